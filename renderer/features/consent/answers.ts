import type { Input } from '../../api/client.ts';

type Sent = Input<'dossier.consent'>;

/** The answers as given so far: null is «not answered»; nothing begins ticked (H22). */
export interface Answers {
  readonly who: 'patient' | 'other' | null;
  readonly standsFor: 'legal-representative' | 'protection-measure' | null;
  readonly representativeName: string;
  readonly capacity: Sent['capacity'] | null;
  readonly informed: boolean;
  readonly means: Sent['means'] | null;
}

/** The screen as it opens. */
export const NO_ANSWER: Answers = {
  who: null,
  standsFor: null,
  representativeName: '',
  capacity: null,
  informed: false,
  means: null,
};

const SHORTEST_NAME = 2;

function whoIsAnswered(answers: Answers): boolean {
  if (answers.who === 'patient') return true;
  return answers.standsFor !== null && answers.representativeName.trim().length >= SHORTEST_NAME;
}

/** How many of the four questions are still open. */
export function answersLeft(answers: Answers): number {
  const answered = [whoIsAnswered(answers), answers.capacity !== null, answers.informed, answers.means !== null];
  return answered.filter((one) => !one).length;
}

/** What is sent; null while a question is open. */
export function toSend(token: string, answers: Answers): Sent | null {
  const { who, standsFor, capacity, means } = answers;
  if (answersLeft(answers) > 0 || capacity === null || means === null || who === null) return null;
  const base = { token, capacity, informed: true as const, means };
  if (who === 'patient') return { ...base, consentingPerson: 'patient' };
  if (standsFor === null) return null;
  return { ...base, consentingPerson: standsFor, representativeName: answers.representativeName.trim() };
}
