import { create } from 'zustand';
import type { JournalVerdict } from '../../shared/contract/journal.ts';
import { call } from './client.ts';

/** Whether the chain of the journal holds; null until it was asked, and after a lock. */
export const useVerdict = create<{ readonly verdict: JournalVerdict | null }>(() => ({ verdict: null }));

let turn = 0;

async function show(name: 'journal.verdict' | 'journal.acknowledgeBreak'): Promise<void> {
  const mine = ++turn;
  const answer = await call(name, {});
  if (mine === turn && answer.ok) useVerdict.setState({ verdict: answer.value });
}

/** Asks again how far the journal is verified. */
export function loadVerdict(): Promise<void> {
  return show('journal.verdict');
}

/** The holder says that he saw the break: the journal keeps it. */
export function acknowledgeBreak(): Promise<void> {
  return show('journal.acknowledgeBreak');
}

/** At lock. */
export function forgetVerdict(): void {
  turn += 1;
  useVerdict.setState({ verdict: null });
}
