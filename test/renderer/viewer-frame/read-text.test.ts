import { describe, expect, test } from 'vitest';
import { plainText } from '../../../renderer/viewer-frame/plain-text.ts';
import { sliceText } from '../../../renderer/viewer-frame/slice-text.ts';
import { rtfText } from '../../../renderer/viewer-frame/rtf-text.ts';

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('rtf', () => {
  test('H36: every word of an RTF is shown, its tables of fonts and pictures are not', () => {
    const source = String.raw`{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator Riched20;}\f0\fs24 Cr\'e9atinine\par 142 \'b5mol/L\tab haut\line\u8804? 90{\b  gras}\par}`;
    expect(rtfText(latin(source))).toBe('Créatinine\n142 µmol/L\thaut\n≤ 90 gras');
  });
  test('escaped braces and backslashes are letters', () => {
    expect(rtfText(latin(String.raw`{\rtf1 a\{b\}c\\d}`))).toBe('a{b}c\\d');
  });
  test('a broken RTF gives its words and does not throw', () => {
    expect(rtfText(latin(String.raw`{\rtf1 {{ encore }}}} suite`))).toContain('encore');
  });
});

describe('plain text', () => {
  test('UTF-8 is read as such, anything else as the Windows page', () => {
    expect(plainText(new TextEncoder().encode('énoncé'))).toBe('énoncé');
    expect(plainText(Uint8Array.of(0xe9, 0x80))).toBe('é€');
    expect(plainText(Uint8Array.of(0xff, 0xfe, 0x41, 0x00))).toBe('A');
  });
});

describe('a long text', () => {
  test.each([
    ['lines', 'ligne de texte\n'.repeat(5_000)],
    ['one line', 'x'.repeat(50_001)],
    ['signs of two units', `a${'\u{1f600}'.repeat(20_000)}`],
    ['nothing', ''],
  ])('H36: is cut into slices that are the text again: %s', (_, text) => {
    const slices = sliceText(text);
    expect(slices.join('')).toBe(text);
    expect(Math.max(...slices.map(({ length }) => length))).toBeLessThanOrEqual(8_000);
    expect(slices.every((slice) => slice.isWellFormed())).toBe(true);
  });
});
