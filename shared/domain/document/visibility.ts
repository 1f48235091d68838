import type { DocumentEntry } from './entry.ts';

/** Code systems of confidentialityCode (TRE_A07 and HL7, dmp-interface §3.5). */
export const CONFIDENTIALITY_SYSTEM = '1.2.250.1.213.1.1.4.13';
export const HL7_CONFIDENTIALITY_SYSTEM = '2.16.840.1.113883.5.25';

/** Restrictions that a document may bear; several may stand together. */
export const RESTRICTIONS = ['MASQUE_PS', 'INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX'] as const;
export type Restriction = (typeof RESTRICTIONS)[number];

/** True for a code that restricts who may see a document. */
export function isRestriction(code: string): code is Restriction {
  return RESTRICTIONS.some((restriction) => restriction === code);
}

/** The restrictions an entry bears, in a fixed order; unknown codes are no restriction that we can name. */
export function restrictionsOf(entry: Pick<DocumentEntry, 'confidentialityCodes'>): Restriction[] {
  const codes = new Set(entry.confidentialityCodes.map((code) => code.code));
  return RESTRICTIONS.filter((restriction) => codes.has(restriction));
}

/** A state to be shown in a list (EX_3.1-1080); a current, unrestricted document has none. */
export type EntryState = 'masque-ps' | 'invisible-patient' | 'invisible-representants' | 'archive' | 'ancienne-version';

const STATE_OF: Record<Restriction, EntryState> = {
  MASQUE_PS: 'masque-ps',
  INVISIBLE_PATIENT: 'invisible-patient',
  INVISIBLE_REPRESENTANTS_LEGAUX: 'invisible-representants',
};

/** State labels of an entry, restrictions first, then its place in the life cycle (R19). */
export function entryStates(entry: DocumentEntry): EntryState[] {
  const states = restrictionsOf(entry).map((restriction) => STATE_OF[restriction]);
  if (entry.availabilityStatus === 'archived') states.push('archive');
  if (entry.availabilityStatus === 'deprecated') states.push('ancienne-version');
  return states;
}
