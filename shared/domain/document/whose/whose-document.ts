import { ageOn } from '../../patient/age.ts';
import type { PatientIdentity } from '../../patient/identity.ts';
import type { Claim, Weight } from './claim.ts';
import { compareFamily, compareGiven, compareName, type Likeness, type NameLikeness } from './compare-name.ts';
import type { WrittenDate } from './written-date.ts';

/** A trait in which a document names somebody else. */
export const OWN_TRAITS = ['ins', 'name', 'given-name', 'birth-date'] as const;
export type OwnTrait = (typeof OWN_TRAITS)[number];

/** What a document says, where the patient's identity says otherwise. */
export interface OtherTrait {
  readonly trait: OwnTrait;
  /** As it stands in the document. */
  readonly found: string;
  /** `page/<n>`, `text`, `properties` or `cda`. */
  readonly place: string;
}

/**
 * Whose a document is (H28). `matched`: it names the patient by INS, or by surname, given name and birth date together.
 * `mismatch`: it names somebody else. `unverified`: it says nothing, or too little.
 */
export type Whose =
  | { readonly kind: 'matched'; readonly by: 'ins' | 'traits' }
  | { readonly kind: 'mismatch'; readonly others: readonly OtherTrait[] }
  | { readonly kind: 'unverified' };

/** What was read of one place of a document. */
export interface Reading {
  readonly place: string;
  /** Each INS in it, as it was found. */
  readonly ins: readonly string[];
  readonly claims: readonly Claim[];
}

interface Held {
  readonly claim: Claim;
  readonly weight: Weight;
  readonly place: string;
  readonly family: Likeness;
  readonly given: Likeness;
  readonly birth: Likeness;
}

/** From this age on nobody is called «BB» any more. */
const NAMED_FROM = 2;

/** A day agrees as far as both know it; it proves only when all of it is said. */
function compareBirth(ours: string, { year, month, day }: WrittenDate): Likeness {
  const [ourYear = '', ourMonth, ourDay] = ours.split('-');
  if (!ourYear.endsWith(year)) return 'other';
  if (month !== undefined && ourMonth !== undefined && month !== ourMonth) return 'other';
  if (day !== undefined && ourDay !== undefined && day !== ourDay) return 'other';
  return day === undefined || ourDay === undefined ? 'partly' : 'same';
}

function likenessOf(claim: Extract<Claim, { kind: 'name' }>, patient: PatientIdentity): NameLikeness {
  if (claim.part === 'family') return compareFamily(claim.words, patient);
  return claim.part === 'whole' ? compareName(claim.words, patient) : compareGiven(claim.words, patient);
}

function hold(claim: Claim, place: string, patient: PatientIdentity, today: string): Held {
  const { weight } = claim;
  if (claim.kind === 'birth') {
    return { claim, weight, place, family: null, given: null, birth: compareBirth(patient.birthDate, claim.date) };
  }
  const { family, given, nameless } = likenessOf(claim, patient);
  const grown = nameless && ageOn(today, patient.birthDate) >= NAMED_FROM;
  return { claim, weight: nameless ? 'child' : weight, place, family, given: grown ? 'other' : given, birth: null };
}

const agrees = (likeness: Likeness): boolean => likeness === 'same' || likeness === 'partly';

/** A name of birth and one of use stand side by side: one of them agreeing, the other label is the same person's. */
function withoutOtherNames(held: readonly Held[]): Held[] {
  const part = ({ claim }: Held): string => (claim.kind === 'name' ? claim.part : '');
  const ownFamily = held.some((one) => part(one) === 'family' && agrees(one.family));
  const ownGiven = held.some((one) => part(one) === 'given' && agrees(one.given));
  return held.filter((one) => {
    if (part(one) === 'family' && one.family === 'other') return !ownFamily;
    return !(part(one) === 'used-given' && one.given === 'other' && ownGiven);
  });
}

/** A form that asks for the given name apart: what stands beside the surname is another surname. */
function withoutSecondSurnames(held: readonly Held[]): Held[] {
  const apart = held.some(({ claim }) => claim.kind === 'name' && claim.part === 'given');
  return held.map((one) =>
    apart && one.claim.kind === 'name' && one.claim.part === 'family' ? { ...one, given: null } : one,
  );
}

const TRAITS = [
  ['family', 'name'],
  ['given', 'given-name'],
  ['birth', 'birth-date'],
] as const;

function othersOf(held: readonly Held[]): OtherTrait[] {
  const others = TRAITS.flatMap(([likeness, trait]) =>
    held
      .filter((one) => one[likeness] === 'other')
      .map(({ claim, place }) => ({ trait, found: claim.shown.trim().slice(0, 80), place })),
  );
  return others.filter((one, at) => others.findIndex(({ trait, found }) => trait === one.trait && found === one.found) === at); // prettier-ignore
}

/** Words that may be a heading are a name when they are the patient's in part. */
const isName = ({ weight, family, given }: Held): boolean => weight !== 'guessed' || agrees(family) || agrees(given);

interface Proof {
  readonly whole: boolean;
  /** Given name and whole birth date are his. */
  readonly butName: boolean;
}

function proofOf(held: readonly Held[]): Proof {
  const butName = held.some(({ birth }) => birth === 'same') && held.some(({ given }) => given === 'same');
  return { whole: butName && held.some(({ family }) => agrees(family)), butName };
}

/** Titles and names alone speak only where nothing else does, and only when none of them is the patient. */
function mentionedOthers(mentioned: readonly Held[]): OtherTrait[] {
  const kin = mentioned.filter(({ family }) => agrees(family));
  // «Mme MARTIN» is his where nobody is «Mme Claire MARTIN».
  const his = kin.some(({ given }) => agrees(given)) || (kin.length > 0 && kin.every(({ given }) => given === null));
  return his ? [] : othersOf(mentioned);
}

/** Married since his software last asked: given name and birth date are his, and the record knows no name of use. */
function mayBeNewName(others: readonly OtherTrait[], { butName }: Proof, patient: PatientIdentity): boolean {
  return butName && patient.usedName === undefined && others.every(({ trait }) => trait === 'name');
}

const unverified: Whose = { kind: 'unverified' };

/**
 * Judges whose a document is from what was read in it (H28; RNIV: surname, given name and birth date prove together).
 *
 * What a label states about somebody else is a mismatch, whatever else stands there; what a sentence tells is one
 * unless the patient is named in full, and then a human looks; what may be about a child counts only where the patient is
 * not named in full.
 *
 * @param readings what each place of the document says.
 * @param patient whom it is to be filed for.
 * @param today `YYYY-MM-DD`: whether a newborn's provisional name may still be his.
 */
export function whoseDocument(readings: readonly Reading[], patient: PatientIdentity, today: string): Whose {
  const strangers = readings.flatMap(({ place, ins }) =>
    ins.filter((value) => value !== patient.ins.value).map((found) => ({ trait: 'ins' as const, found, place })),
  );
  const all = readings.flatMap(({ claims, place }) => claims.map((claim) => hold(claim, place, patient, today)));
  const held = withoutSecondSurnames(withoutOtherNames(all)).filter(isName);
  const of = (...weights: readonly Weight[]): Held[] => held.filter(({ weight }) => weights.includes(weight));
  const byIns = readings.some(({ ins }) => ins.includes(patient.ins.value));
  const proof = proofOf(held);
  const isHis = byIns || proof.whole;
  const stated = [...strangers, ...othersOf(of('stated', 'guessed'))];
  const told = othersOf(of('told'));
  const child = othersOf(of('child'));
  const others = isHis ? stated : [...stated, ...told, ...child];
  if (others.length > 0) return mayBeNewName(others, proof, patient) ? unverified : { kind: 'mismatch', others };
  if (isHis) return told.length > 0 ? unverified : { kind: 'matched', by: byIns ? 'ins' : 'traits' };
  const mentioned = of('stated', 'told').some(({ claim }) => claim.kind === 'name')
    ? []
    : mentionedOthers(of('mentioned'));
  return mentioned.length > 0 ? { kind: 'mismatch', others: mentioned } : unverified;
}
