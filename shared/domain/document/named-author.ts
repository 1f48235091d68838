import type { Fault } from '../../fault.ts';

/** A professional as the software of his structure names him; nothing is judged yet. One of the two identifiers. */
export interface NamedAuthor {
  /** PS_IdNat: RPPS (8) or ADELI (0). */
  readonly nationalId?: string;
  /** Of somebody who has no PS_IdNat: his number in the structure (EX_0.1-1025). */
  readonly internalId?: string;
  readonly family: string;
  readonly given: string;
  /** Code of TRE_G15. */
  readonly profession: string;
  /** Savoir-faire of a physician (R01), section of a pharmacist. */
  readonly savoirFaire?: string;
}

/**
 * How the identifier of a structure begins that of its people: `person`, the kinds of PS_IdNat (3 + FINESS, 4 + SIREN,
 * 5 + SIRET, 6 + RPPS of a practice, 1 + ADELI of a practice); `structure`, the Struct_IdNat as it is. Unsure: the first
 * is that of the national annex and of the type `EI` (dmp-interface §3.4), the second that of a published template (§2.2).
 */
export const INTERNAL_ID_FORMS = ['person', 'structure'] as const;
export type InternalIdForm = (typeof INTERNAL_ID_FORMS)[number];

/** First digit of a Struct_IdNat, and of the PS_IdNat of its people (dmp-interface §3.4). */
const PERSON_KINDS: Readonly<Record<string, string>> = { 0: '1', 1: '3', 2: '4', 3: '5', 4: '6' };

/**
 * The identifier of somebody of a structure who has no PS_IdNat: `<prefixed structure>/<internal id>`.
 *
 * @param structureId Struct_IdNat under which the structure speaks.
 */
export function internalPsId(structureId: string, internalId: string, form: InternalIdForm): string {
  const kind = form === 'person' ? PERSON_KINDS[structureId.charAt(0)] : undefined;
  return `${kind === undefined ? structureId : kind + structureId.slice(1)}/${internalId}`;
}

/** Whether an identifier is that of a structure for one of its people: metadata give it another type (`EI`). */
export function isInternalPsId(id: string): boolean {
  return id.includes('/');
}

/** Physicians and pharmacists bear a savoir-faire or a section in every assertion (dmp-interface §2.2). */
const WITH_SAVOIR_FAIRE = ['10', '21'];
/** Shorter parts of a name are found in any identifier by chance. */
const NAME_PART = 3;

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Parts of a name, without accents. */
function nameParts(text: string): string[] {
  return plain(text)
    .split(/[^a-z0-9]+/)
    .filter((part) => part.length >= NAME_PART);
}

/**
 * What is wrong with an author who is named: `deposit/author-incomplete` without the savoir-faire that his profession
 * asks for, `deposit/author-id-not-opaque` when his internal identifier bears his name (EX_0.1-1025).
 */
export function authorFaults({ profession, savoirFaire, internalId, family, given }: NamedAuthor): Fault[] {
  const missing = WITH_SAVOIR_FAIRE.includes(profession) && savoirFaire === undefined;
  const id = plain(internalId ?? '');
  const speaks = [...nameParts(family), ...nameParts(given)].some((part) => id.includes(part));
  return [
    ...(missing ? [{ code: 'deposit/author-incomplete', field: 'author.savoirFaire' }] : []),
    ...(speaks ? [{ code: 'deposit/author-id-not-opaque', field: 'author.internalId' }] : []),
  ];
}

/** A name as it was handed over with an internal identifier. */
export type HeldName = Pick<NamedAuthor, 'family' | 'given'>;

/**
 * Whether an internal identifier may still be the same person's: one who changed name keeps a part of it; when nothing is
 * left, the identifier was given to somebody else (EX_0.1-1025: permanent, never used again).
 */
export function mayBeSamePerson(held: HeldName, now: HeldName): boolean {
  const same = (one: string, other: string): boolean => {
    const parts = nameParts(other);
    return plain(one) === plain(other) || nameParts(one).some((part) => parts.includes(part));
  };
  return same(held.family, now.family) || same(held.given, now.given);
}
