import { fail } from '../../../shared/result.ts';
import type { Outcome } from '../register.ts';
import type { AtWork, Workplace } from './workplace.ts';

/** Runs a handler at the workplace of the open card, or answers `session/locked`. */
export function atWorkplace(atWork: AtWork) {
  return <Value>(
    use: (work: Workplace) => Outcome<Value> | Promise<Outcome<Value>>,
  ): Outcome<Value> | Promise<Outcome<Value>> => {
    const work = atWork();
    return work.ok ? use(work.value) : work;
  };
}

/** The same for what reads a dossier: not before the holder has said that he knows that he is traced (R2). */
export function atReading(atWork: AtWork) {
  const at = atWorkplace(atWork);
  return <Value>(use: (work: Workplace) => Outcome<Value> | Promise<Outcome<Value>>) =>
    at((work) => (work.reminder.isDue() ? fail({ code: 'session/reminder-due' }) : use(work)));
}
