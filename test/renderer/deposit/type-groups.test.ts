import { describe, expect, it } from 'vitest';
import { byClass, fitsWords } from '../../../renderer/features/deposit/type-groups.ts';

const type = (code: string, displayName: string, classLabel: string) => ({
  code,
  codeSystem: '1',
  displayName,
  classCode: classLabel,
  classLabel,
});

describe('the list of types', () => {
  it('is grouped by class, both in French order', () => {
    const groups = byClass([
      type('1', 'Écho', 'Imagerie'),
      type('2', 'Bilan', 'Biologie'),
      type('3', 'Doppler', 'Imagerie'),
    ]);
    expect(groups.map((group) => [group.classLabel, group.members.map((one) => one.displayName)])).toEqual([
      ['Biologie', ['Bilan']],
      ['Imagerie', ['Doppler', 'Écho']],
    ]);
  });

  it('is found by the beginnings of words, without accents or case, in any order', () => {
    const name = 'CR d’anatomie et de cytologie pathologiques';
    expect(fitsWords(name, 'cr ana')).toBe(true);
    expect(fitsWords(name, 'CYTO anat')).toBe(true);
    expect(fitsWords(name, "d'anatomie")).toBe(true);
    expect(fitsWords('Synthèse médicale', 'synthese med')).toBe(true);
    expect(fitsWords(name, 'radio')).toBe(false);
    expect(fitsWords(name, '')).toBe(true);
  });
});
