import { create } from 'zustand';
import type { Answer } from '../../shared/contract/answer.ts';
import type { Copies } from '../../shared/contract/copies.ts';
import type { Fault } from '../../shared/fault.ts';
import { call } from './client.ts';

interface CopiesView {
  /** Null until they were read once. */
  readonly state: Copies | null;
  readonly faults: readonly Fault[];
}

const NOTHING: CopiesView = { state: null, faults: [] };

/** The dossiers kept on this workstation, as last told. */
export const useCopies = create<CopiesView>(() => NOTHING);

let turn = 0;

async function ask(asking: () => Promise<Answer<Copies>>): Promise<void> {
  const mine = ++turn;
  const answer = await asking();
  // A later question, or a lock, has been there meanwhile.
  if (mine !== turn) return;
  if (answer.ok) useCopies.setState({ state: answer.value, faults: [] });
  else useCopies.setState({ faults: answer.faults });
}

/** Reads them again. */
export const loadCopies = (): Promise<void> => ask(() => call('copies.state', {}));
/** Fills every copy, or goes on where an earlier filling stopped. */
export const fillCopies = (): Promise<void> => ask(() => call('copies.fill', {}));
export const stopCopies = (): Promise<void> => ask(() => call('copies.stop', {}));
/** Stops keeping a dossier: wiped at once. */
export const dropCopy = (insId: string): Promise<void> => ask(() => call('copies.drop', { insId }));

/** Empties the window of them, at lock: their names belong to patients. */
export function forgetCopies(): void {
  turn += 1;
  useCopies.setState(NOTHING);
}
