import type { LockReason } from '../../../shared/domain/card/card-state.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';
import type { CardSession } from './ports.ts';

/** What the rest of the workstation does when a session begins and ends. */
export interface SessionHooks {
  /**
   * Called once the situation is chosen, before the state becomes `open`. A fault keeps the card locked.
   * `sameCard` is true when the session before was this very card: only then may its screen come back (H45).
   */
  opened(session: CardSession, sameCard: boolean): Promise<Result<null, Fault>>;
  /**
   * Called at each lock, after the state has changed (so the window is already blank). Flush drafts, abort uploads,
   * close the store. While the card is still there (`by-hand`, `idle`, `sleep`, `quit`) its keys work until this
   * settles or the time is over, so that the journal can be sealed; after `card-removed` and `doubt` they do not.
   */
  locking(session: CardSession, reason: LockReason): Promise<void>;
}
