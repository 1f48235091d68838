/**
 * `npm run rules`: every rule of the domain with its code, its test and what became of it.
 * `npm run rules -- --hazards`: every hazard and never-event with the tests that bear its id.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { hazardTable } from '../rules/hazard-table.ts';
import { judgeRule } from '../rules/judge-rules.ts';
import { RULES } from '../rules/manifest.ts';
import { ruleTable } from '../rules/rule-table.ts';

const read = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null);

if (process.argv.includes('--hazards')) {
  const paths = globSync('test/**/*.{test,spec}.{ts,tsx}', { exclude: ['**/node_modules/**'] }).sort();
  console.log(hazardTable(paths.map((path) => ({ path, source: readFileSync(path, 'utf8') }))));
} else console.log(ruleTable(RULES.map((rule) => judgeRule(rule, read))));
