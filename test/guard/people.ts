/** Fictitious people, drawn by a seed: names of every shape that French registers hold. */
import type { PatientIdentity } from '../../shared/domain/patient/identity.ts';
import { testIns } from '../fixtures/documents/sample-deposit.ts';
import type { Random } from '../model/world/random.ts';

/** A person as the civil register has him. */
export interface Person {
  readonly birthName: string;
  readonly usedName: string | null;
  readonly givenNames: readonly string[];
  readonly sex: 'M' | 'F';
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
}

/** A whole number, both ends among them. */
export const between = (dice: Random, low: number, high: number): number => low + dice.below(high - low + 1);

const SURNAMES = [
  'Martin', 'Bernard', 'Thomas', 'Laurent', 'Lefèvre', 'Moreau', 'Garçon', 'Petit', 'Roux', 'Blanc', 'Dupont',
  'Dupond', 'Durand', 'Leroy', 'Le Goff', 'Le Gall', 'De La Tour', 'Du Plessis', "D'Angelo", "N'Guessan", 'Nguyen',
  'Diallo', 'Traoré', 'Ben Youssef', 'El Amrani', 'Benali', 'Müller', 'Lévêque', 'Œuvrard', 'Guérin-Morel',
  'Saint-Martin', 'Dubois-Lambert', 'Fernandes da Silva', 'Rodríguez Pérez', 'Kowalczyk', 'Van den Berghe', 'Roy',
  'Ly', 'Chevalier', 'Noël', 'Court', 'Marchand', 'Boulanger', 'Villeneuve', 'Desprès', 'Hervé', 'Lacroix', 'Vidal',
] as const; // prettier-ignore
const MEN = [
  'Jean', 'Paul', 'Pierre', 'Louis', 'Jean-Pierre', 'Jean-Paul', 'François', 'André', 'Thierry', 'Léo', 'Noé', 'Hugo',
  'Mathéo', 'Karim', 'Mamadou', 'Yann', 'Loïc', 'Marc-Antoine', 'Étienne', 'Martin', 'Thomas', 'Gaël', 'Raphaël',
] as const; // prettier-ignore
const WOMEN = [
  'Marie', 'Sophie', 'Anne', 'Anne-Marie', 'Marie-Louise', 'Chloé', 'Léa', 'Émilie', 'Hélène', 'Françoise', 'Zoé',
  'Aïcha', 'Fatoumata', 'Gaëlle', 'Maëlys', 'Inès', 'Louise', 'Jeanne', 'Claire', 'Rose', 'Océane', 'Bérénice',
] as const; // prettier-ignore

const two = (number: number): string => String(number).padStart(2, '0');

/** A given name that is none of these. */
export function otherGiven(dice: Random, sex: 'M' | 'F', than: readonly string[]): string {
  const taken = new Set(than.flatMap((name) => name.split('-')));
  const free = (sex === 'M' ? MEN : WOMEN).filter((name) => !name.split('-').some((part) => taken.has(part)));
  return dice.pick(free);
}

/** A surname that shares no word with these. */
export function otherSurname(dice: Random, than: readonly string[]): string {
  const taken = new Set(than.flatMap((name) => name.toLowerCase().split(/[\s'-]/)));
  return dice.pick(
    SURNAMES.filter(
      (name) =>
        !name
          .toLowerCase()
          .split(/[\s'-]/)
          .some((part) => taken.has(part)),
    ),
  );
}

export function birthDate(dice: Random, from: number, to: number): string {
  return `${between(dice, from, to)}-${two(between(dice, 1, 12))}-${two(between(dice, 1, 28))}`;
}

export function drawPerson(dice: Random, years: readonly [number, number] = [1928, 2020]): Person {
  const sex = dice.pick(['M', 'F'] as const);
  const birthName = dice.pick(SURNAMES);
  const first = otherGiven(dice, sex, [birthName]);
  const more = dice.chance(0.5) ? [otherGiven(dice, sex, [birthName, first])] : [];
  const born = birthDate(dice, ...years);
  const marries = born < '1995' && dice.chance(sex === 'F' ? 0.55 : 0.05);
  const usedName = marries ? otherSurname(dice, [birthName, first]) : null;
  return { birthName, usedName, givenNames: [first, ...more], sex, birthDate: born };
}

/** Who may be mistaken for whom. */
export const KINSHIPS = ['stranger', 'twin', 'sibling', 'homonym', 'parent', 'spouse', 'neighbour'] as const;
export type Kinship = (typeof KINSHIPS)[number];

/** Somebody else, as near to this person as the kinship says. */
export function somebodyElse(dice: Random, one: Person, kinship: Kinship): Person {
  const names = [one.birthName, ...(one.usedName ? [one.usedName] : []), ...one.givenNames];
  const sex = dice.pick(['M', 'F'] as const);
  const given = otherGiven(dice, sex, names);
  const otherDay = (): string => {
    const [year = '', month = '', day = '01'] = one.birthDate.split('-');
    return `${year}-${month}-${two((Number(day) % 28) + 1)}`;
  };
  const kin = { birthName: one.birthName, usedName: null, givenNames: [given], sex, birthDate: one.birthDate };
  switch (kinship) {
    case 'twin':
      return kin;
    case 'sibling':
      return {
        ...kin,
        birthDate: `${Number(one.birthDate.slice(0, 4)) + between(dice, 1, 6)}${one.birthDate.slice(4)}`,
      };
    case 'homonym':
      return { ...one, birthDate: dice.chance(0.4) ? otherDay() : birthDate(dice, 1930, 2018) };
    case 'parent':
      return {
        ...kin,
        birthDate: `${Number(one.birthDate.slice(0, 4)) - between(dice, 20, 40)}-0${between(dice, 1, 9)}-12`,
      };
    case 'spouse':
      return {
        birthName: otherSurname(dice, names),
        usedName: one.usedName ?? one.birthName,
        givenNames: [given],
        sex: one.sex === 'M' ? 'F' : 'M',
        birthDate: birthDate(dice, 1930, 1990),
      };
    case 'neighbour':
      return {
        ...drawPerson(dice),
        birthName: otherSurname(dice, names),
        givenNames: one.givenNames,
        sex: one.sex,
        usedName: null,
      };
    case 'stranger':
      return { ...drawPerson(dice), birthName: otherSurname(dice, names), givenNames: [given], sex, usedName: null };
  }
}

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[œŒ]/g, 'OE').toUpperCase();

/** The person as the practice's software has him: capitals, without accents more often than not. */
export function recordOf(dice: Random, one: Person): PatientIdentity {
  const write = dice.chance(0.7) ? plain : (text: string): string => text.toUpperCase();
  const [first = ''] = one.givenNames;
  return {
    ins: testIns('2790375012345'),
    birthName: write(one.birthName),
    ...(one.usedName !== null && { usedName: write(one.usedName) }),
    givenNames: one.givenNames.map(write).join(' '),
    firstGivenName: write(first),
    sex: one.sex,
    birthDate: one.birthDate,
    birthPlace: '75112',
    identityStatus: 'qualifiee',
  };
}
