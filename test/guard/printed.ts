/** How a person stands printed on one paper: every office writes names and dates in its own way. */
import type { Random } from '../model/world/random.ts';
import { between, otherGiven, otherSurname, type Person } from './people.ts';

/** One person as one paper writes him. */
export interface Printed {
  readonly sex: 'M' | 'F';
  readonly civil: string;
  readonly shortCivil: string;
  /** The name he goes by, and how he was born; null where the paper leaves it out. */
  readonly last: string;
  readonly birthName: string;
  readonly maiden: string | null;
  readonly first: string;
  readonly allGiven: string;
  readonly born: string;
  /** «né», «née», «Né(e)»… */
  readonly ne: string;
  readonly age: number;
}

/** Who else stands on a paper, and what it is about. */
export interface Cast {
  readonly who: Printed;
  readonly doctor: string;
  readonly colleague: string;
  readonly motherLine: string;
  readonly childLine: string;
  readonly spouse: string;
  readonly town: string;
  /** Days of this year, as the paper writes days. */
  readonly day: string;
  readonly earlier: string;
  readonly dice: Random;
}

const MONTHS = [
  'janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre',
] as const; // prettier-ignore
const SHORT = [
  'janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.',
] as const; // prettier-ignore

type DateStyle = (year: string, month: string, day: string) => string;
const DATES: readonly DateStyle[] = [
  (y, m, d) => `${d}/${m}/${y}`,
  (y, m, d) => `${d}/${m}/${y}`,
  (y, m, d) => `${d}.${m}.${y}`,
  (y, m, d) => `${d}-${m}-${y}`,
  (y, m, d) => `${d}/${m}/${y.slice(2)}`,
  (y, m, d) => `${d}.${m}.${y.slice(2)}`,
  (y, m, d) => `${d} / ${m} / ${y}`,
  (y, m, d) => `${d} ${m} ${y}`,
  (y, m, d) => `${y}-${m}-${d}`,
  (y, m, d) => `${d === '01' ? '1er' : Number(d)} ${MONTHS[Number(m) - 1] ?? ''} ${y}`,
  (y, m, d) => `${d === '01' ? '1er' : Number(d)} ${(MONTHS[Number(m) - 1] ?? '').toUpperCase()} ${y}`,
  (y, m, d) => `${d} ${SHORT[Number(m) - 1] ?? ''} ${y}`,
];

export function writtenDay(iso: string, style: DateStyle): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return style(year, month, day);
}

const bare = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').replace(/Œ/g, 'OE');
const spread = (text: string): string => [...text.toUpperCase()].join(' ');
const same = (text: string): string => text;

type Hand = (text: string) => string;

/** A hand for surnames: capitals mostly, without accents often, hyphens lost at times, letters set apart at times. */
function surnameHand(dice: Random): Hand {
  const letters: Hand = dice.chance(0.45) ? bare : same;
  const size: Hand = dice.chance(0.8) ? (text) => text.toUpperCase() : same;
  const joints: Hand = dice.pick([
    same,
    same,
    (text: string) => text.replace(/-/g, ' '),
    (text: string) => text.replace(/[ '](?=\p{Lu})/gu, ''),
  ]);
  const spacing: Hand = dice.chance(0.04) ? spread : same;
  return (text) => spacing(joints(size(letters(text))));
}

function givenHand(dice: Random): Hand {
  const letters: Hand = dice.chance(0.4) ? bare : same;
  const size: Hand = dice.chance(0.35) ? (text) => text.toUpperCase() : same;
  const joints: Hand = dice.chance(0.2) ? (text) => text.replace(/-/g, ' ') : same;
  return (text) => joints(size(letters(text)));
}

export const dateStyle = (dice: Random): DateStyle => dice.pick(DATES);

/** Puts a person on a paper. */
export function print(dice: Random, person: Person): Printed {
  const last = surnameHand(dice);
  const given = givenHand(dice);
  const [first = ''] = person.givenNames;
  const used = person.usedName;
  // An office knows the name of use, the one of birth, or both.
  const goesBy = used !== null && dice.chance(0.75) ? used : person.birthName;
  const tellsMaiden = used !== null && goesBy === used && dice.chance(0.6);
  const female = person.sex === 'F';
  return {
    sex: person.sex,
    civil: female ? dice.pick(['Madame', 'Madame', 'Mademoiselle']) : 'Monsieur',
    shortCivil: female ? dice.pick(['Mme', 'MME', 'Mme.']) : dice.pick(['M.', 'Mr', 'M']),
    last: last(goesBy),
    birthName: last(person.birthName),
    maiden: tellsMaiden ? last(person.birthName) : null,
    first: given(first),
    allGiven: person.givenNames.map(given).join(dice.pick([' ', ', '])),
    born: writtenDay(person.birthDate, dateStyle(dice)),
    ne: female ? 'née' : 'né',
    age: Math.max(0, 2026 - Number(person.birthDate.slice(0, 4))),
  };
}

/** A whole cast around a person: doctors, relatives and days that are nobody's birth. */
export function castFor(dice: Random, person: Person): Cast {
  const style = dateStyle(dice);
  const others = [person.birthName, ...(person.usedName ? [person.usedName] : []), ...person.givenNames];
  const doctor = (): string =>
    `${otherGiven(dice, dice.pick(['M', 'F']), others)} ${otherSurname(dice, others).toUpperCase()}`;
  const mother = `${person.birthName.toUpperCase()} ${otherGiven(dice, 'F', others)}`;
  const child = otherGiven(dice, 'M', others);
  return {
    who: print(dice, person),
    doctor: doctor(),
    colleague: doctor(),
    motherLine: `sa mère, Mme ${mother}, née le ${writtenDay(`19${between(dice, 40, 79)}-05-17`, style)}`,
    childLine: `son fils ${child}, né le ${writtenDay(`20${between(dice, 10, 24)}-02-09`, style)}`,
    spouse: `${person.sex === 'M' ? 'Mme' : 'M.'} ${person.birthName.toUpperCase()}`,
    town: dice.pick(['Nantes', 'Brest', 'Dijon', 'Saint-Étienne', 'Lille']),
    day: writtenDay(`2026-11-${between(dice, 10, 20)}`, style),
    earlier: writtenDay(`2024-0${between(dice, 1, 9)}-1${between(dice, 0, 9)}`, style),
    dice,
  };
}
