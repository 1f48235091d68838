import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHolder } from '../../../../shared/domain/card/read-holder.ts';

describe('the holder of a card', () => {
  test('is read from an IGC-Santé subject and its extensions', () => {
    const holder = readHolder({
      commonName: '899700000011',
      surname: 'LIBRE',
      givenName: 'Jeanne',
      title: 'Médecin',
      professionCode: '10',
      savoirFaireCode: 'SM26',
    });
    expect(holder).toEqual({
      ok: true,
      value: {
        nationalId: '899700000011',
        family: 'LIBRE',
        given: 'Jeanne',
        profession: { code: '10', codeSystem: '1.2.250.1.71.1.2.7', displayName: 'Médecin' },
        savoirFaire: { code: 'SM26', codeSystem: '1.2.250.1.71.4.2.5' },
      },
    });
  });

  test('takes the profession label from the OU of an older GIP-CPS subject, and the code after «G15_10/»', () => {
    const holder = readHolder({
      commonName: '899700000011',
      surname: 'LIBRE',
      givenName: 'Jeanne',
      organisationalUnit: 'Médecin',
      professionCode: '10',
      savoirFaireCode: 'G15_10/SM26',
    });
    expect(holder.ok && holder.value.profession.displayName).toBe('Médecin');
    expect(holder.ok && holder.value.savoirFaire?.code).toBe('SM26');
  });

  test('of a CPE without a name is its structure and its number, special characters replaced', () => {
    const holder = readHolder({ commonName: '699700000011001/SEC0001', organisation: 'CABINET & FILS (17)' });
    expect(holder.ok && holder.value).toMatchObject({
      nationalId: '699700000011001/SEC0001',
      family: 'CABINET - FILS -17-',
      given: '699700000011001-SEC0001',
      profession: { code: '' },
    });
  });

  test('cannot be read without a common name', () => {
    expect(readHolder({ surname: 'LIBRE' })).toEqual({ ok: false, fault: { code: 'card/holder-incomplete' } });
  });

  test('is read or refused, never thrown, whatever the certificate prints', () => {
    const text = fc.option(fc.string({ unit: 'binary', maxLength: 300 }), { nil: undefined });
    const names = fc.record({ commonName: text, surname: text, organisation: text, savoirFaireCode: text });
    fc.assert(
      fc.property(names, (printed) => {
        const given = Object.fromEntries(Object.entries(printed).filter(([, value]) => value !== undefined));
        const holder = readHolder(given);
        return !holder.ok || (holder.value.nationalId !== '' && holder.value.family.length <= 128);
      }),
    );
  });
});
