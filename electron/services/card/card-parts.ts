import type { Clock, Log } from '../ports.ts';
import type { CardProcess, CheckCertificates, LastSituations, WatchReader } from './ports.ts';
import type { SessionHooks } from './session-hooks.ts';

/** What the card desk is made of; `compose` gives it. */
export interface CardParts {
  readonly watch: WatchReader;
  readonly process: CardProcess;
  readonly certificates: CheckCertificates;
  readonly lastSituations: LastSituations;
  readonly hooks: SessionHooks;
  readonly clock: Clock;
  readonly log: Log;
  /** 10 minutes by default; a policy may shorten it (decision 15). */
  readonly idleLockMs?: number;
  /** Professions admitted by this installation; the table of the domain by default. */
  readonly professions?: readonly string[];
}

/** Delays of the desk, in milliseconds. */
export const DELAYS = {
  idleLockMs: 600_000,
  /** The whole of a lock must end within 500 ms (decision 13); the hook gets most of it. */
  hookLimitMs: 400,
  /** How soon a card that could not be read is tried again (mock-up 01b). */
  retryMs: 2_000,
} as const;
