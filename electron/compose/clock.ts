import { dirname, join } from 'node:path';
import type { Settings } from '../adapters/settings/read-settings.ts';
import { systemClock } from '../adapters/system/clock.ts';
import { CLOCK_OFFSET_FILE, sandboxClock, type SandboxClock } from '../adapters/system/sandbox-clock.ts';

const STEADY: SandboxClock = { ...systemClock, follow: () => () => undefined };

/** The one clock of this workstation: the machine's; in the sandbox environment alone it follows the store's. */
export function clockOf({ environment, patientsFile }: Settings): SandboxClock {
  if (environment !== 'sandbox' || patientsFile === undefined) return STEADY;
  return sandboxClock(join(dirname(patientsFile), CLOCK_OFFSET_FILE));
}
