import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AppState } from '../../shared/contract/app.ts';
import type { LockReason } from '../../shared/domain/card/card-state.ts';
import { insId } from '../../shared/domain/patient/ins.ts';
import type { Fault } from '../../shared/fault.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createCdaBuilder } from '../adapters/dmp/cda/build-cda.ts';
import { documentReader } from '../adapters/dmp/reading/document-reader.ts';
import { readCdaIdentities } from '../adapters/dmp/cda/read-identities.ts';
import { openFrameFolder } from '../adapters/dmp/frames/frame-folder.ts';
import type { FrameSink } from '../adapters/dmp/frames/frame-sink.ts';
import type { Gateway } from '../adapters/dmp/gateway.ts';
import type { EscrowCertificate } from '../adapters/store/keys/escrow.ts';
import { createFileSniffer } from '../adapters/files/sniff-file.ts';
import { cardTransport } from '../adapters/transport/card-transport.ts';
import { chooseTransport } from '../adapters/transport/choose-transport.ts';
import { electronTransport } from '../adapters/transport/electron-transport.ts';
import type { Transport } from '../adapters/dmp/transport.ts';
import { authorisationValidityMs, idleLockMs } from '../adapters/settings/read-settings.ts';
import { readHolderNotes, type HolderNotes } from '../adapters/store/holder-notes.ts';
import { systemIds } from '../adapters/system/ids.ts';
import { profileLog } from '../adapters/system/log.ts';
import { systemKeyStore } from '../adapters/system/workstation-keys.ts';
import { readTerminology, type Terminology } from '../adapters/terminology/read-terminology.ts';
import { LOCKED } from '../ipc/handlers/workplace.ts';
import type { CardSession } from '../services/card/ports.ts';
import type { Refusals } from '../services/audit/refusals.ts';
import type { Log } from '../services/ports.ts';
import { AppDesk, waitingAt, waitingNoted } from './app-desk.ts';
import { buildCard } from './card.ts';
import { ClockDesk } from './clock-desk.ts';
import { giveBack } from './give-back.ts';
import {
  consentSigner,
  journalSealer,
  lotSender,
  sessionGateway,
  sessionBase,
  usableCertificates,
  type SessionBase,
  type SessionParts,
} from './open-session.ts';
import { parameterSource } from './parameters.ts';
import { importPracticeList } from './patients.ts';
import { openRefusals } from './refusals.ts';
import { openWorkplace, type OpenWorkplace, type WorkplaceParts } from './workplace.ts';
import { noteHolder } from './note-holder.ts';
import type { Workstation, WorkstationParts } from './workstation-parts.ts';

export type { Workstation, WorkstationParts };

/**
 * Builds the workstation: what lives as long as the program. The workplace of a card is built at each unlock and
 * dropped at each lock (decision 4 of this folder's house).
 *
 * @returns the workstation; `frames/real-store` when frames are asked for outside the sandbox;
 *   `settings/unreadable` when the roots or the escrow certificate that are named cannot be used.
 */
export function buildWorkstation(parts: WorkstationParts): Result<Workstation, Fault> {
  const frames = parts.frames === undefined ? null : openFrameFolder(parts.frames, parts.settings.environment);
  if (frames && !frames.ok) return fail(frames.fault);
  const escrow = usableCertificates(parts.settings);
  if (!escrow.ok) return escrow;
  const desk = new Bench(parts, frames ? frames.value : null, escrow.value);
  return ok(desk.workstation());
}

/** The workstation's own state: which workplace is open, if any. */
class Bench {
  readonly #parts: WorkstationParts;
  readonly #frames: FrameSink | null;
  readonly #escrow: EscrowCertificate | null;
  readonly #terms: Terminology;
  readonly #log: Log;
  readonly #desk: AppDesk;
  readonly #clocks: ClockDesk;
  readonly #card: ReturnType<typeof buildCard>;
  readonly #refusals: Refusals;
  #work: OpenWorkplace | null = null;
  #signatures = 0;
  /** Recovery code typed beside the PIN, for the one opening that follows (decision 12). */
  #recovery: string | null = null;
  /** The code of this opening was written down: it is not shown again. */
  #codeKept = false;

  constructor(parts: WorkstationParts, frames: FrameSink | null, escrow: EscrowCertificate | null) {
    this.#parts = parts;
    this.#escrow = escrow;
    this.#frames = frames;
    this.#terms = readTerminology(join(parts.resources, 'terminology'));
    this.#log = profileLog(parts.clock, parts.folder);
    this.#clocks = new ClockDesk({ clock: parts.clock, work: () => this.#work, send: parts.send });
    this.#desk = new AppDesk({
      dmpClock: this.#clocks.dmp,
      environment: parts.settings.environment,
      version: parts.version,
      recallWindowMs: parts.settings.recallWindowMs,
      authorisationValidityMs: authorisationValidityMs(parts.settings),
      clock: parts.clock,
      waiting: () => this.#waiting(),
      reminderDue: () => this.#work?.reminder.isDue() ?? false,
      recoveryCode: () => (this.#codeKept ? null : (this.#work?.store.recoveryCode ?? null)),
      onChanged: () => parts.send('app.changed', null),
      onBack: () => void this.#work?.copyDesk.connected(),
    });
    this.#card = buildCard({
      ...parts,
      clock: parts.spanClock ?? parts.clock,
      log: this.#log,
      idleLockMs: idleLockMs(parts.settings),
      clockState: () => this.#clocks.dmp.state(),
      onReached: (outcome) => this.#desk.reached(outcome),
      hooks: {
        opened: (session) => this.#opened(session),
        locking: (session, reason) => this.#locking(session, reason),
      },
    });
    this.#refusals = this.#openRefusals();
    this.#card.desk.onChanged(() => parts.send('card.changed', this.#card.view()));
  }

  #openRefusals(): Refusals {
    return openRefusals({
      folder: join(this.#parts.folder, 'stores'),
      clock: this.#parts.clock,
      log: this.#log,
      cardView: () => this.#card.view(),
      work: () => this.#open(),
    });
  }

  workstation(): Workstation {
    const { desk, view, diagnose } = this.#card;
    return {
      card: desk,
      atWork: () => {
        const work = this.#open();
        return work ? ok(work) : LOCKED;
      },
      refusals: this.#refusals,
      depositTypes: this.#terms.depositTypes,
      cardView: view,
      diagnose,
      clockMoved: () => this.#clocks.moved(),
      admitsServer: (hostname, pem) => this.#card.servers.admits(hostname, pem),
      recoverWith: (code) => void (this.#recovery = code),
      appDesk: {
        state: () => this.#desk.state(),
        touch: () => desk.touch(),
        acknowledgeReminder: () => {
          this.#work?.reminder.acknowledge();
          this.#parts.send('app.changed', null);
        },
        acknowledgeRecoveryCode: () => {
          this.#work?.store.confirmRecoveryCode();
          this.#codeKept = true;
          this.#parts.send('app.changed', null);
        },
      },
    };
  }

  /** The card's word comes first: a lock answers before its workplace has finished closing (N5). */
  #open(): OpenWorkplace | null {
    return this.#card.desk.state().kind === 'open' ? this.#work : null;
  }

  #sessionParts(): SessionParts {
    const { settings, version, folder, clock, safeStorage } = this.#parts;
    return {
      settings,
      version,
      escrow: this.#escrow,
      terms: this.#terms,
      folder: join(folder, 'stores'),
      keyStore: systemKeyStore(safeStorage),
      transport: this.#desk.watch(this.#transport()),
      frames: this.#frames,
      clock,
      wireTime: this.#clocks.dmp.wire(),
      ids: systemIds,
      // The status bar counts card signatures as they are made (product budgets).
      countSignature: () => {
        this.#signatures += 1;
        this.#parts.send('dossier.changed', null);
      },
    };
  }

  #transport(): Transport {
    const { settings, net } = this.#parts;
    const throughCard = cardTransport(() => this.#card.line(), settings.trustedRoots);
    const elsewhere = net ? electronTransport(net) : null;
    const chosen = chooseTransport(throughCard, elsewhere, () => this.#card.line()?.speaksTls ?? false);
    return this.#card.servers.transport(chosen);
  }

  async #opened(session: CardSession): Promise<Result<null, Fault>> {
    const parts = this.#sessionParts();
    const gateway = sessionGateway(session, parts, (ins) => this.#work?.dossiers.isSecretFor(insId(ins)) ?? false);
    if (!gateway.ok) return gateway;
    const base = await sessionBase(session, parts, this.#recovery);
    this.#recovery = null;
    if (!base.ok) return base;
    this.#signatures = 0;
    let work: OpenWorkplace | null = null;
    try {
      work = openWorkplace(this.#workplaceParts(session, parts, gateway.value, base.value));
      await this.#begin(session, work);
      return ok(null);
    } catch (error) {
      this.#work = null;
      return giveBack(work, base.value.store, error);
    }
  }

  async #begin(session: CardSession, work: OpenWorkplace): Promise<void> {
    await work.journal.seal(journalSealer(session));
    importPracticeList(this.#parts.settings, work.patients, this.#log);
    this.#codeKept = false;
    this.#work = work;
    work.begin();
    this.#clocks.opened(work);
    this.#parts.send('app.changed', null);
  }

  #workplaceParts(session: CardSession, parts: SessionParts, gateway: Gateway, base: SessionBase): WorkplaceParts {
    return {
      holder: session.holder,
      situation: session.situation,
      maySend: session.maySend,
      // Past the watch on the DMP: this file may stand elsewhere, and its absence is no breakdown.
      parameterSource: parameterSource(parts.settings, this.#transport()),
      ...base,
      gateway,
      submit: lotSender(session, parts),
      signConsent: consentSigner(session, parts.countSignature),
      signSeal: journalSealer(session),
      issuers: session.issuers,
      saveFile: this.#parts.saveFile,
      browser: this.#parts.browser,
      witness: readHolderNotes(join(this.#parts.folder, 'stores'), session.holder.nationalId).journal,
      version: parts.version,
      settings: parts.settings,
      terms: this.#terms,
      ...this.#fileReaders(),
      cda: createCdaBuilder({ localIdRoot: `${parts.settings.sourceId}.2` }),
      reader: documentReader(),
      clock: parts.clock,
      dmpClock: this.#clocks.dmp,
      ids: systemIds,
      log: this.#log,
      countSignatures: () => this.#signatures,
      onReceiving: (how) => this.#parts.send('document.progress', how),
      onCopiesChanged: () => this.#parts.send('copies.changed', null),
      onHoldsChanged: () => this.#parts.send('holds.changed', null),
      onEmergencyChanged: () => this.#parts.send('emergency.changed', null),
      onDossierLeft: this.#parts.onDossierLeft,
      onDossierChanged: () => this.#parts.send('dossier.changed', null),
      onJobChanged: (job) => this.#parts.send('outbox.changed', job),
      callDoctor: this.#parts.callDoctor,
      onJournalChanged: () => this.#parts.send('journal.changed', null),
    };
  }

  /** What reads foreign files, and the thread that reads PDFs. */
  #fileReaders() {
    const pdfWorker = pathToFileURL(this.#parts.entries.pdf);
    return { pdfWorker, files: createFileSniffer({ cdaIdentities: readCdaIdentities, pdfWorker }) };
  }

  /** Calls fail from the first line on; the store closes even when nothing else could be written. */
  async #locking(session: CardSession, reason: LockReason): Promise<void> {
    const work = this.#work;
    this.#work = null;
    if (!work) return;
    this.#clocks.closed();
    const note = (changes: Partial<HolderNotes>): void =>
      noteHolder(this.#log, join(this.#parts.folder, 'stores'), session.holder.nationalId, changes);
    try {
      work.stop();
      const { waiting, since } = work.counters();
      note({ waiting, since });
      work.journal.write('session.locked', undefined, { reason });
      await work.journal.seal(journalSealer(session));
      // Outside the database: who puts back an older copy of it, or cuts its end with the seals, is told at the next opening.
      note({ journal: work.store.audit.head() });
    } finally {
      work.store.close();
    }
  }

  #waiting(): AppState['waiting'] {
    if (this.#work) return waitingAt(this.#work);
    const view = this.#card.view();
    return waitingNoted(join(this.#parts.folder, 'stores'), 'holder' in view ? view.holder.nationalId : null);
  }
}
