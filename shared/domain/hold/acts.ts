import { CLOCK_TOLERANCE_MS } from '../time/clock-error.ts';
import type { EpochMs } from '../time/epoch.ts';
import { holdDates } from './origin.ts';
import { phaseOf, type Hold } from './record.ts';
import { isFinal } from './state.ts';

/** Fewest letters of a person's name. */
const NAME_LETTERS = 2;

export function isName(text: string): boolean {
  return (text.match(/\p{L}/gu) ?? []).length >= NAME_LETTERS;
}

export type TalkFault = 'hold/talk-in-past' | 'hold/talk-too-late';

/** R25, R29: a talk is planned ahead, and before the patient can read alone. Null when the date serves. */
export function talkFault(talkAt: EpochMs, now: EpochMs, releaseAt: EpochMs | null): TalkFault | null {
  if (talkAt <= now) return 'hold/talk-in-past';
  return releaseAt !== null && talkAt >= releaseAt ? 'hold/talk-too-late' : null;
}

/** «Consultation d’annonce faite»: who, when, and the answer to the question that makes it irreversible (R29). */
export interface Announcement {
  readonly by: string;
  readonly talkAt: EpochMs;
  readonly confirmed: boolean;
}

export type AnnouncementFault =
  | 'hold/ended'
  | 'hold/not-deposited'
  | 'hold/already-asked'
  | 'hold/announcer-missing'
  | 'hold/announced-in-future'
  | 'hold/announced-before-deposit'
  | 'hold/not-confirmed';

/** A talk is noted to the minute by this workstation's clock, a deposit to the second by the DMP's, which agrees with it so far. */
const GRACE_MS = 60_000 + CLOCK_TOLERANCE_MS;

function dateFault(hold: Hold, talkAt: EpochMs, now: EpochMs): AnnouncementFault | null {
  if (talkAt > now) return 'hold/announced-in-future';
  const depositedAt = hold.origin ? holdDates(hold.origin).depositedAt : null;
  return depositedAt !== null && talkAt + GRACE_MS < depositedAt ? 'hold/announced-before-deposit' : null;
}

/** R22, R27, R29: why an announcement cannot be noted; null when it may be asked of the registry. */
export function announcementFault(hold: Hold, asked: Announcement, now: EpochMs): AnnouncementFault | null {
  const phase = phaseOf(hold, now);
  if (phase === 'QUEUED') return 'hold/not-deposited';
  if (isFinal(phase)) return 'hold/ended';
  if (hold.announcement?.state === 'waiting') return 'hold/already-asked';
  if (!isName(asked.by)) return 'hold/announcer-missing';
  const date = dateFault(hold, asked.talkAt, now);
  return date ?? (asked.confirmed ? null : 'hold/not-confirmed');
}
