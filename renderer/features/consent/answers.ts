import type { SecretGround } from '../../../shared/domain/consent/secret-meeting.ts';
import type { Input } from '../../api/client.ts';

type Sent = Input<'dossier.consent'>;

/** The answers as given so far: null is «not answered»; nothing begins ticked (H22). */
export interface Answers {
  readonly who: 'patient' | 'other' | null;
  readonly representativeName: string;
  readonly capacity: Sent['capacity'] | null;
  readonly informed: boolean;
  readonly means: Sent['means'] | null;
  /** Asked in a minor's secret connection only (R35). */
  readonly ground: SecretGround | null;
  readonly accompanied: boolean | null;
  readonly oppositionNoted: boolean;
  readonly reimbursementsTold: boolean;
}

/** Whose consent it is: it decides who may speak, and what is asked. */
export interface Whose {
  readonly isMinor: boolean;
  readonly secret: boolean;
}

/** The screen as it opens. */
export const NO_ANSWER: Answers = {
  who: null,
  representativeName: '',
  capacity: null,
  informed: false,
  means: null,
  ground: null,
  accompanied: null,
  oppositionNoted: false,
  reimbursementsTold: false,
};

const SHORTEST_NAME = 2;

/** A minor speaks alone in the secret connection and through his representative in the ordinary one (R34, R36). */
export function speakerOf(who: Answers['who'], { isMinor, secret }: Whose): Sent['consentingPerson'] | null {
  if (secret) return 'patient';
  if (who === 'patient') return isMinor ? null : 'patient';
  if (who === null) return null;
  return isMinor ? 'legal-representative' : 'protection-measure';
}

/** Whether who speaks is answered, with a name where a name is due. */
export function isSpoken(answers: Pick<Answers, 'who' | 'representativeName'>, whose: Whose): boolean {
  const speaker = speakerOf(answers.who, whose);
  if (speaker === null) return false;
  return speaker === 'patient' || answers.representativeName.trim().length >= SHORTEST_NAME;
}

function secretAnswered(answers: Answers): boolean[] {
  const { ground, accompanied, oppositionNoted, reimbursementsTold } = answers;
  return [ground !== null, accompanied !== null, oppositionNoted && reimbursementsTold];
}

/** How many of the questions are still open. */
export function answersLeft(answers: Answers, whose: Whose): number {
  const answered = [
    isSpoken(answers, whose),
    answers.capacity !== null,
    answers.informed,
    answers.means !== null,
    ...(whose.secret ? secretAnswered(answers) : []),
  ];
  return answered.filter((one) => !one).length;
}

/** Who spoke, as it is sent; null while it is not answered. */
export function spokenToSend(
  answers: Pick<Answers, 'who' | 'representativeName' | 'means'>,
  whose: Whose,
): Pick<Sent, 'consentingPerson' | 'representativeName' | 'means'> | null {
  const consentingPerson = speakerOf(answers.who, whose);
  const { means } = answers;
  if (consentingPerson === null || means === null || !isSpoken(answers, whose)) return null;
  if (consentingPerson === 'patient') return { consentingPerson, means };
  return { consentingPerson, means, representativeName: answers.representativeName.trim() };
}

function secretPart(answers: Answers, { secret }: Whose): Pick<Sent, 'secret'> {
  const { ground, accompanied } = answers;
  if (!secret || ground === null || accompanied === null) return {};
  return { secret: { ground, accompanied, oppositionNoted: true, reimbursementsTold: true } };
}

/** What is sent; null while a question is open. */
export function toSend(token: string, answers: Answers, whose: Whose): Sent | null {
  const spoken = spokenToSend(answers, whose);
  const { capacity } = answers;
  if (answersLeft(answers, whose) > 0 || capacity === null || spoken === null) return null;
  return { token, capacity, informed: true, ...spoken, ...secretPart(answers, whose) };
}
