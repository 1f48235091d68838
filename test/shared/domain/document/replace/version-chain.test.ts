import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headOf, type ChainLink } from '../../../../../shared/domain/document/replace/version-chain.ts';

/** A series of n versions, each known by RPLC, by setId and number, or by both. */
const someSeries = fc
  .array(fc.constantFrom('rplc', 'series', 'both'), { minLength: 1, maxLength: 6 })
  .map((ways): ChainLink[] =>
    ways.map((way, index) => ({
      uniqueId: `1.2.${index}`,
      replaces: index > 0 && way !== 'series' ? [`1.2.${index - 1}`] : [],
      setId: '9.9',
      versionNumber: index + 1,
    })),
  );

describe('H10: the version in force', () => {
  test('any order of arrival gives the same head, the highest version', () => {
    fc.assert(
      fc.property(
        someSeries.chain((series) =>
          fc.tuple(fc.constant(series), fc.shuffledSubarray(series, { minLength: series.length })),
        ),
        ([series, shuffled]) => {
          for (const { uniqueId } of series) expect(headOf(uniqueId, shuffled)).toBe(series.at(-1)?.uniqueId);
        },
      ),
    );
  });

  test('RPLC alone leads to the head, and an unrelated document stays its own', () => {
    const links: ChainLink[] = [
      { uniqueId: 'c', replaces: ['b'] },
      { uniqueId: 'x', replaces: [] },
      { uniqueId: 'b', replaces: ['a'] },
    ];
    expect(headOf('a', links)).toBe('c');
    expect(headOf('x', links)).toBe('x');
    expect(headOf('unknown', links)).toBe('unknown');
  });

  test('a loop of the registry ends', () => {
    const links: ChainLink[] = [
      { uniqueId: 'a', replaces: ['b'] },
      { uniqueId: 'b', replaces: ['a'] },
    ];
    expect(['a', 'b']).toContain(headOf('a', links));
  });
});
