import { createHash } from 'node:crypto';
import type { Job } from '../../shared/contract/deposit.ts';
import type { Receiving } from '../../shared/contract/document.ts';
import type { AuditEvent, AuditKind, AuditRow } from '../../shared/domain/audit/event.ts';
import type { ChainHead } from '../../shared/domain/audit/chain.ts';
import type { CardHolder, Situation } from '../../shared/domain/card/practitioner.ts';
import { needsExpressConsent, readingCapacities } from '../../shared/domain/consent/reading-capacities.ts';
import type { Gateway } from '../adapters/dmp/gateway.ts';
import type { Trust } from '../adapters/reader/certificates/trusted-chain.ts';
import { authorisationValidityMs, type Settings } from '../adapters/settings/read-settings.ts';
import type { Store } from '../adapters/store/store.ts';
import type { Terminology } from '../adapters/terminology/read-terminology.ts';
import type { Workplace } from '../ipc/handlers/workplace.ts';
import { Journal } from '../services/audit/journal.ts';
import { VolumeWatch } from '../services/audit/volume-watch.ts';
import type { SignSeal } from '../services/audit/ports.ts';
import type { LocalCopies } from '../services/cache/local-copies.ts';
import { Consents } from '../services/consent/consents.ts';
import type { SignConsent } from '../services/consent/ports.ts';
import type { BuildCda, SniffFile } from '../services/deposit/ports.ts';
import type { Holds } from '../services/holds/holds.ts';
import { Outbox } from '../services/outbox/outbox.ts';
import { DoctorCalls } from '../services/outbox/doctor-calls.ts';
import type { CallDoctor, SubmitLot } from '../services/outbox/ports.ts';
import type { FetchParameters } from '../services/parameters/ports.ts';
import type { Patients } from '../services/patients/patients.ts';
import type { Clock, EndTime, Ids, Log } from '../services/ports.ts';
import { Documents } from '../services/records/documents.ts';
import { Dossiers } from '../services/records/dossiers.ts';
import { AccessHistory, type OpenInBrowser } from '../services/records/access-history.ts';
import { Lists } from '../services/records/lists.ts';
import { Spots } from '../services/records/spots.ts';
import { News } from '../services/records/news.ts';
import { Views } from '../services/records/views.ts';
import type { ReadDocument } from '../services/records/ports.ts';
import { countedClock } from './clock.ts';
import { CopyDesk, openCopies } from './copies.ts';
import { openDeposits } from './deposits.ts';
import { openEmergency } from './emergency.ts';
import { beginWork, followHolds } from './begin-work.ts';
import { openConsentDesk } from './consent-register.ts';
import type { HostFiles } from './host-files.ts';
import { openHolds, openOutputs } from './holds.ts';
import { followingStore, minorsFollowing, type Following } from './parameters.ts';
import { openJournalDesk } from './journal-desk.ts';
import { openPatients } from './patients.ts';
import { QueueDesk } from './outbox-desk.ts';
import { openChanges } from './visibility.ts';

/** What a workplace is made of: the opened card, the opened store, the gateway, and what the workstation has anyway. */
export interface WorkplaceParts {
  readonly holder: CardHolder;
  readonly situation: Situation;
  readonly store: Store;
  /** Authorities that the seals of journal and inbox are held against. */
  readonly trust: Trust;
  readonly gateway: Gateway;
  /** Sends a lot in the name of the situation it was made in, which may be another one of the same card. */
  readonly submit: SubmitLot;
  readonly signConsent: SignConsent;
  readonly signSeal: SignSeal;
  /** Authorities above the holder's certificates, DER. */
  readonly issuers: readonly Uint8Array[];
  readonly saveFile: HostFiles;
  readonly browser: OpenInBrowser;
  /** Head of the journal that the last lock left outside the database. */
  readonly witness: ChainHead | null;
  readonly version: string;
  readonly settings: Settings;
  readonly terms: Terminology;
  readonly files: SniffFile;
  readonly cda: BuildCda;
  readonly reader: ReadDocument;
  /** Entry of the thread that reads the words of a PDF. */
  readonly pdfWorker: URL;
  readonly clock: Clock;
  /** The DMP's time for what ends by it; the workstation's own when absent. */
  readonly dmpClock?: Clock & EndTime;
  readonly ids: Ids;
  readonly log: Log;
  readonly countSignatures: () => number;
  /** False while no revocation list could be had: reading is warned of, sending waits (decision 15). */
  readonly maySend: boolean;
  readonly parameterSource: FetchParameters | null;
  readonly onDossierLeft: () => void;
  readonly onDossierChanged: () => void;
  readonly onEmergencyChanged: () => void;
  readonly onHoldsChanged: () => void;
  readonly onCopiesChanged: () => void;
  readonly onReceiving: (how: Receiving) => void;
  readonly onJobChanged: (job: Job) => void;
  readonly callDoctor: CallDoctor;
  readonly onJournalChanged: () => void;
}

/** An open workplace with what closing it needs. */
export interface OpenWorkplace extends Workplace {
  readonly copyDesk: CopyDesk;
  readonly patients: Patients;
  readonly store: Store;
  readonly journal: Journal;
  readonly counters: () => { readonly waiting: number; readonly since: number | null };
  /** Begins to send and checks the copies, once the journal holds and is sealed. */
  readonly begin: () => void;
  /** Synchronous part of a lock: stops sending, drops the dossier. The store is closed by the caller afterwards. */
  readonly stop: () => void;
}

interface Foundation {
  readonly journal: Journal;
  readonly patients: Patients;
  readonly consents: Consents;
  readonly copies: LocalCopies;
}

function foundation(parts: WorkplaceParts, handOver: () => void): Foundation {
  const { store, clock, ids, log, settings } = parts;
  const session = { practitionerId: parts.holder.nationalId, structureId: parts.situation.structureId };
  const volume = new VolumeWatch({
    store: store.audit,
    session,
    limit: settings.unusualReadings,
    unusual: (count) => {
      journal.write('volume.unusual', undefined, { count, limit: settings.unusualReadings });
      handOver();
    },
  });
  const hear = (row: AuditRow): void => volume.hear(row);
  const journal: Journal = new Journal({ store: store.audit, clock, log, session, onWritten: hear });
  const writeDown = journal.writeDown.bind(journal);
  return {
    journal,
    patients: openPatients(parts),
    consents: new Consents({
      store: store.consents,
      sign: parts.signConsent,
      writeDown,
      together: (work) => store.outbox.together(work),
      clock,
      ids,
      hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
      session,
    }),
    copies: openCopies(parts, journal),
  };
}

function openDossiers(parts: Following<WorkplaceParts>, base: Foundation): Dossiers {
  return new Dossiers({
    dmp: parts.gateway,
    patients: base.patients,
    consents: base.consents,
    copy: base.copies,
    looks: parts.store.looks,
    place: parts.store.place,
    audit: base.journal,
    clock: parts.clock,
    latestNow: () => parts.dmpClock?.latest() ?? parts.clock.now(),
    ids: parts.ids,
    practitionerId: parts.holder.nationalId,
    authorisationValidityMs: authorisationValidityMs(parts.settings),
    minors: minorsFollowing(parts),
    capacities: readingCapacities(parts.holder, parts.situation),
    expressNeeded: needsExpressConsent(parts.holder),
    countSignatures: parts.countSignatures,
    onLeft: parts.onDossierLeft,
    onChanged: parts.onDossierChanged,
  });
}

function openOutbox(parts: WorkplaceParts, base: Foundation, holds: Holds): { outbox: Outbox; desk: QueueDesk } {
  const { store, gateway, clock, ids, log, settings } = parts;
  const calls = new DoctorCalls(parts.callDoctor, clock);
  const outbox = new Outbox({
    store: store.outbox,
    submit: parts.submit,
    lookUp: gateway,
    writeDown: base.journal.writeDown.bind(base.journal),
    clock,
    due: countedClock(clock),
    ids,
    log,
    mode: 'card',
    recallWindowMs: settings.recallWindowMs,
    onChange: (change) => {
      parts.onJobChanged(desk.hear(change));
      if (change.progress) return;
      holds.heardJob(change.job);
      calls.hear(change.job);
    },
  });
  calls.recall(store.outbox.list());
  const typeLabel = (code: string): string => parts.terms.typeLabel({ code, codeSystem: '' });
  const patient: Patients['find'] = (insId) => base.patients.find(insId);
  const desk: QueueDesk = new QueueDesk({ outbox, typeLabel, patient, byTheWall: () => outbox.dueAheadMs() });
  return { outbox, desk };
}

function openJournal(parts: WorkplaceParts, base: Foundation, dossiers: Dossiers) {
  const { browser, settings } = parts;
  const shared = { live: dossiers.live.bind(dossiers), audit: base.journal };
  const desk = openJournalDesk({
    ...parts,
    journal: base.journal,
    session: { practitionerId: parts.holder.nationalId, structureId: parts.situation.structureId },
    patients: base.patients,
    copies: base.copies,
    openDossier: () => dossiers.readable(),
    typeLabel: (code) => parts.terms.typeLabel(code === undefined ? undefined : { code, codeSystem: '' }),
    onChanged: parts.onJournalChanged,
  });
  const accessHistory = new AccessHistory({ ...shared, browser, webPs: settings.webPsUrl ?? null });
  return { ...desk, views: new Views(shared), accessHistory };
}

/** Everything that stands on the dossier under the banner, joined; the lists and the holds tell each other what they learn. */
function openRecords(parts: Following<WorkplaceParts>, base: Foundation, dossiers: Dossiers) {
  const { gateway: dmp, clock, terms: labels } = parts;
  const shared = { live: dossiers.live.bind(dossiers), dmp, copy: base.copies, audit: base.journal, clock };
  const all = { ...parts, ...base, dossiers };
  const holds = openHolds(parts, all, () => lists);
  const queue = openOutbox(parts, base, holds);
  const { nationalId: practitionerId } = parts.holder;
  const news = new News({ ...shared, looks: parts.store.looks, practitionerId });
  const documents = new Documents({ ...shared, news, reader: parts.reader, onReceived: parts.onReceiving });
  const lists: Lists = new Lists({
    ...shared,
    labels,
    news,
    practitionerId,
    onReceived: ({ patient, status }, kept) =>
      holds.heardList(patient.ins, status?.isTreatingPhysician ?? false, kept.rows),
  });
  const onDeleted = (insId: string, uniqueId: string): void => holds.heardDeleted(insId, uniqueId);
  return {
    queue,
    desks: {
      dossiers,
      lists,
      spots: new Spots({ live: shared.live, spot: parts.store.spot }),
      news,
      holds,
      outputs: openOutputs(parts, all, holds),
      changes: openChanges({ ...all, lists, outbox: queue.outbox, onDeleted }),
      documents,
      trace: (kind: AuditKind, facts: AuditEvent['facts']) => base.journal.write(kind, undefined, facts),
      ...openConsentDesk({ ...all, documents }),
      ...openDeposits(all, { ...all, outbox: queue.outbox, holds, documents }),
    },
  };
}

/**
 * Builds the workplace of an open card: the journal first, because what cannot be traced must not go on; then the
 * dossiers and what stands on them; the queue starts last (`begin`), once the journal holds and is sealed.
 */
export function openWorkplace(given: WorkplaceParts): OpenWorkplace {
  const ended = new AbortController();
  const parts = followingStore(given, ended.signal);
  const base = foundation(parts, () => emergencies.handOver());
  const dossiers = openDossiers(parts, base);
  const { queue, desks } = openRecords(parts, base, dossiers);
  const { outbox } = queue;
  const emergencies = openEmergency(parts, { ...base, dossiers, lists: desks.lists });
  const journalDesk = openJournal(parts, base, dossiers);
  const copyDesk = new CopyDesk(parts, { ...base, dossiers }, ended.signal);
  const begin = (): void => {
    beginWork(parts, base.journal, outbox, emergencies.resume);
    followHolds(outbox, desks.holds);
    void journalDesk.journalCheck.run();
    void copyDesk.connected();
  };
  const stop = (): void => {
    ended.abort();
    journalDesk.journalCheck.stop();
    desks.holds.stop();
    outbox.stop();
    emergencies.lock();
    desks.showing.lock();
    dossiers.lock();
    base.consents.close();
  };
  return {
    ...desks,
    ...journalDesk,
    ...emergencies,
    patients: base.patients,
    outbox: queue.desk,
    copyDesk,
    store: parts.store,
    journal: base.journal,
    counters: () => outbox.counters(),
    begin,
    stop,
  };
}
