import type { Spot } from '../../shared/contract/spot.ts';
import { call } from './client.ts';

/** So long nothing moves before it is kept: a wheel that turns keeps nothing. */
const STILL_MS = 300;

/** The first automatic search (R18). */
const BEGINNING: Spot = {
  asked: { scope: 'two-years', archived: false, obsolete: false },
  line: null,
  top: null,
  chosen: [],
};

/** Where one is in the list of the open dossier. Nothing is drawn from it but a list that comes up: no state of a screen. */
let here: { readonly token: string; readonly spot: Spot } | null = null;
let still: ReturnType<typeof setTimeout> | undefined;

/** Where one is in the list of this dossier; its beginning when nothing is known. */
export function spotIn(token: string): Spot {
  return here?.token === token ? here.spot : BEGINNING;
}

/** Asks where one was when the card left: before the list is asked, which begins there. */
export async function loadSpot(token: string): Promise<void> {
  const answer = await call('dossier.spot', { token });
  if (answer.ok && answer.value) here = { token, spot: answer.value };
}

/** Notes where one is now; kept once nothing moves any more. */
export function noteSpot(token: string, change: Partial<Spot>): void {
  const spot = { ...spotIn(token), ...change };
  here = { token, spot };
  clearTimeout(still);
  still = setTimeout(() => void keepSpotNow(), STILL_MS);
}

/** Keeps at once what is still to be kept: before the doctor's calls are refused. */
export async function keepSpotNow(): Promise<void> {
  if (still === undefined || !here) return;
  clearTimeout(still);
  still = undefined;
  await call('dossier.keepSpot', here);
}

/** At lock: it is the main process that remembers. */
export function forgetSpot(): void {
  clearTimeout(still);
  still = undefined;
  here = null;
}
