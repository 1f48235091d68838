import type { EpochMs } from '../time/epoch.ts';
import { backAt } from './leave.ts';
import { holdDates } from './origin.ts';
import { phaseOf, type Hold } from './record.ts';

const DAY_MS = 24 * 3_600_000;
/** How long before each date one is reminded (R29: before T_notice; the hold board also before T_release). */
export const REMINDER_LEAD_MS = 2 * DAY_MS;

export type Reminder = 'notice-soon' | 'release-soon' | 'talk-passed' | 'leave-over';

/** Instants at which a hold looks different: the two dates, their reminders, the planned talk, the end of an absence. */
export function instantsOf(hold: Hold): readonly EpochMs[] {
  if (!hold.origin) return [];
  const { noticeAt, releaseAt } = holdDates(hold.origin);
  const dates = noticeAt === null ? [releaseAt] : [noticeAt, releaseAt];
  const back = hold.owner?.leave ? backAt(hold.owner.leave) : null;
  const own = [hold.talk?.at ?? null, back].filter((at) => at !== null);
  return [...dates, ...dates.map((at) => at - REMINDER_LEAD_MS), ...own];
}

/** R29: what one must be reminded of now; null when nothing presses, or an announcement is noted already. */
export function reminderOf(hold: Hold, now: EpochMs): Reminder | null {
  const phase = phaseOf(hold, now);
  if ((phase !== 'HELD' && phase !== 'NOTIFIED') || !hold.origin || hold.announcement?.state === 'waiting') return null;
  const { noticeAt, releaseAt } = holdDates(hold.origin);
  if (now >= releaseAt - REMINDER_LEAD_MS) return 'release-soon';
  if (hold.talk && now >= hold.talk.at) return 'talk-passed';
  // The colleague stood in for days that are over: nobody may answer for it any more (H19).
  const back = hold.owner?.leave ? backAt(hold.owner.leave) : null;
  if (back !== null && now >= back) return 'leave-over';
  const noticeSoon = phase === 'HELD' && noticeAt !== null && now >= noticeAt - REMINDER_LEAD_MS;
  return noticeSoon ? 'notice-soon' : null;
}
