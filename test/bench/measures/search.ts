import type { Bench, BenchConditions } from '../bench.ts';
import { FILLED, openFilledCache, type FilledCache } from '../instruments/filled-cache.ts';
import { judged, type BenchRow } from '../row.ts';
import { median, percentile } from '../sampling.ts';

/** What is typed, key by key: common words, a rare pair, accents, nothing found. */
const TYPED = ['compte rendu', 'créatinine', 'imagerie rivage', 'prothèse érable 2024', 'cholécystectomie', 'zzz'];
/** As many as the service asks for (`LocalCopies.search`). */
const LIMIT = 200;

const keyStrokes = TYPED.flatMap((text) => [...text].map((_, index) => text.slice(0, index + 1)));

/** The same question without index nor encryption: each word anywhere in the text. */
function likeSearch({ plain }: FilledCache, dossier: number, typed: string): unknown[] {
  const words = typed.split(' ').filter((word) => word !== '');
  const conditions = words.map(() => 'words LIKE ?').join(' AND ');
  const sql = `SELECT unique_id FROM entries WHERE dossier = ? AND ${conditions} LIMIT ${LIMIT}`;
  return plain.prepare(sql).all(dossier, ...words.map((word) => `%${word}%`));
}

function times(act: () => unknown): number {
  const startedAt = performance.now();
  act();
  return performance.now() - startedAt;
}

function measure(cache: FilledCache, dossier: number, repetitions: number): { full: number[]; like: number[] } {
  const insId = FILLED[dossier]?.insId ?? '';
  const [full, like]: [number[], number[]] = [[], []];
  for (let turn = 0; turn <= repetitions; turn += 1) {
    for (const typed of keyStrokes) {
      const one = times(() => cache.store.cache?.search(insId, typed, LIMIT));
      const other = times(() => likeSearch(cache, dossier, typed));
      if (turn === 0) continue;
      full.push(one);
      like.push(other);
    }
  }
  return { full, like };
}

function rowsOf(name: string, { full, like }: { full: number[]; like: number[] }): BenchRow[] {
  const baseline = 'LIKE over the same rows, plain SQLite';
  return [
    judged({ name, unit: 'ms', value: median(full), baseline, baselineValue: median(like) }),
    judged(
      {
        name: `${name}-p95`,
        unit: 'ms',
        value: percentile(full, 0.95),
        baseline,
        baselineValue: percentile(like, 0.95),
      },
      { below: 50 },
    ),
  ];
}

/**
 * Local search per key stroke (FTS5, encrypted). The store searches the open dossier only (H43): the first pair of
 * rows is a dossier that holds all 100,000 documents itself, the second a dossier of 2,000 in the same file.
 */
export const search: Bench = {
  name: 'search-100k',
  async run({ quick, keptFolder }: BenchConditions) {
    const cache = await openFilledCache(keptFolder);
    try {
      const repetitions = quick ? 1 : 3;
      return [
        ...rowsOf('search-100k', measure(cache, 0, repetitions)),
        ...rowsOf('search-100k-dossier-of-2000', measure(cache, 1, repetitions)),
      ];
    } finally {
      cache.close();
    }
  },
};
