import type { Restriction } from '../visibility.ts';
import type { ChangedDocument, ChangeRule, DocumentChange } from './change.ts';

/** The restriction that a change of visibility takes away. */
const LIFTED: Partial<Record<DocumentChange, Restriction>> = {
  unmask: 'MASQUE_PS',
  'show-to-patient': 'INVISIBLE_PATIENT',
  'show-to-representatives': 'INVISIBLE_REPRESENTANTS_LEGAUX',
};

function isAlreadySo(change: DocumentChange, { restrictions, status }: ChangedDocument): boolean {
  const lifted = LIFTED[change];
  if (lifted) return !restrictions.includes(lifted);
  if (change === 'mask') return restrictions.includes('MASQUE_PS');
  return (change === 'archive' && status === 'archived') || (change === 'unarchive' && status === 'approved');
}

/**
 * H10, H35: a change bears on a document that is in force or archived, and changes something. A replaced version follows
 * the one that replaced it, and a deletion is final (dmp-interface §3.7: deletion from Approved or Archived).
 */
export const fitsState: ChangeRule = (change, document) => {
  const { status } = document;
  if (status !== 'approved' && status !== 'archived') return 'visibility/not-in-force';
  return isAlreadySo(change, document) ? 'visibility/already-so' : null;
};
