/**
 * TD0.5 (dmp-interface §1.2): how well a dossier fits the traits of a caller whose INS is not known. The real score is not
 * public; this one is ours: the mean over the traits that were asked, none under half returned.
 */

export interface Traits {
  family: string;
  given?: string;
  /** `YYYYMMDD`, or its beginning. */
  birthDate?: string;
  sex?: string;
}

export interface Candidate {
  birthName: string;
  usedName?: string;
  givenNames: string;
  /** `YYYY-MM-DD`, or less. */
  birthDate: string;
  sex: string;
}

export const LEAST_SCORE = 50;
const BEGINNING = 80;
const FULL = 100;

/** From 0 to 100; 0 when a family name, a birth date or a sex that was asked differs. */
export function matchScore(asked: Traits, candidate: Candidate): number {
  const names = [candidate.birthName, candidate.usedName ?? candidate.birthName];
  const scores = [Math.max(...names.map((name) => nameScore(asked.family, name)))];
  if (asked.birthDate) scores.push(candidate.birthDate.replaceAll('-', '').startsWith(asked.birthDate) ? FULL : 0);
  if (asked.sex) scores.push(candidate.sex === asked.sex ? FULL : 0);
  if (scores.includes(0)) return 0;
  if (asked.given) scores.push(nameScore(asked.given, candidate.givenNames));
  return Math.round(scores.reduce((sum, one) => sum + one, 0) / scores.length);
}

function nameScore(asked: string, known: string): number {
  const [wanted, name] = [plain(asked), plain(known)];
  if (wanted === name) return FULL;
  return name.startsWith(wanted) ? BEGINNING : 0;
}

/** Capitals without accents; hyphens, apostrophes and spaces alike. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();
