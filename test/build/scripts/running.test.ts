/** What a person meets who types a long run wrongly, twice at once, or kills it. */
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { SCRIPT_OPTIONS } from '../../../build/bootstrap/node-runtime.mjs';
import { isOwnFolder } from '../../../build/scripts/running/take-folder.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'long-runs-'));
const run = promisify(execFile);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const typed = (words: readonly string[]): Promise<unknown> => {
  const module = join(root, 'build', 'scripts', 'running', 'options.ts');
  const script = `import { CommandLine } from ${JSON.stringify(module)};
    const command = new CommandLine('npm run it -- [--uploads N]');
    const { uploads = '5' } = command.read({ uploads: { type: 'string' } });
    console.log(command.wholeNumber('--uploads', uploads));`;
  const args = ['--input-type=module', '-e', script, '--', ...words];
  return run(process.execPath, args).catch((error: unknown) => error);
};

test('an option typed wrong says what is wrong, and begins nothing', async () => {
  const wrong = { '--uploads=abc': '«abc»', '--uploads=-3': '«-3»', '--uploads=': '«»', '--loads=3': '--loads' };
  const answers = await Promise.all(Object.keys(wrong).map((word) => typed([word])));
  for (const [place, said] of Object.values(wrong).entries()) {
    const stderr: unknown = expect.stringMatching(new RegExp(`^✗ .*${said}.*\n.*npm run it`));
    expect(answers[place]).toMatchObject({ code: 2, stdout: '', stderr });
  }
  expect(await typed(['--uploads', '30'])).toMatchObject({ stdout: '30\n' });
});

test('a folder that is no run’s is not a run’s to empty', () => {
  const kept = join(folder, 'thesis');
  mkdirSync(kept);
  expect(isOwnFolder(kept, 'state.json')).toBe(true);
  writeFileSync(join(kept, 'chapter-1.txt'), 'words');
  expect(isOwnFolder(kept, 'state.json')).toBe(false);
  expect(isOwnFolder(join(kept, 'chapter-1.txt'), 'state.json')).toBe(false);
  writeFileSync(join(kept, 'state.json'), '{}');
  expect(isOwnFolder(kept, 'state.json')).toBe(true);
});

test('a second run leaves the first one’s folder alone, and both end with their owner killed outright', async () => {
  const taken = join(folder, 'taken');
  const module = join(root, 'build', 'scripts', 'running', 'take-folder.ts');
  const script = join(folder, 'holder.mjs');
  writeFileSync(
    script,
    `import { writeFileSync } from 'node:fs';
     const { takeFolder } = await import(${JSON.stringify(module)});
     writeFileSync(process.argv[2], takeFolder(${JSON.stringify(taken)}) + ' ' + process.pid);
     setInterval(() => undefined, 1000);`,
  );
  const holder = async (name: string) => {
    const said = join(folder, name);
    const owned = [process.execPath, ...SCRIPT_OPTIONS, script, said].map((word) => `'${word}'`).join(' ');
    const owner = spawn('sh', ['-c', `${owned}; true`], { cwd: root });
    const words = (): string => (existsSync(said) ? readFileSync(said, 'utf8') : '');
    await expect.poll(words, { timeout: 20_000 }).toMatch(/ \d+$/);
    return { owner, refused: words().split(' ')[0], pid: Number(words().split(' ')[1]) };
  };
  const first = await holder('first');
  const second = await holder('second');
  expect([first.refused, second.refused]).toEqual(['null', 'in-use']);
  for (const { owner } of [first, second]) owner.kill('SIGKILL');
  for (const { pid } of [first, second])
    await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 20_000 }).toBe(false);
  const third = await holder('third');
  third.owner.kill('SIGKILL');
  expect(third.refused).toBe('null');
});
