import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bearersOf } from '../../../build/rules/hazard-table.ts';
import { HAZARDS } from '../../../build/rules/hazards.ts';
import { idsIn } from '../../../build/rules/ids.ts';
import { judgeRule } from '../../../build/rules/judge-rules.ts';
import { RULES } from '../../../build/rules/manifest.ts';
import { testTitles } from '../../../build/rules/read-tests.ts';
import { RULE_COUNT, type Rule } from '../../../build/rules/rule.ts';
import { ruleTable } from '../../../build/rules/rule-table.ts';

const read = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null);
const testFiles = globSync('test/**/*.{test,spec}.{ts,tsx}').map((path) => ({ path, source: read(path) ?? '' }));

describe('the manifest of rules', () => {
  test('names each rule once, in order: none is lost in silence', () => {
    expect(RULES.map(({ id }) => id)).toEqual(Array.from({ length: RULE_COUNT }, (_, n) => `R${n + 1}`));
  });

  test('says «done» only of rules whose code and tests are there', () => {
    const claimed = RULES.filter(({ status }) => status === 'done').map((rule) => judgeRule(rule, read));
    expect(
      claimed.filter(({ verdict }) => verdict !== 'done').map(({ rule, reasons }) => [rule.id, ...reasons]),
    ).toEqual([]);
  });

  test('gives a reason for every rule that is open or not applicable', () => {
    for (const { status } of RULES)
      if (status !== 'done') expect(Object.values(status).join('').length).toBeGreaterThan(10);
  });
});

describe('the ids in the titles of tests', () => {
  test('are known', () => {
    const titles = testFiles.flatMap(({ path, source }) => testTitles(path, source));
    const known = new Set([...RULES.map(({ id }) => id), ...HAZARDS.map(({ id }) => id)]);
    const named = titles.flatMap((title) => [...idsIn(title, 'R'), ...idsIn(title, 'H'), ...idsIn(title, 'N')]);
    expect([...new Set(named)].filter((id) => !known.has(id))).toEqual([]);
  });

  test('cover each hazard and never-event, or the manifest says why not', () => {
    const bearers = bearersOf(testFiles);
    expect(HAZARDS.filter(({ id, untested }) => !bearers.has(id) && !untested)).toEqual([]);
  });

  test('stand beside no reason why there are none', () => {
    const bearers = bearersOf(testFiles);
    const outlived = HAZARDS.filter(({ id, untested }) => bearers.has(id) && untested);
    expect(outlived.map(({ id }) => [id, ...(bearers.get(id) ?? [])])).toEqual([]);
  });
});

describe('judging a rule', () => {
  const files = new Map([
    ['shared/a.ts', '/** R7: why. */ export const a = 1;'],
    ['test/a.test.ts', "describe('R7', () => { test('works', () => {}); });"],
    ['test/none.test.ts', "test('another R17', () => {}); test.skip('R7', () => {});"],
  ]);
  const rule: Rule = { id: 'R7', title: 't', code: ['shared/a.ts'], tests: ['test/a.test.ts'], status: 'done' };
  const judge = (change: Partial<Rule>) => judgeRule({ ...rule, ...change }, (path) => files.get(path) ?? null);

  test('takes code that names it and a test that bears it', () => expect(judge({}).verdict).toBe('done'));
  test.each<[string, Partial<Rule>]>([
    ['its test file is gone', { tests: ['test/gone.test.ts'] }],
    ['its test is skipped, or bears a longer number only', { tests: ['test/none.test.ts'] }],
    ['its code file is gone', { code: ['shared/gone.ts'] }],
    ['its code does not name it in a comment', { id: 'R1', tests: [] }],
    ['it has no test', { tests: [] }],
  ])('opens it when %s', (_, change) => expect(judge(change).verdict).toBe('open'));
  test('keeps it open when the manifest says so', () =>
    expect(judge({ status: { open: 'half built' } }).reasons).toEqual(['half built']));

  test('ends its table with the sum', () => {
    const sum = 'rules=3 done=1 not-applicable=1 open=1';
    const judged = [judge({}), judge({ tests: [] }), judge({ status: { notApplicable: 'not ours' } })];
    expect(ruleTable(judged).split('\n').at(-1)).toBe(sum);
  });
});

test('ids are read with their spans', () => {
  expect([...idsIn('R23–R25, H07 (R30 to R31)', 'R')].sort()).toEqual(['R23', 'R24', 'R25', 'R30', 'R31']);
  expect([...idsIn('H7, R2D2', 'H')]).toEqual(['H07']);
});
