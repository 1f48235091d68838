import { archiveEndsAt, deletionDueAt } from '../rules/archive-life.ts';
import { patientIdText } from '../xds/composite.ts';
import { closedDossiers } from './closure.ts';
import { destroyOldTraces, eraseDossier, keepTracesUntil } from './erase-dossier.ts';
import type { Store } from './open.ts';
import { loadPatient } from './patients.ts';
import { settleHolds } from './settle-holds.ts';
import { writeTrace } from './traces.ts';

/**
 * Brings the whole store to where its clock is, before anything is read: holds (R25), then archives of closed dossiers
 * (R39). What was due has happened then, whoever reads and whenever.
 */
export function settle(db: Store, now: number): void {
  settleHolds(db, now);
  db.transaction(() => {
    for (const { patientId, closedAt, deletionAskedAt } of closedDossiers(db)) {
      const end = archiveEndsAt(closedAt);
      const due = deletionAskedAt === null ? end : Math.min(end, deletionDueAt(deletionAskedAt));
      if (now >= due) erase(db, patientId, due, end);
    }
    destroyOldTraces(db, now);
  })();
}

function erase(db: Store, patientId: number, at: number, tracesUntil: number): void {
  const patient = patientIdText(loadPatient(db, patientId).ins);
  eraseDossier(db, patientId);
  writeTrace(db, { at, transaction: 'dossier-erased', outcome: 'accepted', patient });
  keepTracesUntil(db, patient, tracesUntil);
}
