import type { AppState } from '../../shared/contract/app.ts';
import type { Fault } from '../../shared/fault.ts';
import type { Result } from '../../shared/result.ts';
import type { Transport, TransportAnswer, TransportRequest } from '../adapters/dmp/transport.ts';
import type { ExchangeFault } from '../../shared/fault.ts';
import type { Clock } from '../services/ports.ts';

/** Name of this software, the same in «À propos» and in each assertion (EX_GEN-1180). */
export const LPS_NAME = 'Poste DMP';

type Contact = NonNullable<AppState['contact']>;
type Waiting = AppState['waiting'];

interface DeskNeeds {
  readonly environment: AppState['environment'];
  readonly version: string;
  readonly recallWindowMs: number;
  readonly authorisationValidityMs: number;
  readonly clock: Clock;
  /** What waits, from the open store or from the notes that a lock leaves in clear. */
  readonly waiting: () => Waiting;
  readonly recoveryCode: () => string | null;
  readonly reminderDue: () => boolean;
  readonly onChanged: () => void;
}

/** What every screen shows of the workstation itself. */
export class AppDesk {
  readonly #needs: DeskNeeds;
  #contact: Contact | null = null;

  constructor(needs: DeskNeeds) {
    this.#needs = needs;
  }

  state(): AppState {
    const { environment, version, waiting, recoveryCode, reminderDue, recallWindowMs, authorisationValidityMs } =
      this.#needs;
    return {
      environment,
      lpsName: LPS_NAME,
      lpsVersion: version,
      recallWindowMs,
      authorisationValidityMs,
      contact: this.#contact,
      waiting: waiting(),
      recoveryCode: recoveryCode(),
      reminderDue: reminderDue(),
    };
  }

  /** Notes an attempt to reach the store. */
  reached(outcome: Result<number, Fault>): void {
    const at = this.#needs.clock.now();
    this.#contact = outcome.ok
      ? { at, ms: outcome.value, faultCode: null }
      : { at, ms: null, faultCode: outcome.fault.code };
    this.#needs.onChanged();
  }

  /** A transport that notes each exchange, so that the screen says when the DMP was last joined. */
  watch(transport: Transport): Transport {
    const send = async (request: TransportRequest): Promise<Result<TransportAnswer, ExchangeFault>> => {
      const startedAt = this.#needs.clock.now();
      const answer = await transport.send(request);
      this.reached(answer.ok ? { ok: true, value: this.#needs.clock.now() - startedAt } : answer);
      return answer;
    };
    return { send };
  }
}
