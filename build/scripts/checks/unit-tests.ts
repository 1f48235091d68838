import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './outcome.ts';
import { root, runTool } from './run-tool.ts';

const REPORT = join(root, 'out', 'vitest.json');

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** Unit and integration tests (vitest), shown as they run. */
export async function runUnitTests(filters: string[] = []): Promise<Outcome> {
  rmSync(REPORT, { force: true });
  const args = ['run', '-c', 'test/vitest.config.ts', '--passWithNoTests', ...filters];
  const { ok } = await runTool('vitest/vitest.mjs', args, true);
  const report = readReport();
  if (!report) return { name: 'unit', passed: 0, failed: 1, skipped: 0, details: 'vitest left no report' };
  // A file that could not even be loaded has no test that failed: it counts as one.
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const failed = report.numFailedTests + unloaded.length;
  return {
    name: 'unit',
    passed: report.numPassedTests,
    failed: failed === 0 && !ok ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function readReport(): Report | null {
  try {
    // Written by vitest itself, in its documented shape.
    return JSON.parse(readFileSync(REPORT, 'utf8')) as Report;
  } catch {
    return null;
  }
}
