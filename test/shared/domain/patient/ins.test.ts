import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { insKey, parseIns, toCx } from '../../../../shared/domain/patient/ins.ts';

const TEST_ROOT = '1.2.250.1.213.1.4.10';

/** Numbers of the right form: sex, year, month, department (Corsica too), commune, order. */
const number13 = fc
  .tuple(
    fc.constantFrom('1', '2'),
    fc.nat(99),
    fc.integer({ min: 1, max: 12 }),
    fc.oneof(
      fc.nat({ max: 95 }).map((n) => String(n + 1).padStart(2, '0')),
      fc.constantFrom('2A', '2B'),
    ),
    fc.nat(999),
    fc.nat(999),
  )
  .map(([sex, year, month, department, commune, order]) => {
    const two = (n: number): string => String(n).padStart(2, '0');
    const three = (n: number): string => String(n).padStart(3, '0');
    return `${sex}${two(year)}${two(month)}${department}${three(commune)}${three(order)}`;
  });

describe('H04: an INS whose key is wrong never goes further', () => {
  test('the two published test identities are read, blanks and dots allowed', () => {
    expect(parseIns('2 79 03 51 215 189 89', TEST_ROOT, 'sandbox')).toEqual({
      ok: true,
      value: { oid: TEST_ROOT, value: '279035121518989' },
    });
    expect(parseIns('207058575627097', TEST_ROOT, 'sandbox').ok).toBe(true);
  });

  test('every single-digit error of a valid INS is refused', () => {
    fc.assert(
      fc.property(number13, fc.nat(14), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        const valid = number + insKey(number);
        const digit = valid[place] ?? '';
        fc.pre(/\d/.test(digit));
        const wrong = valid.slice(0, place) + String((Number(digit) + shift) % 10) + valid.slice(place + 1);
        expect(parseIns(wrong, TEST_ROOT, 'sandbox').ok).toBe(false);
      }),
    );
  });

  test('every transposition of two different neighbouring digits is refused', () => {
    fc.assert(
      fc.property(number13, fc.nat(13), (number, place) => {
        const valid = number + insKey(number);
        const [a = '', b = ''] = [valid[place], valid[place + 1]];
        fc.pre(/\d\d/.test(a + b) && a !== b);
        const swapped = valid.slice(0, place) + b + a + valid.slice(place + 2);
        expect(parseIns(swapped, TEST_ROOT, 'sandbox').ok).toBe(false);
      }),
    );
  });

  test('Corsican departments count as 19 and 18 in the key', () => {
    expect(insKey('2550899999999')).toHaveLength(2);
    expect(insKey('155082A004123')).toBe(insKey('1550819004123'));
    expect(insKey('155082B004123')).toBe(insKey('1550818004123'));
  });
});

describe('H57: identities of the two environments never cross', () => {
  test('a test root is refused in production and a real one in the sandbox', () => {
    const inProduction = parseIns('279035121518989', TEST_ROOT, 'production');
    const inSandbox = parseIns('279035121518989', '1.2.250.1.213.1.4.8', 'sandbox');
    for (const refused of [inProduction, inSandbox])
      expect(refused).toEqual({ ok: false, fault: [{ code: 'ins/wrong-environment', field: 'oid' }] });
  });

  test('an unknown root is named with the fault of the number, both at once', () => {
    expect(parseIns('123', '1.2.3', 'sandbox')).toEqual({
      ok: false,
      fault: [
        { code: 'ins/length', field: 'ins', limit: 15 },
        { code: 'ins/unknown-root', field: 'oid' },
      ],
    });
  });
});

test('the CX form carries the root between ampersands', () => {
  expect(toCx({ oid: TEST_ROOT, value: '279035121518989' })).toBe('279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH');
});
