import { useWorkstation } from '../../api/workstation.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';

const YEAR_MS = 365 * 24 * 60 * 60_000;

/** Until when a consent given now is held for valid: a setting, said as an estimate; the DMP's own status decides (R7). */
export function useValidUntil(from: EpochMs): EpochMs {
  const validity = useWorkstation(({ app }) => app?.authorisationValidityMs);
  return from + (validity ?? YEAR_MS);
}
