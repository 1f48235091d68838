import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { giveBack } from '../../../electron/compose/give-back.ts';

/** What SQLite itself throws at a file that is no database. */
function torn(): unknown {
  const database = new Database(Buffer.alloc(4096, 'no database'));
  try {
    return database.pragma('journal_mode');
  } catch (error) {
    return error;
  } finally {
    database.close();
  }
}

const breaks = (words: string) => (): never => {
  throw new Error(words);
};

test('H58: what stopped an opening is told, whatever its closing says, and the store is closed all the same', () => {
  let closed = 0;
  const given = giveBack({ stop: breaks('stop') }, { close: () => void (closed += 1) }, torn());
  expect(given).toMatchObject({ ok: false, fault: { code: 'store/corrupt' } });
  expect(closed).toBe(1);
  expect(giveBack(null, { close: breaks('close') }, torn())).toMatchObject({ fault: { code: 'store/corrupt' } });
});

test('a bug of ours is thrown on, and nothing that was thrown after it hides it', () => {
  const bug = new TypeError('bug');
  expect(() => giveBack(null, { close: () => undefined }, bug)).toThrow(bug);
  try {
    giveBack({ stop: breaks('stop') }, { close: breaks('close') }, bug);
    expect.unreachable();
  } catch (error) {
    expect((error as AggregateError).errors.map(String)).toEqual(['TypeError: bug', 'Error: stop', 'Error: close']);
  }
});
