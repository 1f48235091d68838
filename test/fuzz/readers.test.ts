import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { peakGrowth } from '../support/peak-memory.ts';
import { seeded } from '../model/world/random.ts';
import { Coverage } from './engine/coverage.ts';
import { minimised, thrownBy } from './engine/failure.ts';
import { promise, type Reader } from './engine/reader.ts';
import { lastLine, table } from './engine/table.ts';
import { NO_ROW } from './engine/progress.ts';
import { nextInput } from './grammar/shape.ts';
import { READERS, readerNamed } from './readers/readers.ts';

const MB = 1024 * 1024;
const fixtures = join(import.meta.dirname, 'fixtures');
const found = readdirSync(fixtures).flatMap((name) =>
  readdirSync(join(fixtures, name)).map((file) => ({ name, file: join(fixtures, name, file) })),
);

describe('inputs that once broke a reader', () => {
  test.each(found)('H54: $name reads $file', async ({ name, file }) => {
    expect(await thrownBy(readerNamed(name), readFileSync(file))).toBeNull();
  });
});

/** A PDF takes a thread of its own: a few are enough here. */
const countOf = ({ name }: Reader): number => (name === 'pdf' ? 8 : 250);

/** What one reader may take for its short run beyond what the process had, V8's own reserves included. */
const MOST_MB = 256;

/** Plays a reader; by how many megabytes its process stood over what it was, at its highest. */
async function played(reader: Reader): Promise<number> {
  const chance = seeded(20_261_122);
  const seeds = await reader.seeds();
  return peakGrowth('self', async () => {
    for (let left = countOf(reader); left > 0; left -= 1) {
      const bytes = nextInput(seeds, reader.shape, reader.words, chance);
      const thrown = await thrownBy(reader, bytes);
      expect(thrown, Buffer.from(bytes).toString('base64')).toBeNull();
    }
  });
}

describe('the short run', () => {
  test.each(READERS)(
    'H54: $name keeps its promises on hostile inputs, and its memory within bounds',
    { timeout: 120_000 },
    async (reader) => expect(await played(reader)).toBeLessThan(MOST_MB),
  );
});

describe('the harness', () => {
  const planted: Reader = {
    ...readerNamed('links'),
    read: (bytes) => promise(!Buffer.from(bytes).includes('!'), 'no exclamation mark'),
  };

  test('a planted defect is found by mutation and made small', async () => {
    const chance = seeded(1);
    const kept = [Buffer.from('https://web.example/ #')];
    let failing: Uint8Array | null = null;
    let signature: string | null = null;
    for (let left = 20_000; left > 0 && signature === null; left -= 1) {
      failing = nextInput(kept, 'bytes', ['!'], chance);
      signature = await thrownBy(planted, failing);
    }
    expect(signature).toMatch(/^BrokenPromise: no exclamation mark/);
    const small = await minimised(planted, failing ?? new Uint8Array(), signature ?? '');
    expect(Buffer.from(small).toString()).toBe('!');
  });

  test('a planted leak, one that is freed again too, is over the bound', async () => {
    const links = readerNamed('links');
    const kept: Buffer[] = [];
    const leaks = { ...links, read: () => promise(kept.push(Buffer.alloc(1.3 * MB, 1)) > 0, 'never') };
    expect(await played(leaks)).toBeGreaterThan(MOST_MB);
    kept.length = 0;
    let once = true;
    const bursts = {
      ...links,
      read: () => promise((once &&= Buffer.alloc(320 * MB, 1).length === 0) || true, 'never'),
    };
    expect(await played(bursts)).toBeGreaterThan(MOST_MB);
  });

  test('the same seed makes the same inputs', () => {
    const { shape, words } = readerNamed('mtom');
    const made = () => nextInput([Buffer.from('--b\r\n\r\nx\r\n--b--')], shape, words, seeded(7));
    expect(made()).toEqual(made());
  });

  test('blocks that run for the first time are told from those that ran before', () => {
    const coverage = new Coverage();
    const ran = (...missed: (readonly [number, number])[]) => new Map([['file.ts:0:100', missed]]);
    expect(coverage.isNew(ran([20, 40]))).toBe(true);
    coverage.learn(ran([20, 40]));
    expect(coverage.isNew(ran([20, 40], [60, 80]))).toBe(false);
    expect(coverage.isNew(ran([20, 30]))).toBe(true);
  });

  test('the table ends with the sums', () => {
    const row = { ...NO_ROW, inputs: 10, crashes: 1 };
    const played = [
      { reader: { name: 'a', what: 'b' }, row },
      { reader: { name: 'c', what: 'd' }, row },
    ];
    expect(table(played).split('\n')).toHaveLength(3);
    expect(lastLine(played)).toBe('inputs=20 crashes=2 hangs=0');
  });
});
