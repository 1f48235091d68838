import { isUnsettled } from '../../../shared/domain/outbox/human-acts.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import { readHandedOver } from '../../adapters/system/handed-over-lot.ts';
import type { Establishment } from '../../compose/establishment.ts';
import type { ExitCode } from '../command.ts';
import type { Described } from './lots.ts';
import { isOver, isStuck, jobLine, refusedLine } from './report.ts';

/** As many refusals of one kind in a row are of the certificates or the configuration: what waits is spared them. */
const SAME_REFUSALS = 5;
/** Refusals that may be of whoever sends; those of a patient or of a document are left out. */
const OF_THE_SENDER: ReadonlySet<string> = new Set([
  'dmp/refused',
  'dmp/assertion-refused',
  'dmp/invalid-certificate',
  'dmp/structure-unknown',
  'dmp/structure-not-linked',
  'dmp/access-denied',
]);

/** What the worker takes in and where it tells it. */
export interface FeedWork {
  readonly lots: Iterable<Described> | AsyncIterable<Described>;
  readonly print: (line: string) => void;
  /** Prints every change of a job, from «held-back» (it is on disk) on; otherwise one line a job. */
  readonly changes: boolean;
  /** What an earlier run had refused is tried again. */
  readonly retryRefused: boolean;
  /** Ends the work: Ctrl-C, or the time given is over. */
  readonly signal: AbortSignal;
}

/**
 * One run of the worker: takes the documents in while the queue already leaves, then waits until nothing goes on by
 * itself. Each job of this run, or left by an earlier one, is printed once, when it is over or when the run ends.
 */
export class FeedRun {
  readonly #work: FeedWork;
  readonly #printed = new Set<string>();
  /** By document: the job on which somebody must act before another of its chain leaves (H30). */
  readonly #stuck = new Map<string, OutboxJob>();
  #jobs: () => readonly OutboxJob[] = () => [];
  #refusals = 0;
  #sending: string | null = null;
  #streak: { readonly code: string; readonly length: number } | null = null;
  #halt: () => void = () => undefined;
  #isHalted = false;
  #onChange: () => void = () => undefined;

  constructor(work: FeedWork) {
    this.#work = work;
  }

  /** Hears each job that changed; given to the establishment when it is opened. */
  heard(job: OutboxJob): void {
    if (job.state === 'sending') this.#sending = job.id;
    else if (this.#sending === job.id) this.#sending = null;
    this.#noteStuck(job);
    if (isOver(job) || this.#work.changes || this.#behind(job)) this.#print(job);
    // What waited for its turn behind it has none any more: said as it happens, the run may go on for days.
    if (isStuck(job)) for (const later of this.#jobs()) if (this.#behind(later)) this.#print(later);
    if (this.#repeats(job)) {
      this.#isHalted = true;
      this.#halt();
    }
    this.#onChange();
  }

  #noteStuck(job: OutboxJob): void {
    if (isStuck(job)) this.#stuck.set(job.chainId, job);
    else if (this.#stuck.get(job.chainId)?.id === job.id) this.#stuck.delete(job.chainId);
  }

  /** The stuck job that this one waits for; an earlier one was settled before that one was tried. */
  #behind(job: OutboxJob): OutboxJob | null {
    const stuck = this.#stuck.get(job.chainId);
    return stuck && stuck.id !== job.id && isUnsettled(job) ? stuck : null;
  }

  /** Whether something waits behind a job on which somebody must act. */
  get holdsBack(): boolean {
    return this.#stuck.size > 0 && this.#jobs().some((job) => this.#behind(job) !== null);
  }

  /** Why nothing leaves any more: the same refusal, again and again; null when that is not so. */
  get halted(): string | null {
    return this.#isHalted ? (this.#streak?.code ?? null) : null;
  }

  /** Whether one more refusal makes it clear that what is refused is the sender, not his documents. */
  #repeats({ state, failure }: OutboxJob): boolean {
    if (state === 'sent') this.#streak = null;
    if (state !== 'refused' || !failure || !OF_THE_SENDER.has(failure.fault.code)) return false;
    const { code, serverCode = '' } = failure.fault;
    const said = `${code} ${serverCode}`.trim();
    this.#streak = { code: said, length: this.#streak?.code === said ? this.#streak.length + 1 : 1 };
    return this.#streak.length >= SAME_REFUSALS;
  }

  /** @returns 0 when everything is deposited, 1 when something was refused or still waits. */
  async run(establishment: Establishment): Promise<ExitCode> {
    this.#halt = () => establishment.stop();
    this.#jobs = () => establishment.jobs();
    for (const job of this.#jobs()) this.#noteStuck(job);
    if (this.#work.retryRefused) establishment.retryRefused();
    if (establishment.maySend) establishment.begin();
    for await (const described of this.#work.lots) {
      if (this.#work.signal.aborted) break;
      await this.#takeIn(establishment, described);
    }
    if (establishment.maySend) await this.#idle(establishment);
    establishment.stop();
    const left = establishment.jobs().filter(isUnsettled);
    for (const job of left) this.#print(job);
    return this.#refusals === 0 && left.length === 0 ? 0 : 1;
  }

  async #takeIn(establishment: Establishment, { source, text, folder, fault }: Described): Promise<void> {
    const refuse = (...of: Parameters<typeof refusedLine>): void => {
      this.#refusals += 1;
      this.#work.print(refusedLine(...of));
    };
    if (text === null) return refuse(source, null, [{ code: fault ?? 'feed/too-long' }]);
    const read = readHandedOver(text, folder);
    if (!read.ok) return refuse(source, read.fault.uniqueId, read.fault.faults);
    const handed = read.value;
    const { uniqueId } = handed.act === 'deposit' ? handed.lot : handed.withdrawal;
    const job = await (handed.act === 'deposit'
      ? establishment.handIn(handed.lot)
      : establishment.handBack(handed.withdrawal));
    if (!job.ok) refuse(source, uniqueId, job.fault);
    else if (isOver(job.value) || this.#behind(job.value)) this.#print(job.value);
  }

  /** Waits until nothing is on its way and nothing is due any more, or until the end is asked for. */
  #idle(establishment: Establishment): Promise<void> {
    const { signal } = this.#work;
    return new Promise((resolve) => {
      const look = (): void => {
        if (signal.aborted || this.#isHalted || (this.#sending === null && establishment.nextDueAt() === null))
          resolve();
      };
      this.#onChange = look;
      signal.addEventListener('abort', () => resolve(), { once: true });
      look();
    });
  }

  #print(job: OutboxJob): void {
    const behind = this.#behind(job);
    const key = `${job.id} ${job.state} ${behind?.id ?? ''}`;
    if (this.#printed.has(key)) return;
    this.#printed.add(key);
    this.#work.print(jobLine(job, behind));
  }
}
