/** `npm run guard`: what the wrong-patient guard is worth on papers drawn by a seed (H28). */
import { FIRST_SET } from './layouts/first-set.ts';
import { HELD_BACK_SET } from './layouts/held-back-set.ts';
import { LAST_SET } from './layouts/last-set.ts';
import { measure, ratesLine, ratesOf, type Judged } from './measure.ts';
import { KINSHIPS } from './people.ts';

const argument = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : Number(process.argv[at + 1]);
};

function table(judged: readonly Judged[]): string {
  const rows = ['own', ...KINSHIPS].map((kinship) => {
    const of = judged.filter((one) => one.kinship === kinship);
    const count = (verdict: Judged['verdict']): string =>
      String(of.filter((one) => one.verdict === verdict).length).padStart(11);
    return `${kinship.padEnd(10)}${String(of.length).padStart(8)}${count('matched')}${count('unverified')}${count('mismatch')}`;
  });
  return [
    `${'whose'.padEnd(10)}${'papers'.padStart(8)}${'matched'.padStart(11)}${'unverified'.padStart(11)}${'mismatch'.padStart(11)}`,
    ...rows,
  ].join('\n');
}

const [seed, rounds] = [argument('seed', 1), argument('rounds', 10)];
for (const [name, layouts] of [
  ['first', FIRST_SET],
  ['held back', HELD_BACK_SET],
  ['last', LAST_SET],
] as const) {
  const judged = await measure(layouts, seed, rounds);
  console.log(
    `\n${layouts.length} layouts, ${name}, seed ${seed}\n${table(judged)}\n${ratesLine(ratesOf(judged, layouts))}`,
  );
}
