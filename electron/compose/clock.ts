import { dirname, join } from 'node:path';
import type { Settings } from '../adapters/settings/read-settings.ts';
import { systemClock } from '../adapters/system/clock.ts';
import type { Clock } from '../services/ports.ts';
import { CLOCK_OFFSET_FILE, sandboxClock, type SandboxClock } from '../adapters/system/sandbox-clock.ts';

const STEADY: SandboxClock = { ...systemClock, follow: () => () => undefined };

/** The one clock of this workstation: the machine's; in the sandbox environment alone it follows the store's. */
export function clockOf({ environment, patientsFile }: Settings): SandboxClock {
  if (environment !== 'sandbox' || patientsFile === undefined) return STEADY;
  return sandboxClock(join(dirname(patientsFile), CLOCK_OFFSET_FILE));
}

/**
 * The clock of one session's queue: where the machine's stood as the session began, and on from there as its counter
 * goes. Whoever sets the clock shortens no recall window by it and puts off no new try; after a sleep a session begins anew.
 */
export function countedClock(clock: Clock): Clock {
  const counted = (): number => clock.elapsedMs?.() ?? clock.now();
  const ahead = clock.now() - counted();
  return { now: () => Math.round(counted() + ahead), after: (delayMs, act) => clock.after(delayMs, act) };
}
