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
