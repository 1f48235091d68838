import type { PatientIdentity } from '../../patient/identity.ts';
import { plainName } from '../../patient/traits.ts';
import { NAMELESS, PARTICLES } from './words.ts';

/**
 * How far a trait on a paper is the patient's. `partly`: enough not to be somebody else's, too little to be proof (half
 * of a double name, the second given name alone, another spelling). `null`: the paper does not say.
 */
export type Likeness = 'same' | 'partly' | 'other' | null;

/** Surname and given name of a paper, held against the patient's. */
export interface NameLikeness {
  readonly family: Likeness;
  readonly given: Likeness;
  /** A newborn who has no given name yet. */
  readonly nameless: boolean;
}

interface Word {
  readonly plain: string;
  /** Part of a hyphened word: the number of that word. */
  readonly joint: number;
}

function wordsOf(written: readonly string[]): Word[] {
  return written.flatMap((word, joint) =>
    plainName(word)
      .split(' ')
      .filter((plain) => plain !== '')
      .map((plain) => ({ plain, joint })),
  );
}

const squeezed = (name: string): string => plainName(name).replace(/ /g, '');
/** Spellings that say the same: MATHIEU and MATTHIEU, NATHALIE and NATALIE, SYLVIE and SILVIE. */
const sounded = (name: string): string =>
  name.replace(/PH/g, 'F').replace(/H/g, '').replace(/Y/g, 'I').replace(/Z/g, 'S').replace(/(.)\1/g, '$1');

/** The words, side by side, that make this name when they are put together: «LE GOFF», «LEGOFF», «L E G O F F». */
function windowOf(words: readonly Word[], name: string): readonly Word[] | null {
  if (name === '') return null;
  for (let from = 0; from < words.length; from += 1) {
    let made = '';
    for (let to = from; to < words.length && made.length < name.length; to += 1) {
      made += words[to]?.plain ?? '';
      if (made === name) return words.slice(from, to + 1);
    }
  }
  return null;
}

const withoutParticles = (name: string): string[] =>
  plainName(name)
    .split(' ')
    .filter((word) => !PARTICLES.has(word.toLowerCase()));

/** A surname as it may be written: whole, or without its particles. */
function familyForms(name: string): string[] {
  return [...new Set([squeezed(name), withoutParticles(name).join('')])].filter((form) => form.length > 1);
}

interface Found {
  readonly likeness: Likeness;
  readonly words: readonly Word[];
}

function findFamily(words: readonly Word[], names: readonly string[]): Found {
  const whole = names.flatMap((name) => {
    const found = familyForms(name).map((form) => windowOf(words, form));
    return found.find((window) => window !== null) ?? [];
  });
  if (whole.length > 0) return { likeness: 'same', words: whole };
  const parts = new Set(names.flatMap(withoutParticles).filter((part) => part.length > 2));
  const half = words.filter(({ plain }) => parts.has(plain));
  if (half.length > 0) return { likeness: 'partly', words: half };
  const alike = words.filter(
    ({ plain }) => plain.length > 4 && names.some((name) => sounded(squeezed(name)) === sounded(plain)),
  );
  return { likeness: alike.length > 0 ? 'partly' : 'other', words: alike };
}

function findGiven(words: readonly Word[], patient: PatientIdentity): Found {
  const first = windowOf(words, squeezed(patient.firstGivenName));
  const firstParts = plainName(patient.firstGivenName).split(' ');
  const all = new Set([...firstParts, ...plainName(patient.givenNames).split(' ')]);
  if (first) {
    // «Jean-Pierre» is not JEAN, unless the register says PIERRE too.
    const stranger = words.some((word) => first.some((one) => one.joint === word.joint) && !all.has(word.plain) && !first.includes(word)); // prettier-ignore
    return { likeness: stranger ? 'partly' : 'same', words: first };
  }
  const known = words.filter(({ plain }) => all.has(plain));
  const unknown = words.filter(({ plain }) => !all.has(plain));
  if (known.length > 0) {
    // JEAN for JEAN-PIERRE, and not JEAN PAUL; a twin may share a second given name: alone it proves nothing.
    const half = known[0]?.plain === firstParts[0] && unknown.length === 0;
    if (half || unknown.length === 0) return { likeness: half ? 'same' : 'partly', words: known };
    return { likeness: 'other', words: known };
  }
  const alike = words.filter(
    ({ plain }) => plain.length > 3 && sounded(plain) === sounded(squeezed(patient.firstGivenName)),
  );
  return { likeness: alike.length > 0 ? 'partly' : 'other', words: alike };
}

const isWeighty = ({ plain }: Word): boolean => plain.length > 1 && !PARTICLES.has(plain.toLowerCase());

/**
 * Holds the words of a name, in whatever order, against the patient's: birth name or used name, first given name or,
 * less surely, another one; without accents, case, hyphens, particles.
 *
 * @param written surname and given names as the paper has them, the name that «née» joins among them.
 */
export function compareName(written: readonly string[], patient: PatientIdentity): NameLikeness {
  const all = wordsOf(written);
  const names = [patient.birthName, ...(patient.usedName === undefined ? [] : [patient.usedName])];
  // Somebody may be called LENFANT or SANS: a word of his own name stands for nobody's.
  const own = new Set(names.flatMap((name) => plainName(name).split(' ')));
  const words = all.filter(({ plain }) => own.has(plain) || !NAMELESS.test(plain.toLowerCase()));
  const nameless = words.length < all.length;
  const family = findFamily(words, names);
  const rest = words.filter((word) => !family.words.includes(word)).filter(isWeighty);
  const given = rest.length === 0 ? { likeness: null, words: [] } : findGiven(rest, patient);
  return { family: words.length === 0 ? null : family.likeness, given: nameless ? null : given.likeness, nameless };
}

/** Holds what a label «Nom» gives against the patient's surnames; what else stands there may be another surname. */
export function compareFamily(written: readonly string[], patient: PatientIdentity): NameLikeness {
  const { family, given, nameless } = compareName(written, patient);
  return { family, given: family === 'other' ? null : given, nameless };
}

/** Holds what a label «Prénom» gives against the patient's given names. */
export function compareGiven(written: readonly string[], patient: PatientIdentity): NameLikeness {
  const all = wordsOf(written);
  const words = all.filter(({ plain }) => !NAMELESS.test(plain.toLowerCase())).filter(isWeighty);
  const nameless = words.length < all.filter(isWeighty).length;
  const given = words.length === 0 ? null : findGiven(words, patient).likeness;
  return { family: null, given: nameless ? null : given, nameless };
}
