import type { Asker, ChangedDocument, ChangeRefusal, ChangeRule } from './change.ts';

/** TRE_G15: médecin. */
const PHYSICIAN = '10';

function archiving({ mine, patientAuthored }: ChangedDocument, asker: Asker): ChangeRefusal | null {
  if (asker.mode !== 'normal' && asker.profession !== PHYSICIAN) return 'visibility/not-in-emergency';
  if (asker.isTreatingPhysician) return null;
  if (patientAuthored) return 'visibility/patients-own';
  return mine ? null : 'visibility/author-or-treating';
}

function deleting({ mine, patientAuthored }: ChangedDocument, asker: Asker): ChangeRefusal | null {
  if (patientAuthored) return asker.isTreatingPhysician ? null : 'visibility/patients-own';
  return mine ? null : 'visibility/author-only';
}

/**
 * R16, R21, R22: who is offered what, after the digest of the functional-rights matrix (dmp-interface §6.4). The server
 * decides; this only keeps what it would refuse off the screen. Whoever reads a document may mask it or make it visible
 * in ordinary care; its author and the médecin traitant unmask and archive; its author alone deletes, and what the
 * patient wrote is taken away by the médecin traitant alone.
 */
export const whoMay: ChangeRule = (change, document, asker) => {
  if (change === 'delete') return deleting(document, asker);
  if (change === 'archive' || change === 'unarchive') return archiving(document, asker);
  if (asker.mode !== 'normal') return 'visibility/not-in-emergency';
  const unmasks = document.mine || asker.isTreatingPhysician;
  return change === 'unmask' && !unmasks ? 'visibility/author-or-treating' : null;
};
