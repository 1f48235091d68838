import type { AvailabilityStatus } from '../../../../shared/domain/document/entry.ts';

/** Known states: two of ebXML, two French ones (TRE_R270, dmp-interface §3.5). */
const URNS = {
  approved: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved',
  deprecated: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated',
  archived: 'urn:asip:ci-sis:2010:StatusType:Archived',
  deleted: 'urn:asip:ci-sis:2010:StatusType:Deleted',
} as const;

type KnownStatus = keyof typeof URNS;

function isKnown(word: string): word is KnownStatus {
  return Object.hasOwn(URNS, word);
}

/** The state a status attribute names; another one is kept as printed (H08). */
export function readAvailability(status: string): AvailabilityStatus {
  const known = Object.entries(URNS).find(([, urn]) => urn === status)?.[0];
  return known !== undefined && isKnown(known) ? known : { unknown: status };
}

/** Wire form of a state. */
export function writeAvailability(status: AvailabilityStatus): string {
  return typeof status === 'string' ? URNS[status] : status.unknown;
}
