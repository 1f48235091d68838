import { isMinor } from '../../shared/domain/patient/age.ts';
import { ok } from '../../shared/result.ts';
import type { Journal } from '../services/audit/journal.ts';
import type { Documents } from '../services/records/documents.ts';
import type { Dossiers } from '../services/records/dossiers.ts';
import { Showing } from '../services/showing/showing.ts';
import type { WorkplaceParts } from './workplace.ts';

export interface ShowingParts extends Pick<WorkplaceParts, 'clock' | 'settings'> {
  readonly journal: Journal;
  readonly dossiers: Dossiers;
  readonly documents: Documents;
}

/** The screen turned to the patient, over the dossier under the banner. */
export function openShowing({ clock, settings, journal, dossiers, documents }: ShowingParts): Showing {
  return new Showing({
    audit: journal,
    read: (token, rowId) => documents.read(token, rowId),
    dossier: (token) => {
      const live = dossiers.live(token);
      if (!live.ok) return live;
      const { insId, patient, emergency, rows } = live.value;
      return ok({
        insId,
        isMinor: isMinor(patient.birthDate, clock.now(), settings.ageOfMajority),
        inEmergency: emergency !== null,
        rows: rows.values(),
      });
    },
  });
}
