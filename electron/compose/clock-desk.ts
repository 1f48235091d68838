import { DmpClock } from '../services/clock/dmp-clock.ts';
import type { Clock } from '../services/ports.ts';
import type { OpenWorkplace } from './workplace.ts';
import type { WorkstationParts } from './workstation-parts.ts';

interface ClockDeskNeeds {
  readonly clock: Clock;
  readonly work: () => OpenWorkplace | null;
  readonly send: WorkstationParts['send'];
}

const seconds = (ms: number): number => Math.round(ms / 1_000);

/**
 * What the workstation's clock is worth, and who is told of it: the journal, so that each of its rows can be read with the
 * error that stood then (R42), the holds and the copies, whose ends are reckoned anew at once, and who works.
 */
export class ClockDesk {
  readonly dmp: DmpClock;
  readonly #needs: ClockDeskNeeds;
  #endWatch: () => void = () => undefined;

  constructor(needs: ClockDeskNeeds) {
    this.#needs = needs;
    this.dmp = new DmpClock({
      clock: needs.clock,
      onChanged: (errorMs) => this.#tell('session.clock', errorMs),
      onMoved: (movedMs) => this.#tell('session.clock-moved', movedMs),
    });
  }

  /** A session begins: its journal starts with the error that is already known. */
  opened(work: OpenWorkplace): void {
    this.#endWatch = this.dmp.watch();
    const { errorMs, movedMs } = this.dmp.state();
    if (errorMs !== 0) work.journal.write('session.clock', undefined, { seconds: seconds(errorMs) });
    if (movedMs !== 0) work.journal.write('session.clock-moved', undefined, { seconds: seconds(movedMs) });
  }

  closed(): void {
    this.#endWatch();
  }

  /** The sandbox's clock was moved, and ours with it. */
  moved(): void {
    this.dmp.forget();
    this.#needs.work()?.holds.lookAgain();
  }

  #tell(kind: 'session.clock' | 'session.clock-moved', ms: number): void {
    const work = this.#needs.work();
    work?.journal.write(kind, undefined, { seconds: seconds(ms) });
    work?.holds.lookAgain();
    work?.copyDesk.lookAgain();
    this.#needs.send('app.changed', null);
  }
}
