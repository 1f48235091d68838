import { RESTRICTION } from '../rules/visibility-change.ts';
import { loadDocuments } from './documents-read.ts';
import { dueHolds, endHold, heldDocuments, markNotified, openHolds, type Hold } from './holds.ts';
import { patientIdText } from '../xds/composite.ts';
import { HOLDER_ALONE, PATIENT, writeNotice } from './notices.ts';
import type { Store } from './open.ts';
import { loadPatient } from './patients.ts';
import type { StoredDocument } from './records.ts';
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

/** Tells that the dossier was updated, and nothing of what was added; the minor alone when his parents must not know (R35). */
function notify(db: Store, hold: Hold): void {
  const secret = isSecret(loadDocuments(db, heldDocuments(db, hold.id)));
  markNotified(db, hold.id, hold.noticeAt);
  const recipient = secret ? HOLDER_ALONE : PATIENT;
  writeNotice(db, { patientId: hold.patientId, recipient, at: hold.noticeAt, kind: 'hold-notice' });
  trace(db, hold, 'hold-notice', hold.noticeAt, secret);
}

function release(db: Store, hold: Hold): void {
  endHold(db, hold.id, 'RELEASED_AUTO', hold.releaseAt, null);
  const documents = loadDocuments(db, heldDocuments(db, hold.id));
  for (const document of documents) {
    const codes = document.confidentialityCodes.filter((one) => one.code !== RESTRICTION.fromPatient);
    reviseConfidentiality(db, document.id, codes);
    if (document.status !== 'Deprecated')
      tellDocument(db, { ...document, confidentialityCodes: codes }, hold.releaseAt);
  }
  trace(db, hold, 'hold-release', hold.releaseAt, isSecret(documents));
}

const isSecret = (documents: readonly StoredDocument[]): boolean =>
  documents.some((one) => one.confidentialityCodes.some((coded) => coded.code === RESTRICTION.fromRepresentatives));

function trace(db: Store, { id, patientId }: Hold, transaction: string, at: number, secret: boolean): void {
  const patient = patientIdText(loadPatient(db, patientId).ins);
  writeTrace(db, { at, transaction, outcome: 'accepted', patient, detail: `hold ${id}`, secret });
}
