import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extract, type Passage, type Quotation } from '../../../../shared/domain/emergency/card/extract.ts';
import { PLACED, SENTENCES } from './corpus.ts';

const onPage = (text: string, page = 1): Passage => ({ place: { kind: 'page', page }, text });
const said = (quotations: readonly Quotation[]) => quotations.map(({ topic, manner }) => [topic, manner]);

describe('H27: what is quoted from one sentence, and in which manner', () => {
  test.each(SENTENCES)('%s', (text, expected) => {
    expect(said(extract([onPage(text)], undefined))).toEqual(expected);
  });
});

describe('H27: sections by code, then by title; headings of free text', () => {
  test.each(PLACED)('$name', ({ section, lines, typeCode, expected }) => {
    const place = section ? ({ kind: 'section', ...section } as const) : ({ kind: 'page', page: 1 } as const);
    const found = extract(
      lines.map((text) => ({ place, text })),
      typeCode,
    );
    const sorted = found.map(({ topic, manner, text }) => [topic, manner, text]);
    expect(sorted).toHaveLength(expected.length);
    expect(sorted).toEqual(expect.arrayContaining(expected.map((one) => [...one])));
  });
});

test('H27: a quotation is verbatim and bears its place; a denial is never quoted as said', () => {
  const words = fc.constantFrom(...SENTENCES.map(([text]) => text));
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), fc.integer({ min: 1, max: 30 }), (lines, page) => {
      for (const { text, place } of extract([onPage(lines.join('\n'), page)], undefined)) {
        expect(lines.some((line) => line.includes(text))).toBe(true);
        expect(place).toEqual({ kind: 'page', page });
      }
    }),
  );
  const denials = SENTENCES.filter(([text]) => /^(pas|aucun|absence|ni|sans)\b/i.test(text));
  expect(denials.length).toBeGreaterThan(5);
  for (const [text] of denials)
    expect(extract([onPage(text)], undefined).every(({ manner }) => manner !== 'stated')).toBe(true);
});
