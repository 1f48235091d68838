import { afterEach, expect, test, vi } from 'vitest';
import { conclude, single } from '../../../build/scripts/checks/outcome.ts';

afterEach(() => void vi.restoreAllMocks());

function lastLineOf(outcomes: Parameters<typeof conclude>[0]): { line: unknown; code: number } {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const code = conclude(outcomes);
  return { line: log.mock.calls.at(-1)?.[0], code };
}

test('the last line is the sum of all parts', () => {
  const unit = { name: 'unit', passed: 10, failed: 0, skipped: 3 };
  expect(lastLineOf([single('types', true, ''), unit])).toEqual({ line: '11 passed, 0 failed, 3 skipped', code: 0 });
});

test('one failure anywhere makes the whole fail', () => {
  const unit = { name: 'unit', passed: 10, failed: 0, skipped: 0 };
  const outcome = lastLineOf([single('lint', false, 'what is wrong'), unit]);
  expect(outcome).toEqual({ line: '10 passed, 1 failed, 0 skipped', code: 1 });
});

test('of a long run only the end may be kept: what failed is named there once more, above the sum', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const unit = {
    name: 'unit',
    passed: 10,
    failed: 1,
    skipped: 0,
    failures: ['test/a.test.ts › it works: Error: it does not'],
  };
  conclude([unit, single('build', true, '')]);
  expect(log.mock.calls.slice(-2)).toEqual([
    ['✗ test/a.test.ts › it works: Error: it does not'],
    ['11 passed, 1 failed, 0 skipped'],
  ]);
});
