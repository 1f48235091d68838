import { generate } from '../world/generate.ts';
import type { History } from '../world/world.ts';
import { play, type Violation } from './run.ts';
import { shrink } from './shrink.ts';

export interface Found {
  history: History;
  violation: Violation;
}

/** Plays one seed; a violation comes with the smallest history found that still breaks the same property. */
export function tryHistory(seed: number): Found | null {
  const history = generate(seed);
  const violation = play(history);
  if (!violation) return null;
  const cut = { ...history, acts: history.acts.slice(0, violation.step + 1) };
  const smallest = shrink(cut, (one) => play(one)?.property === violation.property);
  return { history: smallest, violation: play(smallest) ?? violation };
}

/** The first violation among many seeds; null when all agree. */
export function firstFound(from: number, count: number): Found | null {
  for (let seed = from; seed < from + count; seed++) {
    const found = tryHistory(seed);
    if (found) return found;
  }
  return null;
}

/** A violation as one reads it: seed, people, acts, and what broke. */
export function tell({ history, violation }: Found): string {
  const { seed, world, acts } = history;
  return [
    `seed ${seed} — replay: npm run model -- --seed ${seed}`,
    `${violation.property}: ${violation.detail} (step ${violation.step})`,
    `starts ${new Date(world.startsAt).toISOString()}`,
    ...world.patients.map((one) => `  patient ${JSON.stringify(one)}`),
    ...world.pros.map((one) => `  professional ${one.id}, row ${one.role.row} of the matrix, ${one.structure}`),
    ...acts.map((act, step) => `  ${step}. ${JSON.stringify(act)}`),
  ].join('\n');
}
