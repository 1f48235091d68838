import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { lastLines, runCommand } from '../../../build/bootstrap/run-command.mjs';

const root = join(import.meta.dirname, '..', '..', '..');
const entry = join(root, 'build', 'bootstrap', 'run.mjs');
const home = mkdtempSync(join(tmpdir(), 'bootstrap-home-'));
const run = promisify(execFile);

afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Waits for a file that a shell writes its process id to. */
async function readPid(file: string): Promise<number> {
  await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8').trim() !== '').toBe(true);
  return Number(readFileSync(file, 'utf8'));
}

function isRunning(pid: number): boolean {
  const status = `/proc/${pid}/status`;
  return existsSync(status) && !/^State:\s+Z/m.test(readFileSync(status, 'utf8'));
}

describe('the entry of every npm script', () => {
  test('an unknown command is refused in one sentence, on stderr', async () => {
    const failure = await run(process.execPath, [entry, 'nonsense']).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 1, stdout: '' });
    expect((failure as { stderr: string }).stderr).toMatch(/^✗ Commande inconnue « nonsense »/);
  });

  test('a second start needs neither npm nor a HOME, and the command line prints nothing but its own', async () => {
    const direct = await run(process.execPath, [join(root, 'electron', 'cli.ts'), '--help']);
    // No npm, no apt and no compiler can be found on this PATH: using one would fail.
    const env = { HOME: home, PATH: '/nonexistent', INIT_CWD: home };
    const through = await run(process.execPath, [entry, 'dmp', '--help'], { env });
    expect(through).toEqual({ stdout: direct.stdout, stderr: direct.stderr });
  });
});

describe('a program the bootstrap runs', () => {
  test('that hangs is ended when its time is over, with everything it started', async () => {
    const pidFile = join(home, 'hanging');
    const startedAt = performance.now();
    const result = await runCommand('sh', ['-c', `sleep 60 & echo $! > ${pidFile}; wait`], { timeoutMs: 500 });
    expect(result.ok).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    const pid = await readPid(pidFile);
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  test('ends with an interrupted bootstrap', async () => {
    const pidFile = join(home, 'interrupted');
    const module = join(root, 'build', 'bootstrap', 'run-command.mjs');
    const source = `import { runCommand } from ${JSON.stringify(module)};
      await runCommand('sh', ['-c', 'sleep 60 & echo $! > ${pidFile}; wait']);`;
    const bootstrap = spawn(process.execPath, ['--input-type=module', '-e', source]);
    const pid = await readPid(pidFile);
    bootstrap.kill('SIGINT');
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  test('that does not exist is a failure with a message, not an exception', async () => {
    const result = await runCommand('no-such-program', []);
    expect(result.ok).toBe(false);
    expect(result.output).toContain('ENOENT');
  });

  test('keeps its last lines for the message', () => {
    expect(lastLines('a\nb\nc\n', 2)).toBe('b\nc');
  });
});
