import { setImmediate as turn } from 'node:timers/promises';
import type { PatientRow } from '../../shared/contract/patient.ts';
import { toPatientRow } from '../../shared/domain/patient/patient-row.ts';
import type { ChainHead } from '../../shared/domain/audit/chain.ts';
import type { CardHolder } from '../../shared/domain/card/practitioner.ts';
import { SealChecks } from '../adapters/reader/certificates/check-seal.ts';
import type { Trust } from '../adapters/reader/certificates/trusted-chain.ts';
import type { Settings } from '../adapters/settings/read-settings.ts';
import type { Store } from '../adapters/store/store.ts';
import { HandOvers } from '../services/audit/hand-over.ts';
import { JournalCheck } from '../services/audit/journal-check.ts';
import { JournalReading } from '../services/audit/journal-reading.ts';
import type { Journal, JournalSession } from '../services/audit/journal.ts';
import type { SaveFile, SignSeal } from '../services/audit/ports.ts';
import type { LocalCopies } from '../services/cache/local-copies.ts';
import type { Patients } from '../services/patients/patients.ts';
import type { Clock, Log } from '../services/ports.ts';
import type { DossierSession } from '../services/records/dossier-session.ts';
import { LPS_NAME } from './app-desk.ts';

interface DeskParts {
  readonly store: Store;
  readonly trust: Trust;
  readonly journal: Journal;
  readonly session: JournalSession;
  readonly holder: CardHolder;
  readonly issuers: readonly Uint8Array[];
  readonly patients: Patients;
  readonly copies: LocalCopies;
  readonly openDossier: () => DossierSession | null;
  readonly signSeal: SignSeal;
  readonly saveFile: SaveFile;
  readonly witness: ChainHead | null;
  readonly settings: Settings;
  readonly version: string;
  readonly typeLabel: (typeCode: string | undefined) => string;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChanged: () => void;
}

function patientRow({ patients, clock, settings }: DeskParts, insId: string): PatientRow | null {
  const patient = patients.find(insId);
  if (!patient) return null;
  const homonym = patients.isHomonym(patient);
  return toPatientRow(patient, { homonym, now: clock.now(), ageOfMajority: settings.ageOfMajority });
}

/** Titles that may be read here now: those of the open dossier, else those of a copy that is still allowed (H13, H16). */
function titlesOf({ copies, openDossier }: DeskParts, insId: string): ReadonlyMap<string, string> {
  const open = openDossier();
  if (open?.insId === insId) return new Map([...open.rows.values()].map(({ row }) => [row.uniqueId, row.title]));
  const rows = copies.list(insId)?.rows ?? [];
  return new Map(rows.flatMap((row) => ('unreadable' in row || !row.title ? [] : [[row.uniqueId, row.title]])));
}

/** The journal's three services: verified, read back, handed over. */
export function openJournalDesk(parts: DeskParts) {
  const { store, journal, session, clock, log, holder } = parts;
  const patient = (insId: string): PatientRow | null => patientRow(parts, insId);
  return {
    journalCheck: new JournalCheck({
      store: store.audit,
      journal,
      seals: new SealChecks(parts.trust),
      session,
      witness: parts.witness,
      clock,
      log,
      pause: () => turn(),
      onChanged: parts.onChanged,
    }),
    journalReading: new JournalReading({
      store: store.audit,
      session,
      searchPatients: (words) => parts.patients.search(words),
      patient,
      titles: (insId) => titlesOf(parts, insId),
      typeLabel: parts.typeLabel,
      log,
    }),
    handOvers: new HandOvers({
      store: store.audit,
      journal,
      session,
      sign: parts.signSeal,
      save: parts.saveFile,
      patient,
      software: `${LPS_NAME} ${parts.version}`,
      holderName: `${holder.given} ${holder.family}`,
      authorities: parts.issuers.map((der) => Buffer.from(der).toString('base64')),
      clock,
    }),
  };
}
