import { describe, expect, test } from 'vitest';
import { admitProfession, PROFESSIONS_ADMITTED } from '../../../../shared/domain/card/profession-access.ts';
import type { CardHolder } from '../../../../shared/domain/card/practitioner.ts';

function holder(code: string, savoirFaire?: string): CardHolder {
  return {
    nationalId: '899700000011',
    family: 'LIBRE',
    given: 'Jeanne',
    profession: { code, codeSystem: '1.2.250.1.71.1.2.7' },
    ...(savoirFaire && { savoirFaire: { code: savoirFaire, codeSystem: '1.2.250.1.71.4.2.5' } }),
  };
}

describe('who may open a session (R3, H24)', () => {
  test('a physician with a savoir-faire, a pharmacist with a section, a nurse without either', () => {
    expect(admitProfession(holder('10', 'SM26'))).toBe('admitted');
    expect(admitProfession(holder('21', 'A'))).toBe('admitted');
    expect(admitProfession(holder('60'))).toBe('admitted');
  });

  test('a physician whose card bears no savoir-faire is incomplete: the store would refuse the assertion', () => {
    expect(admitProfession(holder('10'))).toBe('incomplete');
  });

  test.each(['', '00', '99', 'toto', '1O', '100'])('the unknown profession «%s» is refused by default', (code) => {
    expect(admitProfession(holder(code, 'SM26'))).toBe('profession-refused');
  });

  test('an installation may shorten the table', () => {
    expect(admitProfession(holder('60'), ['10'])).toBe('profession-refused');
    expect(PROFESSIONS_ADMITTED).not.toContain('');
  });
});
