import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generateTerminology } from '../../build/scripts/terminology.ts';
import { terminologySources } from '../../build/scripts/terminology/sources.ts';
import { sharedFolder } from '../support/shared-folder.ts';

const folder = resolve(import.meta.dirname, '../../resources/terminology');

interface List {
  readonly concepts?: readonly { code: string; codeSystem: string; displayName: string }[];
  readonly map?: Readonly<Record<string, string>>;
  readonly sha256: string;
  readonly source: { readonly publisher: string; readonly repo: string };
}

// `as`: our own committed files, whose shape the tests below assert.
const read = (name: string): List => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as List;
const codesOf = (name: string): string[] => (read(name).concepts ?? []).map((concept) => concept.code);

describe('committed code lists', () => {
  test.each(terminologySources.map((source) => source.name))('%s names its source and repeats no code', (name) => {
    const list = read(name);
    expect(list.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(list.source.publisher).not.toBe('');
    const keys = (list.concepts ?? []).map((concept) => `${concept.codeSystem} ${concept.code}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect((list.concepts ?? []).filter((concept) => concept.codeSystem === '' || concept.displayName === '')).toEqual(
      [],
    );
  });

  test('H52: each type that can be filed has exactly one class, and that class is one of the DMP', () => {
    const classes = codesOf('class-code-deposit');
    const map = read('type-to-class').map ?? {};
    expect(codesOf('type-code-deposit').filter((code) => !classes.includes(map[code] ?? ''))).toEqual([]);
  });

  test('H08: every type that can be filed has a label when read back', () => {
    const readable = codesOf('type-code-reading');
    expect(codesOf('type-code-deposit').filter((code) => !readable.includes(code))).toEqual([]);
  });

  test('R20: the types written by the patient include all DOCPAT and EXPPAT types', () => {
    const written = codesOf('patient-authored-type-code');
    const expected = codesOf('type-code-deposit').filter((code) => /^(DOCPAT|EXPPAT)/.test(code));
    expect(written).toEqual(expect.arrayContaining(expected));
  });

  test('the formats of level-1 documents are formats of the DMP', () => {
    const formats = codesOf('format-code-deposit');
    expect(Object.values(read('media-type-to-format').map ?? {}).filter((format) => !formats.includes(format))).toEqual(
      [],
    );
  });
});

describe.skipIf(!sharedFolder())('generator of the code lists', () => {
  test('H52: generated lists equal the committed ones', () => {
    for (const [name, text] of generateTerminology(sharedFolder() ?? '')) {
      expect(readFileSync(join(folder, name), 'utf8'), name).toBe(text);
    }
  });
});
