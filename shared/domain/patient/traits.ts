import type { PatientIdentity } from './identity.ts';

/** Traits that another system gives for a person: DMP answer, CDA header, text of a file. Absent ones are absent. */
export interface ForeignTraits {
  readonly names: readonly string[];
  readonly givenNames: readonly string[];
  readonly birthDate?: string;
  readonly sex?: 'M' | 'F';
}

/** A trait in which the foreign identity differs from ours. */
export type TraitDifference = 'name' | 'given-name' | 'birth-date' | 'sex';

/** Literal that the DMP may send for an unknown usual name: counts as absent (REC_0.2-1020). */
const NOT_GIVEN = 'NON RENSEIGNE';

/** Letters only, upper case, no accent: names are compared as the RNIV writes them. */
export function plainName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/Œ/g, 'OE')
    .replace(/Æ/g, 'AE')
    .replace(/[^A-Z]+/g, ' ')
    .trim();
}

function known(texts: readonly string[]): string[] {
  return texts.map(plainName).filter((text) => text !== '' && text !== NOT_GIVEN);
}

/** Year, month and day that a date really gives: `00` stands for an unknown month or day in some systems. */
function knownParts(date: string): string[] {
  const [, year = '', month = '', day = ''] = /^(\d{4})-?(\d{2})?-?(\d{2})?/.exec(date) ?? [];
  const parts = [year, month, day];
  const unknown = parts.findIndex((part, index) => part === '' || (index > 0 && part === '00'));
  return unknown === -1 ? parts : parts.slice(0, unknown);
}

/** Two dates agree when what both give is the same: a year alone agrees with every day of it. */
function sameDate(ours: string, theirs: string): boolean {
  const [a, b] = [knownParts(ours), knownParts(theirs)];
  return a.every((part, index) => b[index] === undefined || b[index] === part);
}

/**
 * Compares our local identity with the traits another system gives (EX_GEN-1230/1510: at least name, given name and
 * birth date; the user alone may decide to continue after a difference).
 *
 * @param ours the local identity.
 * @param theirs what the other system says; a trait it does not give is not a difference.
 * @returns the traits that differ, in a fixed order; empty when nothing contradicts.
 */
export function compareTraits(ours: PatientIdentity, theirs: ForeignTraits): TraitDifference[] {
  const differences: TraitDifference[] = [];
  const ourNames = known([ours.birthName, ...(ours.usedName ? [ours.usedName] : [])]);
  const theirNames = known(theirs.names);
  if (theirNames.length > 0 && !theirNames.some((name) => ourNames.includes(name))) differences.push('name');
  const ourGiven = known([ours.firstGivenName, ours.givenNames]).flatMap((given) => [given, ...given.split(' ')]);
  const theirGiven = known(theirs.givenNames);
  const givenAgrees = theirGiven.some(
    (given) => ourGiven.includes(given) || ourGiven.includes(given.split(' ')[0] ?? ''),
  );
  if (theirGiven.length > 0 && !givenAgrees) differences.push('given-name');
  if (theirs.birthDate && !sameDate(ours.birthDate, theirs.birthDate)) differences.push('birth-date');
  if (theirs.sex && theirs.sex !== ours.sex) differences.push('sex');
  return differences;
}
