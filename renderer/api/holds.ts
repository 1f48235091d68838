import { create } from 'zustand';
import type { Hold } from '../../shared/contract/holds.ts';
import type { Fault } from '../../shared/fault.ts';
import { call, type Input } from './client.ts';
import { useOutbox } from './outbox.ts';

/** What the veil hides: title and reason of a hold. */
export interface Unveiled {
  readonly title: string;
  readonly reason: string;
}

interface Holds {
  readonly holds: readonly Hold[];
  /** False until the board was read once. */
  readonly loaded: boolean;
  /** jobIds of the queue as it stood when the holds were asked for: of a later job nobody knows yet whether it is held. */
  readonly covered: ReadonlySet<string>;
  readonly faults: readonly Fault[];
  /** Why the last act did nothing. */
  readonly actFaults: readonly Fault[];
  /** How far the main process's clock is from this machine's: in the sandbox it can be moved. */
  readonly clockOffsetMs: number;
  /** By holdId while the veil is raised, else null. */
  readonly unveiled: ReadonlyMap<string, Unveiled> | null;
}

const NOTHING: Holds = {
  holds: [],
  loaded: false,
  covered: new Set(),
  faults: [],
  actFaults: [],
  clockOffsetMs: 0,
  unveiled: null,
};

/** Announcement holds of the card's holder, as last told. */
export const useHolds = create<Holds>(() => NOTHING);

/** How long a raised veil stays up by itself (mock-ups README, to be made configurable). */
export const VEIL_MS = 2 * 60_000;

let turn = 0;
let veil: ReturnType<typeof setTimeout> | undefined;

/** Asks again for every hold; an answer that comes after a lock is dropped. */
export async function loadHolds(): Promise<void> {
  const mine = turn;
  const covered = new Set(useOutbox.getState().jobs.map(({ jobId }) => jobId));
  const answer = await call('holds.list', {});
  if (mine !== turn) return;
  if (!answer.ok) {
    useHolds.setState({ faults: answer.faults });
    return;
  }
  const { holds, clockOffsetMs } = answer.value;
  useHolds.setState({
    holds,
    loaded: true,
    covered,
    faults: [],
    clockOffsetMs: Math.abs(clockOffsetMs) < 1_000 ? 0 : clockOffsetMs,
  });
}

type ActName = 'holds.plan' | 'holds.entrust' | 'holds.announce';

/** Does one act on holds and shows what became of them; gives the faults, none when it was done. */
export async function actOnHolds<Name extends ActName>(name: Name, input: Input<Name>): Promise<readonly Fault[]> {
  const mine = turn;
  const answer = await call(name, input);
  if (mine !== turn) return [];
  const faults = answer.ok ? [] : answer.faults;
  useHolds.setState({ actFaults: faults });
  await loadHolds();
  return faults;
}

/** Shows titles and reasons for a short while: a journaled act (mock-up 05). */
export async function raiseVeil(): Promise<void> {
  const mine = turn;
  const answer = await call('holds.raiseVeil', {});
  if (mine !== turn || !answer.ok) return;
  useHolds.setState({ unveiled: new Map(answer.value.map(({ holdId, ...told }) => [holdId, told])) });
  clearTimeout(veil);
  veil = setTimeout(lowerVeil, VEIL_MS);
}

/** Hides titles and reasons again. */
export function lowerVeil(): void {
  clearTimeout(veil);
  useHolds.setState({ unveiled: null });
}

/** Empties the window of holds, at lock. */
export function forgetHolds(): void {
  turn += 1;
  clearTimeout(veil);
  useHolds.setState(NOTHING);
}
