import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Outcome } from './outcome.ts';
import { root, runTool } from './run-tool.ts';

const REPORT = join(root, 'out', 'vitest.json');

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: FileReport[];
}

interface FileReport {
  name: string;
  status: string;
  message: string;
  assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
}

/** Unit and integration tests (vitest), shown as they run. */
export async function runUnitTests(filters: string[] = []): Promise<Outcome> {
  rmSync(REPORT, { force: true });
  const args = ['run', '-c', 'test/vitest.config.ts', '--passWithNoTests', ...filters];
  const { ok } = await runTool('vitest/vitest.mjs', args, { show: true });
  const report = readReport();
  if (!report) return { name: 'unit', passed: 0, failed: 1, skipped: 0, details: 'vitest left no report' };
  // A file that could not even be loaded has no test that failed: it counts as one.
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const missed = process.env['REQUIRE_SHARED'] === '1' ? missedShared(report) : [];
  const failed = report.numFailedTests + unloaded.length + missed.length;
  return {
    name: 'unit',
    passed: report.numPassedTests,
    failed: failed === 0 && !ok ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests - missed.length,
    failures: report.testResults.flatMap(failuresOf),
    ...(missed.length > 0 && { details: `Skipped although REQUIRE_SHARED=1:\n${missed.join('\n')}` }),
  };
}

/** Each failed test of a file with the first line of its reason, or the file itself where it could not be loaded. */
function failuresOf({ name, status, message, assertionResults }: FileReport): string[] {
  const path = relative(root, name);
  const said = (text = '') => `${path} › ${text.split('\n', 1)[0]}`;
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0) return status === 'failed' ? [said(message)] : [];
  return failed.map((test) => said(`${test.fullName}: ${test.failureMessages?.[0] ?? ''}`));
}

/** Tests that were skipped in files that need the validators beside the repository: with REQUIRE_SHARED they fail. */
function missedShared(report: Report): string[] {
  const files = report.testResults.filter((file) => readFileSync(file.name, 'utf8').includes('shared-folder'));
  const skipped = files.flatMap((file) => file.assertionResults.filter((test) => test.status === 'skipped'));
  const pending = files.flatMap((file) => file.assertionResults.filter((test) => test.status === 'pending'));
  return [...skipped, ...pending].map((test) => test.fullName);
}

function readReport(): Report | null {
  try {
    // Written by vitest itself, in its documented shape.
    return JSON.parse(readFileSync(REPORT, 'utf8')) as Report;
  } catch {
    return null;
  }
}
