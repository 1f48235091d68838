import type { Clock, Log } from '../ports.ts';
import type { AccessFolder, AccessQueue, SignEntry } from './ports.ts';
import { sealEntry } from './signed-entry.ts';

export interface HandOverNeeds {
  readonly queue: AccessQueue;
  /** Null when the establishment has configured none: events wait in the legal store. */
  readonly folder: AccessFolder | null;
  readonly sign: SignEntry;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Hands events over to the privacy officer's folder, each signed by the card (decision 24). What could not be handed
 * over, because the card left or the folder is away, waits for the next event or the next unlock.
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
      for (const { sequence, event } of this.#needs.queue.waiting()) {
        if (!(await this.#handOver(sequence, event))) return;
      }
    }
  }

  async #handOver(sequence: number, event: ReturnType<AccessQueue['waiting']>[number]['event']): Promise<boolean> {
    const { folder, sign, queue, clock, log } = this.#needs;
    if (!folder) return false;
    const sealed = await sealEntry({ kind: 'event', event }, sign);
    if (this.#stopped) return false;
    const written = sealed.ok ? folder.write(`${event.accessId}.${sequence}.${event.fact.kind}`, sealed.value) : sealed;
    if (written.ok) queue.handedOver(sequence, clock.now());
    else log.warn('emergency/not-handed-over', { fault: written.fault.code });
    return written.ok;
  }
}
