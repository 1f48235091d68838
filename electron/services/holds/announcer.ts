import type { DocumentEntry } from '../../../shared/domain/document/entry.ts';
import { restrictionsOf } from '../../../shared/domain/document/visibility.ts';
import { phaseOf, type Hold } from '../../../shared/domain/hold/record.ts';
import { isFinal } from '../../../shared/domain/hold/state.ts';
import { retryDelayMs } from '../../../shared/domain/outbox/retry.ts';
import { insId } from '../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { ExchangeFault } from '../../../shared/fault.ts';
import type { Clock } from '../ports.ts';
import type { FindHeld, MakeVisible, RightFor } from './ports.ts';
import type { HoldRegister } from './register.ts';

export interface AnnouncerNeeds {
  readonly register: HoldRegister;
  readonly dmp: FindHeld & MakeVisible;
  readonly rightFor: RightFor;
  readonly clock: Clock;
  readonly onChanged: () => void;
  /** The registry's Success: the entry as it now is, for the list and the copy. */
  readonly onVisible: (insId: string, entry: DocumentEntry) => void;
}

type Outcome =
  | { readonly kind: 'visible'; readonly serverAt: EpochMs | null; readonly entry: DocumentEntry }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'later' };

/** Another change came first: the document is read again before anything else is sent (H21). */
const READ_AGAIN = 'dmp/changed-meanwhile';

function failed(fault: ExchangeFault): Outcome {
  const again = fault.class !== 'permanent' || fault.code === READ_AGAIN;
  return again ? { kind: 'later' } : { kind: 'refused', code: fault.code };
}

/**
 * Carries the noted announcements to the registry, with the rules of the outbox: the act is durable before it leaves,
 * «visible» is said on the registry's Success only, and each attempt reads the document first, so that an answer lost on
 * the way is found again instead of being sent twice (H30).
 */
export class Announcer {
  readonly #needs: AnnouncerNeeds;
  readonly #abort = new AbortController();
  readonly #attempts = new Map<string, number>();
  #busy = false;
  #cancel: (() => void) | null = null;

  constructor(needs: AnnouncerNeeds) {
    this.#needs = needs;
  }

  /** Sends what waits. A second call while one is under way does nothing. */
  wake(): void {
    if (this.#busy || this.#abort.signal.aborted) return;
    this.#cancel?.();
    this.#cancel = null;
    this.#busy = true;
    void this.#run().finally(() => {
      this.#busy = false;
    });
  }

  /** At lock: what is under way is aborted; the act stays noted and is taken up at the next opening. */
  stop(): void {
    this.#abort.abort();
    this.#cancel?.();
    this.#cancel = null;
  }

  async #run(): Promise<void> {
    let again = 0;
    for (const hold of this.#waiting()) {
      const outcome = await this.#attempt(hold);
      if (this.#abort.signal.aborted) return;
      if (outcome.kind === 'later') again = Math.max(again, this.#countAttempt(hold.id));
      else this.#settle(hold, outcome);
    }
    if (again > 0) {
      this.#cancel = this.#needs.clock.after(retryDelayMs(again), () => this.wake());
    }
  }

  #waiting(): readonly Hold[] {
    const now = this.#needs.clock.now();
    const waits = (hold: Hold): boolean => hold.announcement?.state === 'waiting' && hold.ending === null;
    return this.#needs.register.all().filter((hold) => {
      const phase = phaseOf(hold, now);
      return waits(hold) && phase !== 'QUEUED' && !isFinal(phase);
    });
  }

  #countAttempt(holdId: string): number {
    const count = (this.#attempts.get(holdId) ?? 0) + 1;
    this.#attempts.set(holdId, count);
    return count;
  }

  #settle(hold: Hold, outcome: Exclude<Outcome, { kind: 'later' }>): void {
    const { register, clock, onChanged, onVisible } = this.#needs;
    const at = clock.now();
    if (outcome.kind === 'refused') register.add(hold.id, { kind: 'refused', at, code: outcome.code });
    else register.add(hold.id, { kind: 'announced', at, serverAt: outcome.serverAt, elsewhere: false });
    if (outcome.kind === 'visible') onVisible(insId(hold.ins), outcome.entry);
    onChanged();
  }

  async #attempt(hold: Hold): Promise<Outcome> {
    const { dmp, rightFor } = this.#needs;
    const right = rightFor(insId(hold.ins));
    if (!right) return { kind: 'refused', code: 'hold/no-right' };
    const { signal } = this.#abort;
    const found = await dmp.findDocuments(right, { statuses: ['approved', 'archived'] }, signal);
    if (!found.ok) return failed(found.fault);
    const readable = found.value.value.rows.filter((row): row is DocumentEntry => !('unreadable' in row));
    const entry = readable.find((row) => hold.versions.includes(row.uniqueId));
    if (!entry) return { kind: 'refused', code: 'hold/not-found' };
    const restrictions = restrictionsOf(entry);
    if (!restrictions.includes('INVISIBLE_PATIENT')) return { kind: 'visible', serverAt: null, entry };
    const next = restrictions.filter((restriction) => restriction !== 'INVISIBLE_PATIENT');
    const changed = await dmp.changeRestrictions(right, entry, next, signal);
    if (!changed.ok) return failed(changed.fault);
    return { kind: 'visible', serverAt: changed.value.serverAt, entry: changed.value.entry };
  }
}
