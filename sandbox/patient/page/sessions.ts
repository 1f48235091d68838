import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Account } from '../accounts.ts';

/** Somebody who has entered, or is about to: after his password and before his code he is `pending`. */
export interface Session {
  token: string;
  account: Account;
  pending: boolean;
  /** In every form of this session, so that no other page can send one. */
  formToken: string;
  since: number;
  seenAt: number;
  /** What the last act did, told once on the next page. */
  told: { kind: 'done' | 'refused'; text: string } | null;
}

/** Without a gesture for this long one must enter again. */
export const IDLE_MS = 10 * 60_000;
/** A password waits this long for its code: the life of a code, and time to ask for another. */
const PENDING_MS = 5 * 60_000;
const MOST_SESSIONS = 1_000;

export interface Sessions {
  open(account: Account, pending: boolean, now: number): Session;
  /** The session of a cookie or of a bearer, kept awake by being asked for; null when it is unknown or has slept. */
  find(token: string | undefined, now: number): Session | null;
  close(session: Session): void;
}

export function createSessions(): Sessions {
  const sessions = new Map<string, Session>();
  return {
    open(account, pending, now) {
      const [oldest] = sessions.keys();
      if (sessions.size >= MOST_SESSIONS && oldest !== undefined) sessions.delete(oldest);
      const [token, formToken] = [randomBytes(32).toString('base64url'), randomBytes(16).toString('base64url')];
      const session = { token, account, pending, formToken, since: now, seenAt: now, told: null };
      sessions.set(token, session);
      return session;
    },
    find(token, now) {
      const session = token === undefined ? undefined : sessions.get(token);
      if (!session) return null;
      if (now - session.seenAt >= (session.pending ? PENDING_MS : IDLE_MS)) {
        sessions.delete(session.token);
        return null;
      }
      session.seenAt = Math.max(session.seenAt, now);
      return session;
    },
    close: (session) => void sessions.delete(session.token),
  };
}

/** Whether a form bears the token of its session. */
export function isOwnForm({ formToken }: Session, shown: string): boolean {
  const [kept, given] = [Buffer.from(formToken), Buffer.from(shown)];
  return kept.length === given.length && timingSafeEqual(kept, given);
}
