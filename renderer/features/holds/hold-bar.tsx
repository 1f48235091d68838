import type { Hold } from '../../../shared/contract/holds.ts';
import { holdTexts } from '../../texts/holds.ts';
import { isOpen, placeOf } from './groups.ts';

const DAY = 24 * 3_600_000;

function lookOf(hold: Hold): string {
  if (hold.reminder === 'release-soon') return 'hold late';
  return hold.reminder !== null || hold.phase === 'NOTIFIED' ? 'hold near' : 'hold';
}

/** From deposit to release, with the notice, the planned talk and today; its figures stand beside it. */
export function HoldBar({ hold, now }: { readonly hold: Hold; readonly now: number }) {
  const at = isOpen(hold) ? now : (hold.endedAt ?? now);
  const done = placeOf(hold, at);
  if (done === null || hold.depositedAt === null) return <span className="soft">{holdTexts.noticeUnknown}</span>;
  const days = Math.max(0, Math.floor((at - hold.depositedAt) / DAY));
  const notice = placeOf(hold, hold.noticeAt);
  const talk = placeOf(hold, hold.talk?.at ?? null);
  return (
    <div className={lookOf(hold)} role="img" aria-label={holdTexts.heldSince(days)}>
      <div className="track">
        <span className="done" style={{ width: `${done}%` }} />
      </div>
      {notice !== null && <i className="tick14" style={{ left: `${notice}%` }} />}
      {talk !== null && <i className="talk" style={{ left: `${talk}%` }} />}
      <i className="lab" style={{ left: `${Math.min(92, Math.max(8, done))}%` }}>
        {holdTexts.days(days)}
      </i>
    </div>
  );
}
