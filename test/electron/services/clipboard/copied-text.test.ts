import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CopiedText } from '../../../../electron/services/clipboard/copied-text.ts';
import type { TextClipboard } from '../../../../electron/services/clipboard/ports.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

const TEXT = 'HbA1c 7,2 %\nContrôle dans un an';
const KEPT_MS = 60_000;

interface Change {
  readonly writeMs?: number;
  readonly asWritten?: (text: string) => string;
  readonly selection?: TextClipboard['selection'];
}

function desk(change: Change = {}) {
  const clock = new ManualClock();
  const board = { text: 'before us', cleared: 0 };
  const { writeMs = 0, asWritten = (text: string) => text } = change;
  const copied = new CopiedText({
    clipboard: {
      readText: () => Promise.resolve(board.text),
      writeText: async (text) => {
        if (writeMs > 0) await new Promise<void>((go) => void clock.after(writeMs, go));
        board.text = asWritten(text);
      },
      clear: () => {
        board.cleared += 1;
        board.text = '';
      },
      selection: change.selection,
    },
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    clock,
    keptMs: KEPT_MS,
  });
  return { clock, board, copied };
}

describe('a text that was copied here', () => {
  test('H45, N5: is taken back when that is asked, and by itself after its time', async () => {
    const { clock, board, copied } = desk();
    await copied.put(TEXT);
    expect(board.text).toBe(TEXT);
    await copied.takeBack();
    expect(board.text).toBe('');
    await copied.put(TEXT);
    await clock.advance(KEPT_MS - 1);
    expect(board.text).toBe(TEXT);
    await clock.advance(1);
    expect(board.text).toBe('');
  });

  test('what another program put there since is left alone', async () => {
    const { clock, board, copied } = desk();
    await copied.put(TEXT);
    board.text = 'the words of another program';
    await copied.takeBack();
    await clock.advance(KEPT_MS * 2);
    expect(board).toEqual({ text: 'the words of another program', cleared: 0 });
  });

  test('H45: the mouse’s own selection is cleared where it is the text that was copied, and left where it is not', async () => {
    const OTHER = 'the words of another program';
    const cases: readonly (readonly [string, string])[] = [[TEXT, ''], [OTHER, OTHER]]; // prettier-ignore
    for (const [selected, left] of cases) {
      const selection = { text: selected };
      const { copied } = desk({
        selection: {
          readText: () => Promise.resolve(selection.text),
          clear: () => void (selection.text = ''),
        },
      });
      await copied.put(TEXT);
      await copied.takeBack();
      expect(selection.text).toBe(left);
    }
  });

  test('nothing was copied here: nothing is read as ours, however often it is asked', async () => {
    const { board, copied } = desk();
    await copied.takeBack();
    expect(board).toEqual({ text: 'before us', cleared: 0 });
  });

  test('a second copy has its whole time again', async () => {
    const { clock, board, copied } = desk();
    await copied.put('first');
    await clock.advance(KEPT_MS - 1);
    await copied.put('second');
    await clock.advance(KEPT_MS - 1);
    expect(board.text).toBe('second');
    await clock.advance(1);
    expect(board.text).toBe('');
  });

  test('H45: a lock that falls on a copy under way takes it back behind it', async () => {
    const { clock, board, copied } = desk({ writeMs: 50 });
    const putting = copied.put(TEXT);
    const locking = copied.takeBack();
    await clock.advance(50);
    await Promise.all([putting, locking]);
    expect(board.text).toBe('');
  });

  test('a desktop that ends lines in its own way still shows our text', async () => {
    const { board, copied } = desk({ asWritten: (text) => `${text.replaceAll('\n', '\r\n')}\0` });
    await copied.put(TEXT);
    await copied.takeBack();
    expect(board.text).toBe('');
  });
});
