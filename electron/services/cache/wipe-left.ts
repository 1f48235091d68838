import type { Clock } from '../ports.ts';
import { inSteps } from './in-steps.ts';
import type { CacheStore, WriteAudit } from './ports.ts';

interface WipeNeeds {
  readonly store: Pick<CacheStore, 'wipeSome'>;
  readonly audit: WriteAudit;
  readonly clock: Clock;
}

/**
 * Wipes what purges left behind, that of a run which was killed too (R41, H13). It is out of everybody's reach already; that
 * nothing of it is left on the disk is written down when it is so, unless the purge itself could say it.
 */
export class WipeLeft {
  readonly #needs: WipeNeeds;
  #running = false;
  #locked = false;

  constructor(needs: WipeNeeds) {
    this.#needs = needs;
  }

  /** Begins, unless it is under way. */
  begin(): void {
    const { store, audit, clock } = this.#needs;
    if (this.#running || store.wipeSome()) return;
    this.#running = true;
    void inSteps(clock, () => this.#locked || store.wipeSome())
      .then(() => {
        if (!this.#locked) audit.write('cache.wiped', undefined, {});
      })
      // A full disk, or one that fails: the next purge, or the next start, goes on.
      .catch(() => undefined)
      .finally(() => (this.#running = false));
  }

  /** Nothing is written after a lock: what is left is wiped from the next unlock on. */
  lock(): void {
    this.#locked = true;
  }
}
