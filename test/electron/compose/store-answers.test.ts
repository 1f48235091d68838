import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { answeringForTheDisk } from '../../../electron/compose/store-answers.ts';
import type { Handlers } from '../../../electron/ipc/register.ts';
import { ok } from '../../../shared/result.ts';

const thrown = (code: string): Error => new Database.SqliteError('refused', code);

/** The answer of a handler that throws, at once or later. */
async function answerOf(error: Error, later: boolean): Promise<unknown> {
  const act = later
    ? async () => Promise.reject(error)
    : () => {
        throw error;
      };
  const handlers = answeringForTheDisk({ 'holds.list': act } as unknown as Handlers); // one channel is enough here
  return (handlers['holds.list'] as (input: unknown) => unknown)({});
}

test.each([
  ['SQLITE_FULL', 'store/disk-full'],
  ['SQLITE_READONLY', 'store/read-only'],
  ['SQLITE_CORRUPT_VTAB', 'store/corrupt'],
  ['SQLITE_BUSY', 'store/in-use'],
])('H58: %s under any call of the window is answered as %s, at once or later', async (sqlite, code) => {
  for (const later of [false, true])
    expect(await answerOf(thrown(sqlite), later)).toEqual({ ok: false, fault: { code, serverCode: sqlite } });
});

test('a bug of ours stays one, and an answer stays what it is', async () => {
  await expect(answerOf(new TypeError('ours'), true)).rejects.toThrow('ours');
  await expect(answerOf(new TypeError('ours'), false)).rejects.toThrow('ours');
  const handlers = answeringForTheDisk({ 'holds.list': () => ok([]) } as unknown as Handlers);
  expect(await (handlers['holds.list'] as (input: unknown) => unknown)({})).toEqual(ok([]));
});
