/**
 * An expected fault as it travels from where it happened to the screen.
 *
 * `code` is stable for ever (`topic/what`): texts, tests and support rely on it. The French sentence of each code
 * lives in `renderer/texts/faults.ts`, never here. `serverCode` and `serverText` keep what a remote system said
 * (EX_GEN-1145: raw code and message are kept beside our own sentence); they hold no patient datum.
 */
export interface Fault<Code extends string = string> {
  readonly code: Code;
  /** The field or place concerned, when the fault is about input: `title`, `ins.key`, `documents[2].size`. */
  readonly field?: string;
  /** A bound that was passed, in the unit of the field (characters, bytes, tries). */
  readonly limit?: number;
  readonly serverCode?: string;
  readonly serverText?: string;
}

/** What may be done after a failed exchange with the store: try again, look first, or never again. */
export type FailureClass = 'transient' | 'ambiguous' | 'permanent';

/** A fault of an exchange with the store; the class decides what the outbox does next (style anchors §1 «State»). */
export interface ExchangeFault extends Fault {
  readonly class: FailureClass;
}

/** The fault with its listed fields only: what a subclass or a library added does not cross to the window. */
export function plainFault(fault: Fault): Fault {
  const { code, field, limit, serverCode, serverText } = fault;
  return {
    code,
    ...(field !== undefined && { field }),
    ...(limit !== undefined && { limit }),
    ...(serverCode !== undefined && { serverCode }),
    ...(serverText !== undefined && { serverText }),
  };
}
