import type { AppState } from '../../shared/contract/app.ts';
import type { Fault } from '../../shared/fault.ts';
import type { Result } from '../../shared/result.ts';
import type { Transport, TransportAnswer, TransportRequest } from '../adapters/dmp/transport.ts';
import type { ExchangeFault } from '../../shared/fault.ts';
import { readHolderNotes } from '../adapters/store/holder-notes.ts';
import type { DmpClock } from '../services/clock/dmp-clock.ts';
import type { Clock } from '../services/ports.ts';
import type { OpenWorkplace } from './workplace.ts';

/** Name of this software, the same in «À propos» and in each assertion (EX_GEN-1180). */
export const LPS_NAME = 'Poste DMP';

type Contact = NonNullable<AppState['contact']>;
type Waiting = AppState['waiting'];

/** What a lock left in clear of the queue of a holder, or of nobody: counters without content (decision 13). */
export function waitingNoted(folder: string, holderId: string | null): Waiting {
  const notes = holderId === null ? null : readHolderNotes(folder, holderId);
  return { count: notes?.waiting ?? 0, oldestAt: notes?.since ?? null, refused: 0 };
}

/** What waits in the queue of an open workplace. */
export function waitingAt(work: Pick<OpenWorkplace, 'counters' | 'outbox'>): Waiting {
  const { waiting, since } = work.counters();
  const refused = work.outbox.list().filter((job) => job.state === 'refused').length;
  return { count: waiting, oldestAt: since, refused };
}

interface DeskNeeds {
  readonly environment: AppState['environment'];
  readonly version: string;
  readonly recallWindowMs: number;
  readonly authorisationValidityMs: number;
  readonly clock: Clock;
  /** The DMP's time, told by each of its answers. */
  readonly dmpClock: DmpClock;
  /** What waits, from the open store or from the notes that a lock leaves in clear. */
  readonly waiting: () => Waiting;
  readonly recoveryCode: () => string | null;
  readonly reminderDue: () => boolean;
  readonly onChanged: () => void;
  /** The DMP answers after it did not. */
  readonly onBack: () => void;
}

/** What the workstation itself knows of its state; where one worked at a lock is known beside its window. */
export type DeskState = Omit<AppState, 'screenAtLock'>;

/** What every screen shows of the workstation itself. */
export class AppDesk {
  readonly #needs: DeskNeeds;
  #contact: Contact | null = null;

  constructor(needs: DeskNeeds) {
    this.#needs = needs;
  }

  state(): DeskState {
    const { environment, version, waiting, recoveryCode, reminderDue, recallWindowMs, authorisationValidityMs } =
      this.#needs;
    const { errorMs, movedMs } = this.#needs.dmpClock.state();
    return {
      environment,
      lpsName: LPS_NAME,
      lpsVersion: version,
      recallWindowMs,
      authorisationValidityMs,
      contact: this.#contact,
      clockErrorMs: errorMs,
      clockMovedMs: movedMs,
      waiting: waiting(),
      recoveryCode: recoveryCode(),
      reminderDue: reminderDue(),
    };
  }

  /** Notes an attempt to reach the store. */
  reached(outcome: Result<number, Fault>): void {
    const at = this.#needs.clock.now();
    const wasAway = (this.#contact?.faultCode ?? null) !== null;
    this.#contact = outcome.ok
      ? { at, ms: outcome.value, faultCode: null }
      : { at, ms: null, faultCode: outcome.fault.code };
    this.#needs.onChanged();
    if (wasAway && outcome.ok) this.#needs.onBack();
  }

  /** A transport that notes each exchange, so that the screen says when the DMP was last joined. */
  watch(transport: Transport): Transport {
    const send = async (request: TransportRequest): Promise<Result<TransportAnswer, ExchangeFault>> => {
      // Counted: a clock that is set on the way would make it years, or less than nothing.
      const begun = this.#needs.dmpClock.begin().elapsedMs;
      const answer = await transport.send(request);
      this.reached(answer.ok ? { ok: true, value: this.#needs.dmpClock.begin().elapsedMs - begun } : answer);
      return answer;
    };
    return { send };
  }
}
