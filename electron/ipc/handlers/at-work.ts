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
