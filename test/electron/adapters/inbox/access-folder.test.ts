import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAccessFolder } from '../../../../electron/adapters/inbox/access-folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dmp-inbox-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const named = (name: string): string => join(folder, `${name}.acces-urgence.json`);

test('H54: what somebody else put on the share keeps nobody from reading the rest', async () => {
  writeFileSync(named('a'), 'one');
  mkdirSync(named('b'));
  execFileSync('mkfifo', [named('c')]);
  writeFileSync(named('d'), 'x'.repeat(3 * 1024 * 1024));
  writeFileSync(named('e'), 'two');
  const files: { name: string; text: string }[] = [];
  expect(await openAccessFolder(folder).read((file) => void files.push(file))).toEqual({ ok: true, value: null });
  expect(files.map(({ text }) => text.length)).toEqual([3, 0, 0, 64 * 1024, 3]);
});

test('a folder of thousands keeps nothing else waiting: the program has its turn between two files', async () => {
  for (let index = 0; index < 300; index += 1) writeFileSync(named(`f${index}`), 'one');
  let [turns, files] = [0, 0];
  const turn = (): void => {
    turns += 1;
    if (files < 300) setImmediate(turn);
  };
  setImmediate(turn);
  await openAccessFolder(folder).read(() => (files += 1));
  expect(turns).toBeGreaterThan(100);
});
