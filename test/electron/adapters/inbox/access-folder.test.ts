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

test('H54: what somebody else put on the share keeps nobody from reading the rest', () => {
  writeFileSync(named('a'), 'one');
  mkdirSync(named('b'));
  execFileSync('mkfifo', [named('c')]);
  writeFileSync(named('d'), 'x'.repeat(3 * 1024 * 1024));
  writeFileSync(named('e'), 'two');
  const read = openAccessFolder(folder).read();
  const files = read.ok ? read.value : [];
  expect(files.map(({ text }) => text.length)).toEqual([3, 0, 0, 64 * 1024, 3]);
});
