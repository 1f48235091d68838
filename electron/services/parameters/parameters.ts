import { storeParameters, type StoreParameters } from '../../../shared/domain/parameters/store-parameters.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { Clock, Log } from '../ports.ts';
import type { FetchParameters, KeepParameters, KeptParameters } from './ports.ts';

/** What following the store's parameters needs. */
export interface ParameterNeeds {
  /** Null where no address is configured: the defaults hold. */
  readonly source: FetchParameters | null;
  readonly kept: KeepParameters;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted at lock: what is under way is given up and writes nothing. */
  readonly ended: AbortSignal;
  readonly defaults: { readonly ageOfMajority: number };
}

/** A file counts as stale after a day, and is fetched again on next use (EX_GEN-1540). */
export const STALE_AFTER_MS = 24 * 60 * 60_000;
/** After a failure the last good file serves; asking again waits this long. */
export const RETRY_AFTER_MS = 10 * 60_000;

/** The store's functional parameters: the last good file, the defaults before there ever was one. */
export class Parameters {
  readonly #needs: ParameterNeeds;
  #kept: KeptParameters | null;
  #askedAt: EpochMs | null = null;
  #running: Promise<void> | null = null;

  constructor(needs: ParameterNeeds) {
    this.#needs = needs;
    this.#kept = needs.kept.load();
  }

  /** What holds now. A stale file goes on holding while a new one is fetched behind it. */
  current(): StoreParameters {
    if (this.#mustAsk()) void this.refresh();
    return storeParameters(this.#kept?.texts ?? {}, this.#needs.defaults);
  }

  /** When the file that holds was fetched; null while the defaults do. */
  asOf(): EpochMs | null {
    return this.#kept?.at ?? null;
  }

  /** Fetches the file. A failure changes nothing and is logged by its code: the last good file holds. */
  refresh(): Promise<void> {
    this.#running ??= this.#fetch().finally(() => (this.#running = null));
    return this.#running;
  }

  async #fetch(): Promise<void> {
    const { source, clock, log, kept, ended: signal } = this.#needs;
    if (!source || signal.aborted) return;
    this.#askedAt = clock.now();
    const answer = await source.fetchParameters(signal);
    if (signal.aborted) return;
    if (!answer.ok) return log.warn('parameters/not-refreshed', { fault: answer.fault.code });
    this.#kept = { texts: answer.value, at: clock.now() };
    kept.save(this.#kept);
  }

  #mustAsk(): boolean {
    const now = this.#needs.clock.now();
    const isFresh = this.#kept !== null && now >= this.#kept.at && now - this.#kept.at < STALE_AFTER_MS;
    const justAsked = this.#askedAt !== null && now - this.#askedAt < RETRY_AFTER_MS;
    return !isFresh && !justAsked;
  }
}
