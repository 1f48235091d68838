import type { Clock, Log } from '../ports.ts';
import type { AccessFolder, HandOverQueue, SignEntry, WaitingEntry } from './ports.ts';
import { sealEntry } from './signed-entry.ts';

export interface HandOverNeeds {
  readonly queues: readonly HandOverQueue[];
  /** Null when the establishment has configured none: entries wait in the legal store. */
  readonly folder: AccessFolder | null;
  readonly sign: SignEntry;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Hands entries over to the privacy officer's folder, each signed by the card (decision 24). What could not be handed
 * over, because the card left or the folder is away, waits for the next entry or the next unlock.
 */
export class InboxHandOver {
  readonly #needs: HandOverNeeds;
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(needs: HandOverNeeds) {
    this.#needs = needs;
  }

  /** Begins to hand over what waits; one run at a time. Resolves when nothing more can be done now. Never fails. */
  flush(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#run().finally(() => (this.#running = null));
    return this.#running;
  }

  /** At lock: nothing more is signed, written or noted; what waits goes with the next unlock. */
  stop(): void {
    this.#stopped = true;
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      for (const entry of this.#needs.queues.flatMap((waiting) => waiting())) {
        if (!(await this.#handOver(entry))) return;
      }
    }
  }

  async #handOver({ name, entry, handedOver }: WaitingEntry): Promise<boolean> {
    const { folder, sign, clock, log } = this.#needs;
    if (!folder) return false;
    const sealed = await sealEntry(entry, sign);
    if (this.#stopped) return false;
    const written = sealed.ok ? folder.write(name, sealed.value) : sealed;
    if (written.ok) handedOver(clock.now());
    else log.warn('emergency/not-handed-over', { fault: written.fault.code });
    return written.ok;
  }
}
