import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readHolderNotes, writeHolderNotes } from '../../../../electron/adapters/store/holder-notes.ts';
import { attempt, storeFaultOf } from '../../../../electron/adapters/store/store-fault.ts';
import { entry, jobOf, lot, patient } from './samples.ts';
import { filesHolding, HOLDER, keepList, opened, temporaryFolder } from './store-support.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

// Root may write anywhere: the child becomes an ordinary user, which only root can do.
test.skipIf(process.getuid?.() !== 0)(
  'a folder that may not be written is told, whether it is empty or filled',
  async () => {
    const child = (): string =>
      execFileSync(process.execPath, [`${import.meta.dirname}/read-only-child.ts`, folder.path], { encoding: 'utf8' });
    chmodSync(folder.path, 0o755);
    expect(child()).toBe('store/read-only');
    (await opened(folder.path)).close();
    expect(child()).toBe('store/read-only');
  },
);

test.each([
  ['ENOSPC', 'store/disk-full'],
  ['EROFS', 'store/read-only'],
  ['EACCES', 'store/read-only'],
  ['EIO', 'store/unavailable'],
])('what the disk says, %s, is named %s', (code, named) => {
  const error = Object.assign(new Error('disk'), { code });
  expect(
    attempt(() => {
      throw error;
    }),
  ).toEqual({ ok: false, fault: { code: named, serverCode: code } });
});

test('a bug of ours is not taken for a fault of the disk', () => {
  expect(storeFaultOf(new TypeError('bug'))).toBeNull();
  expect(storeFaultOf(Object.assign(new TypeError('bug'), { code: 'ERR_INVALID_ARG' }))).toBeNull();
  expect(() =>
    attempt(() => {
      throw new TypeError('bug');
    }),
  ).toThrow('bug');
});

describe('lock', () => {
  test('decision 13: a full store closes well within 500 ms, and wipes its log', async () => {
    const store = await opened(folder.path);
    const insId = `${patient(1).ins.oid}|${patient(1).ins.value}`;
    store.cache?.optIn(insId, 1);
    const rows = Array.from({ length: 2_000 }, (_, index) => entry(`2.25.${index}`));
    keepList(store.cache, insId, { rows, announced: 2_000, complete: true, receivedAt: 1, scopeFrom: null });
    const big = 'x'.repeat(4_000_000);
    store.outbox.enqueue(jobOf(lot(1)), lot(1, '2.25.71', big));
    const before = performance.now();
    store.close();
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe('notes before the PIN', () => {
  test('decision 13: counters and last situation are there while the store is closed, and nothing else', () => {
    expect(readHolderNotes(folder.path, HOLDER)).toEqual({ waiting: 0, since: null, situation: null, journal: null });
    const situation = { structureId: '499700000011001', structureName: 'Cabinet médical des Tilleuls', sector: 'SA07' };
    writeHolderNotes(folder.path, HOLDER, { situation });
    writeHolderNotes(folder.path, HOLDER, { waiting: 2, since: 5 });
    expect(readHolderNotes(folder.path, HOLDER)).toEqual({ waiting: 2, since: 5, situation, journal: null });
    expect(readHolderNotes(folder.path, '899700000029')).toEqual({
      waiting: 0,
      since: null,
      situation: null,
      journal: null,
    });
    expect(filesHolding(folder.path, [HOLDER])).toEqual([]);
  });

  test('an unreadable note is no more than a lost convenience', () => {
    writeHolderNotes(folder.path, HOLDER, { waiting: 2 });
    expect(readHolderNotes(join(folder.path, 'missing'), HOLDER).waiting).toBe(0);
  });
});
