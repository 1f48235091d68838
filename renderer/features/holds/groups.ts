import type { Hold } from '../../../shared/contract/holds.ts';

/** Which holds are looked at. */
export const BOARD_FILTERS = ['open', 'mine', 'unowned', 'ended'] as const;
export type BoardFilter = (typeof BOARD_FILTERS)[number];

const FINAL: readonly Hold['phase'][] = ['ANNOUNCED', 'RELEASED_AUTO', 'WITHDRAWN'];

/** Still kept from the patient, or on its way to the DMP. */
export function isOpen(hold: Hold): boolean {
  return !FINAL.includes(hold.phase);
}

/** Whether a hold stands under a filter. */
export function isUnder(hold: Hold, filter: BoardFilter): boolean {
  if (filter === 'ended') return !isOpen(hold);
  if (!isOpen(hold)) return false;
  if (filter === 'mine') return hold.owner?.me === true;
  return filter === 'open' || hold.owner === null;
}

/** What is to be done with a hold; the order is that of the board. */
export const BOARD_GROUPS = ['todo', 'waiting', 'withTalk', 'far', 'ended'] as const;
export type BoardGroup = (typeof BOARD_GROUPS)[number];

/** A hold that presses, or that nobody answers for, comes first (H19). */
export function groupOf(hold: Hold): BoardGroup {
  if (!isOpen(hold)) return 'ended';
  if (hold.announcement?.state === 'waiting' || hold.phase === 'QUEUED') return 'waiting';
  const missed = hold.phase === 'NOTIFIED' && hold.talk === null;
  if (hold.reminder !== null || hold.owner === null || missed || hold.announcement?.state === 'refused') return 'todo';
  return hold.talk ? 'withTalk' : 'far';
}

function soonest(a: Hold, b: Hold): number {
  return (a.releaseAt ?? Infinity) - (b.releaseAt ?? Infinity) || (a.holdId < b.holdId ? -1 : 1);
}

/** The rows of the board: groups in order, the nearest release first; ended ones latest first. */
export function boardRows(
  holds: readonly Hold[],
  filter: BoardFilter,
): readonly { readonly group: BoardGroup; readonly holds: readonly Hold[] }[] {
  const shown = holds.filter((hold) => isUnder(hold, filter));
  return BOARD_GROUPS.map((group) => ({
    group,
    holds: shown.filter((hold) => groupOf(hold) === group).sort(group === 'ended' ? (a, b) => soonest(b, a) : soonest),
  })).filter((one) => one.holds.length > 0);
}

/** For the rail: how many are open, and how many press. */
export function boardCounts(holds: readonly Hold[]): { readonly open: number; readonly pressing: number } {
  const open = holds.filter(isOpen);
  return { open: open.length, pressing: open.filter((hold) => groupOf(hold) === 'todo').length };
}

const WEEK_MS = 7 * 24 * 3_600_000;

/** Open holds that become visible within a week while no talk is planned: their patients would read alone (H19). */
export function aloneSoon(holds: readonly Hold[], now: number): readonly Hold[] {
  const planned = (hold: Hold): boolean => hold.talk !== null || hold.announcement?.state === 'waiting';
  return holds
    .filter((hold) => isOpen(hold) && !planned(hold) && hold.releaseAt !== null && hold.releaseAt - now <= WEEK_MS)
    .sort(soonest);
}

/** What ended in the last seven days. */
export interface PastWeek {
  readonly announced: number;
  readonly released: number;
  /** Whole days from deposit to announcement, in the middle of those whose deposit is known; null when there is none. */
  readonly medianDays: number | null;
}

/** The last seven days in three figures (mock-up 05). */
export function pastWeek(holds: readonly Hold[], now: number): PastWeek {
  const ended = holds.filter(({ endedAt }) => endedAt !== null && now - endedAt <= WEEK_MS);
  const announced = ended.filter(({ phase }) => phase === 'ANNOUNCED');
  const days = announced
    .flatMap(({ depositedAt, endedAt }) =>
      depositedAt === null || endedAt === null ? [] : [Math.floor((endedAt - depositedAt) / (WEEK_MS / 7))],
    )
    .sort((a, b) => a - b);
  return {
    announced: announced.length,
    released: ended.filter(({ phase }) => phase === 'RELEASED_AUTO').length,
    medianDays: days[Math.floor((days.length - 1) / 2)] ?? null,
  };
}

/** Where a time stands between deposit and release, in per cent; null while the deposit time is unknown. */
export function placeOf(hold: Hold, at: number | null): number | null {
  const { depositedAt, releaseAt } = hold;
  if (depositedAt === null || releaseAt === null || at === null) return null;
  return Math.min(100, Math.max(0, (100 * (at - depositedAt)) / (releaseAt - depositedAt)));
}
