import { create } from 'zustand';
import type { ShownRow } from '../../shared/contract/show.ts';
import { call } from './client.ts';
import { keepSpotNow } from './spot.ts';

interface ShowView {
  /** What the patient may see; null while the screen is the doctor's. */
  readonly shown: { readonly token: string; readonly rows: readonly ShownRow[] } | null;
  /** Asked for, and not answered yet: the doctor's screen is gone already. */
  readonly turning: boolean;
}

const DOCTORS: ShowView = { shown: null, turning: false };

/** The screen turned to the patient; the main process refuses the doctor's calls meanwhile. */
export const useShow = create<ShowView>(() => DOCTORS);

/** Whether the doctor's calls are to be left unasked: they would be refused. */
export function isTurned({ shown, turning }: ShowView): boolean {
  return turning || shown !== null;
}

let turn = 0;

/** Turns the screen. Nothing of the doctor's stays in the page, whatever the answer takes. */
export async function turnScreen(token: string): Promise<void> {
  const mine = ++turn;
  useShow.setState({ shown: null, turning: true });
  // One turn for the screen that just went: what was typed last is handed over before its call would be refused.
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (mine !== turn) return;
  void keepSpotNow();
  const answer = await call('show.enter', { token });
  if (mine !== turn) return;
  useShow.setState({ shown: answer.ok ? { token, rows: answer.value.rows } : null, turning: false });
}

/** Takes the screen back. */
export async function takeBack(): Promise<void> {
  const token = useShow.getState().shown?.token;
  if (token) await call('show.leave', { token });
  forgetShow();
}

/** At lock: nothing is shown to anybody. */
export function forgetShow(): void {
  turn += 1;
  useShow.setState(DOCTORS);
}
