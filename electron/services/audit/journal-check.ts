import type { JournalVerdict } from '../../../shared/contract/journal.ts';
import type { ChainBreak, ChainHead } from '../../../shared/domain/audit/chain.ts';
import type { Clock, Log } from '../ports.ts';
import type { Journal, JournalSession } from './journal.ts';
import type { AuditStore, CheckSeal } from './ports.ts';
import { verifyChain } from './verify-chain.ts';

export interface JournalCheckNeeds {
  readonly store: AuditStore;
  readonly journal: Journal;
  readonly seals: CheckSeal;
  readonly session: JournalSession;
  /** The head that the last lock left outside the database, if any. */
  readonly witness: ChainHead | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly pause: () => Promise<void>;
  readonly onChanged: () => void;
}

/** How often progress is told to the window, in rows. */
const TELL_EVERY = 5_000;

/**
 * Verifies the whole journal at each unlock, beside the work (H55): a doctor waits for his patients' data, never for
 * this. A break is told, written down, and stays told until he says that he saw it; nothing of care is closed by it —
 * reading goes on, and is traced after the break.
 */
export class JournalCheck {
  readonly #needs: JournalCheckNeeds;
  readonly #ended = new AbortController();
  #verdict: JournalVerdict;
  #break: ChainBreak | null = null;

  constructor(needs: JournalCheckNeeds) {
    this.#needs = needs;
    this.#verdict = { kind: 'checking', rows: 0, total: needs.store.head()?.sequence ?? 0 };
  }

  verdict(): JournalVerdict {
    const now = this.#verdict;
    if (now.kind !== 'whole') return now;
    // What was added since was added by this very program, on a chain that held.
    const { store } = this.#needs;
    return { ...now, rows: store.head()?.sequence ?? 0, sealedTo: store.lastSeal()?.sequence ?? 0 };
  }

  /** Verifies from the first row to the last. Resolves when it is done or stopped; a bug of ours rejects. */
  async run(): Promise<void> {
    const { store, seals, witness, pause } = this.#needs;
    const total = store.head()?.sequence ?? 0;
    let told = 0;
    const verified = await verifyChain({
      source: store,
      seals,
      witness,
      pause,
      signal: this.#ended.signal,
      onProgress: (rows) => {
        this.#verdict = { kind: 'checking', rows, total: Math.max(total, rows) };
        if (rows - told < TELL_EVERY) return;
        told = rows;
        this.#needs.onChanged();
      },
    });
    if (!verified) return;
    const { rows, sealedTo, broken } = verified;
    if (broken) this.#found(broken, rows);
    else this.#verdict = { kind: 'whole', at: this.#needs.clock.now(), rows, sealedTo };
    this.#needs.onChanged();
  }

  /** The holder says that he saw the break: written down, once. */
  acknowledge(): JournalVerdict {
    if (this.#break && this.#verdict.kind === 'broken' && !this.#verdict.seen) {
      this.#needs.journal.write('journal.break-seen', undefined, { ...this.#break });
      this.#verdict = { ...this.#verdict, seen: true };
    }
    return this.verdict();
  }

  /** At lock. */
  stop(): void {
    this.#ended.abort();
  }

  #found(broken: ChainBreak, rows: number): void {
    const { log, clock, journal } = this.#needs;
    log.warn('audit/broken', { ...broken });
    this.#break = broken;
    if (!this.#wasWritten('journal.broken', broken)) journal.write('journal.broken', undefined, { ...broken });
    const seen = this.#wasWritten('journal.break-seen', broken);
    this.#verdict = { kind: 'broken', at: clock.now(), rows, ...broken, seen };
  }

  /** The same break is written once, not at each unlock. */
  #wasWritten(kind: 'journal.broken' | 'journal.break-seen', { sequence, cause }: ChainBreak): boolean {
    const { store, session } = this.#needs;
    const rows = store.find({ practitionerId: session.practitionerId, kinds: [kind] }, 0, 50);
    return rows.some(({ event: { facts } }) => facts['sequence'] === sequence && facts['cause'] === cause);
  }
}
