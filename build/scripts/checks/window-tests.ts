import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './outcome.ts';
import { root, runTool } from './run-tool.ts';

const REPORT = join(root, 'out', 'playwright.json');

interface Suite {
  suites?: Suite[];
  specs?: { title: string; ok: boolean; file: string }[];
}

interface Report {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: Suite[];
}

/** The whole application driven through its window (Playwright), on Electron or on the host. */
export async function runWindowTests(filters: string[] = []): Promise<Outcome> {
  if (globSync('test/app/**/*.spec.ts', { cwd: root }).length === 0) {
    return { name: 'window', passed: 0, failed: 0, skipped: 0 };
  }
  rmSync(REPORT, { force: true });
  const args = ['test', '-c', 'test/app/playwright.config.ts', ...filters];
  const { ok } = await runTool('@playwright/test/cli.js', args, { show: true });
  const report = readReport();
  if (!report) return { name: 'window', passed: 0, failed: 1, skipped: 0, details: 'Playwright left no report' };
  // A test that passed only when played again has failed.
  const { stats } = report;
  const failed = stats.unexpected + stats.flaky;
  return {
    name: 'window',
    passed: stats.expected,
    failed: failed === 0 && !ok ? 1 : failed,
    skipped: stats.skipped,
    failures: report.suites.flatMap(failuresOf),
  };
}

function failuresOf({ suites = [], specs = [] }: Suite): string[] {
  const failed = specs.filter(({ ok }) => !ok).map(({ file, title }) => `test/app/${file} › ${title}`);
  return [...failed, ...suites.flatMap(failuresOf)];
}

function readReport(): Report | null {
  try {
    // Written by Playwright itself, in its documented shape.
    return JSON.parse(readFileSync(REPORT, 'utf8')) as Report;
  } catch {
    return null;
  }
}
