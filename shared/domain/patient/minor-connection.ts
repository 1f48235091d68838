import type { EpochMs } from '../time/epoch.ts';
import { ageOn, isMinor, parisDay } from './age.ts';

/** What the DMP's parameters and the practice say of minors. Ages in whole years. */
export interface MinorSettings {
  /** Parameter `age-majorite` (EX_GEN-1550). */
  readonly ageOfMajority: number;
  /** Parameter `fonctions-gestion-mineurs`. */
  readonly functionsOn: boolean;
  /** Below it the secret connection is not proposed at each opening; it can still be chosen (EX_0.1-1115). */
  readonly secretFrom: number;
}

/**
 * The connection an opening begins with (R36, EX_0.1-1100): a minor old enough is asked about it each time, everybody
 * else begins in the ordinary one.
 *
 * @param birthDate full or partial date; the last possible day counts (H20).
 * @param chosen what was said before a lock, or by who opens the dossier anew.
 */
export function connectionAtOpening(
  birthDate: string,
  at: EpochMs,
  settings: MinorSettings,
  chosen: 'ordinary' | 'secret' | undefined,
): 'ordinary' | 'secret' | 'to-choose' {
  if (!settings.functionsOn || !isMinor(birthDate, at, settings.ageOfMajority)) return 'ordinary';
  if (chosen) return chosen;
  return ageOn(parisDay(at), birthDate) < settings.secretFrom ? 'ordinary' : 'to-choose';
}
