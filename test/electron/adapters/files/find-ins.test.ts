import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findIns } from '../../../../electron/adapters/files/find-ins.ts';
import { seedPatients } from '../../../../sandbox/seed/patients.ts';
import { insKey } from '../../../../shared/domain/patient/ins.ts';

describe('an INS in a text', () => {
  test.each([
    ['INS : 279035121518989.', ['279035121518989']],
    ['2 79 03 51 215 189 89', ['279035121518989']],
    ['2.79.03.51.215.189.89', ['279035121518989']],
    ['2\u00a079\u00a003\u00a051\u00a0215\u00a0189\u202f89', ['279035121518989']],
    ['N°1850220041234', []],
    ['9279035121518989', []],
    ['279035121518988', []],
  ])('H28: %j gives %j', (text, found) => {
    expect(findIns(text)).toEqual(found);
  });

  test('H28: a Corsican number is found in either case', () => {
    const number = '185022A004123';
    const value = number + insKey(number);
    expect(findIns(`x ${value.toLowerCase()} y ${value}`)).toEqual([value]);
  });

  test('H28: every patient of the sandbox is found, however his number is printed', () => {
    const printed = [
      (ins: string) => ins,
      (ins: string) => `${ins.slice(0, 13)} ${ins.slice(13)}`,
      (ins: string) => ins.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, '$1 $2 $3 $4 $5 $6 $7'),
      (ins: string) => `INS : ${ins.toLowerCase()}, née le 1`,
    ];
    const patients = seedPatients(new Date('2026-11-22T09:00:00Z')).map(({ ins }) => ins.value);
    const missed = patients
      .flatMap((ins) => printed.map((form) => [ins, form(ins)] as const))
      .filter(([ins, text]) => findIns(text)[0] !== ins);
    expect(patients.length).toBeGreaterThan(30);
    expect(missed).toEqual([]);
  });

  test('H28: fewer than one in fifty of other fifteen-digit numbers is taken for an INS', () => {
    let taken = 0;
    for (let index = 0; index < 5_000; index += 1) {
      const number = 100_000_000_000_000 + index * 37_777_777_777 + index * index;
      taken += findIns(`n° ${number} `).length;
    }
    expect(taken).toBeLessThan(100);
  });

  test('H04: no number whose key is wrong is ever reported', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.stringMatching(/^[12]\d{14}$/), (noise, digits) => {
        for (const ins of findIns(`${noise} ${digits} ${noise}`)) {
          expect(insKey(ins.slice(0, 13))).toBe(ins.slice(13));
        }
      }),
    );
  });
});
