import type { DocumentEntry } from '../../../shared/domain/document/entry.ts';
import type { ReadingRight } from '../../../shared/domain/consent/reading-right.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { ExchangeFault } from '../../../shared/fault.ts';
import type { Clock } from '../ports.ts';
import type { FetchDocuments, FindDocuments, FindDossier, KeptList, LocalCopy, WriteAudit } from './ports.ts';

/** What filling the copies needs of the copies themselves. */
export interface FillCopies extends Pick<LocalCopy, 'afterStatus' | 'isOptedIn' | 'saveList' | 'saveDocument'> {
  readonly optedIn: () => readonly string[];
  readonly missing: (insId: string) => readonly DocumentEntry[];
  readonly list: (insId: string) => KeptList | null;
}

export interface CopySyncNeeds {
  readonly dmp: FindDossier & FindDocuments & FetchDocuments;
  readonly copy: FillCopies;
  readonly find: (insId: string) => PatientIdentity | null;
  /** The right of ordinary care from the recorded consent; null when there is none any more (N3). */
  readonly rightFor: (insId: string) => ReadingRight | null;
  readonly audit: WriteAudit;
  readonly clock: Clock;
  readonly onChanged: () => void;
}

/** How far one dossier of a run is. `left-out`: no right stands for it now, nothing was asked. */
export interface CopyProgress {
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'left-out';
  readonly done: number;
  readonly total: number;
  readonly faultCode: string | null;
}

/** One TD3.2, one card signature (decision 16): few enough that a stop or a lost line costs little. */
const BATCH_DOCUMENTS = 8;
const BATCH_BYTES = 8 * 1024 * 1024;
/** A whole list younger than this is not asked again: a run that was stopped or killed goes on where it was. */
const FRESH_MS = 60 * 60_000;

const WAITING: CopyProgress = { state: 'waiting', done: 0, total: 0, faultCode: null };

function batchesOf(entries: readonly DocumentEntry[]): DocumentEntry[][] {
  const batches: DocumentEntry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = entry.size ?? 0;
    const last = batches.at(-1);
    if (last && last.length < BATCH_DOCUMENTS && bytes + size <= BATCH_BYTES) last.push(entry);
    else batches.push([entry]);
    bytes = batches.at(-1)?.length === 1 ? size : bytes + size;
  }
  return batches;
}

/**
 * Fills the copies of the dossiers that were opted in, one after the other, on the holder's own act (N3): right asked
 * first (R10, R41), then the whole list, then the documents that are not there yet. Each batch is on disk before the
 * next is asked, so that a stop, a lock or a kill loses one batch at most and the next run goes on from there.
 */
export class CopySync {
  readonly #needs: CopySyncNeeds;
  #abort: AbortController | null = null;
  #progress: ReadonlyMap<string, CopyProgress> = new Map();
  #faultCode: string | null = null;

  constructor(needs: CopySyncNeeds) {
    this.#needs = needs;
  }

  get running(): boolean {
    return this.#abort !== null;
  }

  /** Why the last run ended before its end; null when it was stopped, is running or came to its end. */
  get faultCode(): string | null {
    return this.#faultCode;
  }

  /** How far a dossier of this run, or of the last one of this session, is; null when it was in none. */
  progressOf(insId: string): CopyProgress | null {
    return this.#progress.get(insId) ?? null;
  }

  /** Stops after the exchange under way, whose answer is dropped. What came is kept. */
  stop(): void {
    this.#abort?.abort();
    this.#abort = null;
    const left = [...this.#progress].filter(([, { state }]) => state !== 'waiting' && state !== 'running');
    this.#progress = new Map(left);
    this.#needs.onChanged();
  }

  /** Fills every copy; resolves when the run is over, stopped or not. Does nothing while one is under way. */
  async run(): Promise<void> {
    if (this.#abort) return;
    const abort = new AbortController();
    this.#abort = abort;
    this.#faultCode = null;
    const wanted = this.#needs.copy.optedIn();
    this.#progress = new Map(wanted.map((insId) => [insId, WAITING]));
    this.#needs.onChanged();
    for (const insId of wanted) {
      const fault = await this.#fill(insId, abort.signal);
      if (abort.signal.aborted) return;
      // The line or the store is away: the dossiers that follow would fail alike, each after its own time limit.
      if (fault && fault.class !== 'permanent') {
        this.#faultCode = fault.code;
        break;
      }
    }
    this.stop();
  }

  #note(insId: string, change: Partial<CopyProgress>): void {
    const before = this.#progress.get(insId) ?? WAITING;
    this.#progress = new Map(this.#progress).set(insId, { ...before, ...change });
    this.#needs.onChanged();
  }

  async #fill(insId: string, signal: AbortSignal): Promise<ExchangeFault | null> {
    this.#note(insId, { state: 'running' });
    const fault = await this.#steps(insId, signal);
    if (signal.aborted) return null;
    if (fault) this.#note(insId, { state: 'failed', faultCode: fault.code });
    else if (this.#progress.get(insId)?.state === 'running') this.#note(insId, { state: 'done' });
    return fault;
  }

  async #steps(insId: string, signal: AbortSignal): Promise<ExchangeFault | null> {
    const { dmp, copy, find, rightFor } = this.#needs;
    const patient = find(insId);
    if (!patient) return this.#leaveOut(insId);
    const status = await dmp.findDossier(patient.ins, signal);
    if (signal.aborted) return null;
    if (!status.ok) return status.fault;
    copy.afterStatus(insId, status.value.value);
    // What the answer has just taken away is not filled again, nor is a dossier that the holder may no longer read.
    const right = copy.isOptedIn(insId) && status.value.value.authorisation === 'valid' ? rightFor(insId) : null;
    if (!right) return this.#leaveOut(insId);
    const listed = await this.#list(insId, right, signal);
    if (listed || signal.aborted) return listed;
    return this.#documents(insId, right, signal);
  }

  #leaveOut(insId: string): null {
    this.#note(insId, { state: 'left-out' });
    return null;
  }

  async #list(insId: string, right: ReadingRight, signal: AbortSignal): Promise<ExchangeFault | null> {
    const { dmp, copy, clock } = this.#needs;
    const now = clock.now();
    if (isFresh(copy.list(insId), now)) return null;
    const answer = await dmp.findDocuments(right, { statuses: ['approved'] }, signal);
    if (signal.aborted) return null;
    if (!answer.ok) return answer.fault;
    await copy.saveList(insId, { ...answer.value.value, receivedAt: now, scopeFrom: null });
    return null;
  }

  async #documents(insId: string, right: ReadingRight, signal: AbortSignal): Promise<ExchangeFault | null> {
    const { dmp, copy, clock, audit } = this.#needs;
    const missing = copy.missing(insId);
    let [done, refused] = [0, 0];
    this.#note(insId, { total: missing.length });
    for (const batch of batchesOf(missing)) {
      const answer = await dmp.fetchDocuments(right, batch, signal);
      if (signal.aborted) return null;
      if (!answer.ok) return answer.fault;
      const received = answer.value.value.flatMap((one) => (one.ok ? [one.value] : []));
      for (const document of received) copy.saveDocument(insId, document, clock.now());
      refused += batch.length - received.length;
      done += batch.length;
      this.#note(insId, { done });
    }
    if (missing.length > 0) audit.write('cache.filled', insId, { documents: done - refused, refused });
    return null;
  }
}

function isFresh(list: KeptList | null, now: EpochMs): boolean {
  return list !== null && list.complete && list.scopeFrom === null && now - list.receivedAt < FRESH_MS;
}
