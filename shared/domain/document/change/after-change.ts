import { assertNever } from '../../../result.ts';
import type { Code } from '../code.ts';
import type { AvailabilityStatus, DocumentEntry } from '../entry.ts';
import { CONFIDENTIALITY_SYSTEM, type Restriction } from '../visibility.ts';
import type { DocumentChange } from './change.ts';

const MASKED: Code = {
  code: 'MASQUE_PS',
  codeSystem: CONFIDENTIALITY_SYSTEM,
  displayName: 'Masqué aux professionnels de santé',
};

function without(codes: readonly Code[], restriction: Restriction): readonly Code[] {
  return codes.filter(({ code }) => code !== restriction);
}

function codesAfter(codes: readonly Code[], change: DocumentChange): readonly Code[] {
  switch (change) {
    case 'mask':
      return [...without(codes, 'MASQUE_PS'), MASKED];
    case 'unmask':
      return without(codes, 'MASQUE_PS');
    case 'show-to-patient':
      return without(codes, 'INVISIBLE_PATIENT');
    case 'show-to-representatives':
      return without(codes, 'INVISIBLE_REPRESENTANTS_LEGAUX');
    case 'archive':
    case 'unarchive':
    case 'delete':
      return codes;
    default:
      return assertNever(change);
  }
}

function statusAfter(status: AvailabilityStatus, change: DocumentChange): AvailabilityStatus {
  if (change === 'archive') return 'archived';
  if (change === 'unarchive') return 'approved';
  return change === 'delete' ? 'deleted' : status;
}

/**
 * H21: the entry as a change leaves it. Nothing but its confidentiality codes or its status differs, codes that we
 * cannot name included (H08).
 *
 * @param entry as last read from the registry.
 * @param change already allowed by `changeRefusal`.
 */
export function afterChange(entry: DocumentEntry, change: DocumentChange): DocumentEntry {
  return {
    ...entry,
    confidentialityCodes: codesAfter(entry.confidentialityCodes, change),
    availabilityStatus: statusAfter(entry.availabilityStatus, change),
  };
}
