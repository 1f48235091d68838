import type { Clock, Log } from '../../../services/ports.ts';
import type { ReaderSight, WatchReader } from '../../../services/card/ports.ts';
import { watcherReportSchema, type WatcherReport } from '../processes/messages.ts';
import type { Child, ForkProcess } from './fork-process.ts';

export interface ReaderWatchParts {
  readonly processes: ForkProcess;
  /** The watcher's entry file. */
  readonly entry: string;
  /** Library from the settings; empty to search the known places. */
  readonly library: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Silence after which the watcher counts as lost; four heartbeats unless said. */
  readonly silenceMs?: number;
}

/** Four heartbeats missed: a stopped watcher blanks the screen within a second (H44). */
const SILENCE_MS = 800;
/** After a stall of our own process, time to read the heartbeats that came meanwhile: timers run before messages. */
const CATCH_UP_MS = 60;
/** A first sight may take long: drivers load, readers wake up. */
const FIRST_SIGHT_MS = 15_000;
const RESTART_MS = 1_000;

function sightOf(report: Exclude<WatcherReport, { kind: 'heartbeat' }>): ReaderSight {
  return report.kind === 'card' || report.kind === 'fault'
    ? { kind: report.kind === 'card' ? 'card' : 'silent' }
    : report;
}

/** The watcher process seen from here: what it reports, and that it reports at all. It is started again when lost. */
export class ReaderWatch implements WatchReader {
  readonly #parts: ReaderWatchParts;
  #child: Child | null = null;
  #onSight: ((sight: ReaderSight) => void) | null = null;
  #cancel: () => void = () => undefined;
  #heardAt = 0;

  constructor(parts: ReaderWatchParts) {
    this.#parts = parts;
  }

  /** Process id of the watcher, for tests of doubt. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  start(onSight: (sight: ReaderSight) => void): void {
    this.#onSight = onSight;
    this.#fork();
  }

  stop(): void {
    this.#onSight = null;
    this.#drop();
  }

  #fork(): void {
    const { processes, entry, library, clock } = this.#parts;
    const child = processes.fork(entry, library, {
      message: (message) => {
        if (this.#child === child) this.#hear(message);
      },
      ended: () => {
        if (this.#child === child) this.#lose('ended');
      },
    });
    this.#child = child;
    this.#heardAt = clock.now();
    this.#guard(FIRST_SIGHT_MS);
  }

  #hear(message: unknown): void {
    const report = watcherReportSchema.safeParse(message);
    if (!report.success) return this.#lose('nonsense');
    this.#heardAt = this.#parts.clock.now();
    if (report.data.kind === 'heartbeat') return;
    this.#guard(this.#parts.silenceMs ?? SILENCE_MS);
    if (report.data.kind === 'fault') this.#parts.log.warn('card/watcher-fault', { reason: report.data.reason });
    this.#onSight?.(sightOf(report.data));
  }

  /** Loses the watcher unless it is heard of within this time. */
  #guard(limitMs: number, caughtUp = false): void {
    this.#cancel();
    const left = this.#heardAt + limitMs - this.#parts.clock.now();
    if (left <= 0 && caughtUp) return this.#lose('silent');
    const wait = left > 0 ? left : CATCH_UP_MS;
    this.#cancel = this.#parts.clock.after(wait, () => this.#guard(limitMs, left <= 0));
  }

  #lose(why: string): void {
    this.#drop();
    this.#parts.log.warn('card/watcher-lost', { why });
    this.#onSight?.({ kind: 'silent' });
    if (this.#onSight) this.#cancel = this.#parts.clock.after(RESTART_MS, () => this.#fork());
  }

  #drop(): void {
    this.#cancel();
    const child = this.#child;
    this.#child = null;
    child?.end();
  }
}
