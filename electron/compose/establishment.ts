import { join } from 'node:path';
import type { DepositAuthor } from '../../shared/domain/document/deposit.ts';
import { structureDeposit } from '../../shared/domain/document/own-deposit.ts';
import type { OutboxJob } from '../../shared/domain/outbox/job.ts';
import type { Sender } from '../../shared/domain/outbox/sender.ts';
import type { JournalVerdict } from '../../shared/contract/journal.ts';
import type { Fault } from '../../shared/fault.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { openFrameFolder } from '../adapters/dmp/frames/frame-folder.ts';
import type { FrameSink } from '../adapters/dmp/frames/frame-sink.ts';
import type { Gateway } from '../adapters/dmp/gateway.ts';
import { CertificateChecks } from '../adapters/reader/certificates/check-certificates.ts';
import type { Trust } from '../adapters/reader/certificates/trusted-chain.ts';
import type { Settings } from '../adapters/settings/read-settings.ts';
import { openStore } from '../adapters/store/open-store.ts';
import type { WorkstationKeys } from '../adapters/store/keys/workstation-keys.ts';
import type { Store } from '../adapters/store/store.ts';
import { systemIds } from '../adapters/system/ids.ts';
import { readTerminology, type Terminology } from '../adapters/terminology/read-terminology.ts';
import { ServerGuard } from '../adapters/transport/server-guard.ts';
import { softwareTransport } from '../adapters/transport/software-transport.ts';
import type { Journal } from '../services/audit/journal.ts';
import type { StructureAuthors } from '../services/authors/structure-authors.ts';
import { DmpClock } from '../services/clock/dmp-clock.ts';
import type { HandedOverLot, HandedOverWithdrawal } from '../services/deposit/ports.ts';
import { Existences } from '../services/existence/existence.ts';
import type { HandedOverQuestion } from '../services/existence/ports.ts';
import { Outbox } from '../services/outbox/outbox.ts';
import type { LookUpOwn, SubmitLot, TakeBack } from '../services/outbox/ports.ts';
import type { Clock, Log } from '../services/ports.ts';
import { countedClock } from './clock.ts';
import { openAuthors, openHandBack, openHandIn } from './handed-over.ts';
import { escrowOf, readRoots, sessionGateway, type SessionParts } from './open-session.ts';
import { openStructureJournal } from './structure-journal.ts';
import { openStructure, structureSpeaker, type StructureSession } from './structure-session.ts';

/** What a worker of an establishment is given by its host. */
export interface EstablishmentParts {
  readonly settings: Settings;
  readonly version: string;
  /** Folder of its own: stores, revocation lists. */
  readonly folder: string;
  readonly resources: string;
  readonly keyStore: WorkstationKeys;
  /** Code of the keys; empty when they have none. */
  readonly code: string;
  /** Recovery code, after a renewal of the certificates. */
  readonly recovery: string | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly frames?: string;
  readonly onJob: (job: OutboxJob) => void;
}

/** The outbox of a structure, open. */
export interface Establishment {
  readonly structureId: string;
  /** False while no revocation list of our own certificates could be had: documents are taken in, and wait. */
  readonly maySend: boolean;
  /** Days before our certificates end, when that is near (H46). */
  readonly notice: number | null;
  handIn(lot: HandedOverLot): Promise<Result<OutboxJob, readonly Fault[]>>;
  handBack(withdrawal: HandedOverWithdrawal): Result<OutboxJob, readonly Fault[]>;
  jobs(): readonly OutboxJob[];
  /** What was refused is tried again: whoever runs the worker says that its cause is mended. */
  retryRefused(): void;
  /** Begins to send what is due; interrupted jobs are looked up first. */
  begin(): void;
  /** When something will go on by itself; null when nothing will. */
  nextDueAt(): number | null;
  /** Stops at once: what is on its way becomes doubtful (decision 13). */
  stop(): void;
  /** TD0.2: whether a patient has a DMP; told and journaled, nothing else of it is kept. */
  exists(question: HandedOverQuestion, signal: AbortSignal): ReturnType<Existences['ask']>;
  /** What was found of the journal, once the whole of it was verified beside the work (H55). */
  journalVerified(): Promise<JournalVerdict>;
  acknowledgeBreak(): void;
  /** Stops, seals the journal and closes the store. */
  close(reason: string): Promise<void>;
}

interface Opened {
  readonly parts: EstablishmentParts;
  readonly session: StructureSession;
  readonly store: Store;
  readonly trust: Trust;
  readonly terms: Terminology;
  readonly frames: FrameSink | null;
  readonly guard: ServerGuard;
}

/** The DMP's time beside that of a workstation nobody looks at: the journal tells of it. */
function tracedClock(clock: Clock, journal: Journal): DmpClock {
  const row = (kind: 'session.clock' | 'session.clock-moved') => (ms: number) =>
    journal.write(kind, undefined, { seconds: Math.round(ms / 1_000) });
  return new DmpClock({ clock, onChanged: row('session.clock'), onMoved: row('session.clock-moved') });
}

type Speaking = (author: DepositAuthor) => Gateway;

/** Speaks for the author of a lot, in the structure: one gateway an author, over one pool of connections. */
function gateways(
  { parts, session, terms, frames, guard }: Opened,
  dmpClock: DmpClock,
): (author: DepositAuthor) => Gateway {
  const { settings, clock, version, keyStore } = parts;
  const transport = guard.transport(softwareTransport({ ...session.keys.tls, roots: settings.trustedRoots }));
  const shared: SessionParts = {
    settings,
    version,
    terms,
    folder: storesOf(parts),
    keyStore,
    transport,
    frames,
    clock,
    wireTime: dmpClock.wire(),
    ids: systemIds,
    countSignature: () => undefined,
  };
  const open = new Map<string, Gateway>();
  return (author) => {
    const key = `${author.nationalId} ${author.specialty.code} ${author.family} ${author.given}`;
    const known = open.get(key);
    if (known) return known;
    const gateway = sessionGateway(structureSpeaker(session, author, terms), shared, () => false);
    if (!gateway.ok) throw new Error(`The seal was read: ${gateway.fault.code}`);
    open.set(key, gateway.value);
    return gateway.value;
  };
}

/** Sends as the author of the lot, and looks up as the author of the job: the structure finds all of its own (DMP_3.1b). */
function wire({ store }: Opened, as: Speaking): { submit: SubmitLot; lookUp: LookUpOwn; takeBack: TakeBack } {
  const { outbox, withdrawals } = store;
  const authorOf = (uniqueId: string): DepositAuthor => {
    const job = outbox.findByUniqueId(uniqueId);
    const back = withdrawals.ofDocument(uniqueId);
    const author = (job && outbox.lotOf(job.id)?.author) ?? (back && withdrawals.withdrawal(back.id)?.author);
    if (!author) throw new Error('A job is looked up by its own identifier');
    return author;
  };
  return {
    submit: { submitLot: (lot, progress, signal) => as(lot.author).submitLot(lot, progress, signal) },
    lookUp: { findOwn: (ins, uniqueId, signal) => as(authorOf(uniqueId)).findOwn(ins, uniqueId, signal) },
    takeBack: {
      takeBack: (withdrawal, onSeen, signal) => {
        const { author, submissionSetId } = withdrawal;
        const document = structureDeposit(withdrawal, author.structureId);
        return as(author).deleteOwn(document, signal, { submissionSetId, onSeen });
      },
    },
  };
}

function openOutbox(opened: Opened, journal: Journal, as: Speaking): Outbox {
  const { parts, store } = opened;
  const { submit, lookUp, takeBack } = wire(opened, as);
  return new Outbox({
    store: store.outbox,
    submit,
    lookUp,
    withdrawals: { store: store.withdrawals, dmp: takeBack },
    writeDown: journal.writeDown.bind(journal),
    clock: parts.clock,
    due: countedClock(parts.clock),
    ids: systemIds,
    log: parts.log,
    mode: 'structure',
    // Nobody sits before it: what holds a document back is done before it is handed over (EX_GEN-1060).
    recallWindowMs: 0,
    onChange: ({ job, progress }) => {
      if (!progress) parts.onJob(job);
    },
  });
}

function storesOf({ folder }: EstablishmentParts): string {
  return join(folder, 'stores');
}

/** Its own legal store, under the signature of ORG_AUTH_CLI and the workstation's key store (decision 12). */
function openLegal(parts: EstablishmentParts, { keys }: StructureSession): Promise<Result<Store, Fault>> {
  const escrow = escrowOf(parts.settings);
  if (!escrow.ok) return Promise.resolve(escrow);
  // Nobody is there to be shown a recovery code: without an escrow, a renewed certificate would lose the queue.
  if (!escrow.value) return Promise.resolve(fail({ code: 'establishment/no-escrow' }));
  return openStore({
    folder: storesOf(parts),
    holderId: keys.structureId,
    signDomainText: async (text) => ok(keys.sign('authentication', Buffer.from(text))),
    keyStore: parts.keyStore,
    escrow: escrow.value,
    ...(parts.recovery !== null && { recovery: parts.recovery }),
  });
}

function retryRefused(outbox: Outbox): void {
  for (const { id, state } of outbox.list()) if (state === 'refused') outbox.retry(id);
}

async function assemble(opened: Opened): Promise<Establishment> {
  const { parts, session, store, trust } = opened;
  const kept = await openStructureJournal({ ...parts, stores: storesOf(parts), session, store, trust });
  const { journal } = kept;
  const dmpClock = tracedClock(parts.clock, journal);
  const as = gateways(opened, dmpClock);
  const outbox = openOutbox(opened, journal, as);
  const base = { ...opened, settings: parts.settings, clock: parts.clock };
  const authors = openAuthors(base);
  const taken = { ...base, journal, outbox, authors };
  const existences = openExistences({ ...parts, authors, journal, as });
  const handIn = openHandIn(taken);
  const handBack = openHandBack(taken);
  const sender: Sender = { mode: 'structure', structureId: session.situation.structureId };
  return {
    structureId: session.keys.structureId,
    maySend: session.verdict.revocationKnown,
    notice: session.verdict.notice ?? null,
    handIn: (lot) => handIn.handIn(lot),
    handBack: (withdrawal) => handBack.handBack(withdrawal),
    jobs: () => outbox.list(),
    retryRefused: () => retryRefused(outbox),
    begin: () => outbox.start(sender),
    stop: () => outbox.stop(),
    nextDueAt: () => store.outbox.nextDueAt(sender),
    exists: (question, signal) => existences.ask(question, signal),
    journalVerified: () => kept.verified(),
    acknowledgeBreak: () => kept.acknowledgeBreak(),
    close: async (reason) => {
      dmpClock.stop();
      try {
        outbox.stop();
        await kept.close(reason, outbox.counters());
      } finally {
        store.close();
      }
    },
  };
}

function openExistences(parts: {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly authors: StructureAuthors;
  readonly journal: Journal;
  readonly as: Speaking;
}): Existences {
  const { settings, clock, authors, journal, as } = parts;
  return new Existences({
    environment: settings.environment,
    authors,
    ask: async (author, ins, signal) => {
      const answer = await as(author).findDossier(ins, signal);
      return answer.ok ? ok(answer.value.value.existence) : answer;
    },
    writeDown: journal.writeDown.bind(journal),
    clock,
  });
}

function guardOf(settings: Settings, checks: CertificateChecks): ServerGuard {
  const { trustedRoots: roots, strictServerRevocation: strict } = settings;
  return new ServerGuard({ roots, strict, judge: (certificate) => checks.judgeServer(certificate) });
}

/**
 * Opens the outbox of an establishment: certificates without a card, the structure's own legal store, its queue
 * (decisions 11, 12, 34). It deposits and takes back; it reads nothing (dmp-interface §6.1).
 *
 * @returns the outbox; `establishment/…` for the certificates, `store/…` for the store, `settings/unreadable`,
 *   `frames/real-store`.
 */
export async function openEstablishment(parts: EstablishmentParts): Promise<Result<Establishment, Fault>> {
  const { settings, folder, clock, log } = parts;
  if (!settings.establishment) return fail({ code: 'establishment/not-configured' });
  // Compulsory in each assertion (dmp-interface §2.2): without it every document would be refused, one after another.
  if (settings.homologationNumber === '') return fail({ code: 'establishment/no-homologation' });
  const frames = parts.frames === undefined ? ok(null) : openFrameFolder(parts.frames, settings.environment);
  if (!frames.ok) return frames;
  const trust = readRoots(settings);
  if (!trust.ok) return trust;
  const { trustedRoots: roots, ocsp } = settings;
  const checks = new CertificateChecks({ roots, listFolder: join(folder, 'crl'), ocsp, clock, log });
  const session = await openStructure(settings.establishment, parts.code, checks);
  if (!session.ok) return session;
  const store = await openLegal(parts, session.value);
  if (!store.ok) return store;
  // No screen shows it: the escrow is the way back.
  store.value.confirmRecoveryCode();
  const terms = readTerminology(join(parts.resources, 'terminology'));
  const opened = { parts, session: session.value, store: store.value, terms, frames: frames.value, trust: trust.value };
  return ok(await assemble({ ...opened, guard: guardOf(settings, checks) }));
}
