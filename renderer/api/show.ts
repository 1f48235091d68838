import { create } from 'zustand';
import type { ShownRow } from '../../shared/contract/show.ts';
import type { Fault } from '../../shared/fault.ts';
import { call } from './client.ts';

interface ShowView {
  /** What the patient may see; null while the screen is the doctor's. */
  readonly shown: { readonly token: string; readonly rows: readonly ShownRow[] } | null;
  readonly faults: readonly Fault[];
}

/** The screen turned to the patient; the main process refuses the doctor's calls meanwhile. */
export const useShow = create<ShowView>(() => ({ shown: null, faults: [] }));

/** Turns the screen. Nothing of the doctor's stays in the page, whatever the answer takes. */
export async function turnScreen(token: string): Promise<void> {
  const answer = await call('show.enter', { token });
  if (answer.ok) useShow.setState({ shown: { token, rows: answer.value.rows }, faults: [] });
  else useShow.setState({ shown: null, faults: answer.faults });
}

/** Takes the screen back. */
export async function takeBack(): Promise<void> {
  const token = useShow.getState().shown?.token;
  if (token) await call('show.leave', { token });
  forgetShow();
}

/** At lock: nothing is shown to anybody. */
export function forgetShow(): void {
  useShow.setState({ shown: null, faults: [] });
}
