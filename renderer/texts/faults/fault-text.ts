/** What the practitioner reads of a fault: what happened, and the next step. Codes go to support only. */
export interface FaultText {
  readonly sentence: string;
  readonly next: string;
}

/** The texts of one topic, by what follows the slash of the code. */
export type TopicTexts = Readonly<Record<string, FaultText>>;
