import { single, type Outcome } from './outcome.ts';
import { runTool } from './run-tool.ts';

const FORMATTED = '{build,electron,renderer,sandbox,shared,test}/**/*.{ts,tsx,mjs,css}';

/** The bundle that the window tests start: a part that does not build is one failure, not the end of the run. */
export function checkBuild(): Promise<Outcome> {
  return check('build', 'electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn'], false);
}

/** Types, lint and format of the whole tree, side by side and behind the unit tests, which wait for much of their time. */
export async function runStaticChecks(): Promise<Outcome[]> {
  return Promise.all([checkTypes(), checkLint(), checkFormat()]);
}

function checkTypes(): Promise<Outcome> {
  return check('types', 'typescript/bin/tsc', ['-b', '--pretty', 'false']);
}

function checkLint(): Promise<Outcome> {
  const args = ['-c', 'build/lint/eslint.config.mjs', '--max-warnings', '0', '--no-warn-ignored', '.'];
  return check('lint', 'eslint/bin/eslint.js', args);
}

function checkFormat(): Promise<Outcome> {
  const args = ['--check', '--log-level', 'warn', FORMATTED, '*.ts', '!test/fixtures/**'];
  return check('format', 'prettier/bin/prettier.cjs', args);
}

async function check(name: string, tool: string, args: string[], behind = true): Promise<Outcome> {
  const startedAt = performance.now();
  const { ok, output } = await runTool(tool, args, { behind });
  console.log(`${name}: ${ok ? 'ok' : 'failed'} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  return single(name, ok, output);
}
