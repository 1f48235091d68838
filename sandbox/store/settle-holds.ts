import { RESTRICTION } from '../rules/visibility-change.ts';
import { loadDocuments } from './documents-read.ts';
import { dueHolds, endHold, heldDocuments, markNotified, openHolds, type Hold } from './holds.ts';
import { patientIdText } from '../xds/composite.ts';
import { PATIENT, writeNotice } from './notices.ts';
import type { Store } from './open.ts';
import { loadPatient } from './patients.ts';
import { tellDocument } from './tell-document.ts';
import { writeTrace } from './traces.ts';
import { reviseConfidentiality } from './versions.ts';

/**
 * Brings every hold to where the clock is (R23, R27): called before anything is read, so that what is due has happened,
 * at its own instant and not at that of the reading.
 */
export function settleHolds(db: Store, now: number): void {
  db.transaction(() => {
    openHolds(db);
    for (const hold of dueHolds(db, 'notice', now)) notify(db, hold);
    for (const hold of dueHolds(db, 'release', now)) release(db, hold);
  })();
}

/** Tells that the dossier was updated, and nothing of what was added. */
function notify(db: Store, hold: Hold): void {
  markNotified(db, hold.id, hold.noticeAt);
  writeNotice(db, { patientId: hold.patientId, recipient: PATIENT, at: hold.noticeAt, kind: 'hold-notice' });
  trace(db, hold, 'hold-notice', hold.noticeAt);
}

function release(db: Store, hold: Hold): void {
  endHold(db, hold.id, 'RELEASED_AUTO', hold.releaseAt, null);
  for (const document of loadDocuments(db, heldDocuments(db, hold.id))) {
    const codes = document.confidentialityCodes.filter((one) => one.code !== RESTRICTION.fromPatient);
    reviseConfidentiality(db, document.id, codes);
    if (document.status !== 'Deprecated')
      tellDocument(db, { ...document, confidentialityCodes: codes }, hold.releaseAt);
  }
  trace(db, hold, 'hold-release', hold.releaseAt);
}

function trace(db: Store, { id, patientId }: Hold, transaction: string, at: number): void {
  const patient = patientIdText(loadPatient(db, patientId).ins);
  writeTrace(db, { at, transaction, outcome: 'accepted', patient, detail: `hold ${id}` });
}
