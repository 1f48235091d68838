import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rightHolds } from '../../../../shared/domain/consent/reading-right.ts';
import { breakGlass, type Attestation } from '../../../../shared/domain/emergency/break-glass.ts';
import { opposition, type Opposition } from '../../../../shared/domain/emergency/opposition.ts';
import { completionFault, parseReason, QUICK_REASON_CODES } from '../../../../shared/domain/emergency/reason.ts';
import { isRegulator, regulate } from '../../../../shared/domain/emergency/regulation.ts';

const INS = { oid: '1.2.250.1.213.1.4.10', value: '279035121518989' } as const;
const context = { accessId: 'a', ins: INS, practitionerId: '899700000011', now: 1_000, lifeMs: 3_600_000 };
const attested: Attestation = {
  unableToConsent: true,
  immediateRisk: true,
  typed: 'Glasgow 6 à l’arrivée',
  quick: null,
  opposition: 'none',
};
const codes = (over: Partial<Attestation>) => {
  const right = breakGlass({ ...attested, ...over }, context);
  return right.ok ? [] : right.fault.map(({ code }) => code);
};

describe('R30: break-glass asks for both conditions and a reason, all faults at once', () => {
  test.each([
    [{}, []],
    [{ unableToConsent: false }, ['emergency/will-not-attested']],
    [{ immediateRisk: false }, ['emergency/risk-not-attested']],
    [{ typed: '' }, ['emergency/reason-empty']],
    [{ typed: '   ' }, ['emergency/reason-empty']],
    [{ typed: 'x' }, ['emergency/reason-too-short']],
    [{ typed: 'aaaaaaaaaaaaaaaaaaaaaaaaaa' }, ['emergency/reason-too-short']],
    [{ typed: 'Coma '.repeat(200) }, ['emergency/reason-too-long']],
    [
      { unableToConsent: false, immediateRisk: false, typed: '.' },
      ['emergency/will-not-attested', 'emergency/risk-not-attested', 'emergency/reason-too-short'],
    ],
    [{ typed: '', quick: 'trauma' as const }, []],
    [{ opposition: 'unknown' as const }, []],
    [{ opposition: 'opposed' as const }, ['emergency/opposed']],
    [{ opposition: 'opposed' as const, unableToConsent: false, typed: '' }, ['emergency/opposed']],
  ])('%j', (over, expected) => expect(codes(over)).toEqual(expected));

  test('H26: no right is ever made of less than both conditions, a reason and no opposition', () => {
    const anything = fc.record({
      unableToConsent: fc.boolean(),
      immediateRisk: fc.boolean(),
      typed: fc.string({ maxLength: 40 }),
      quick: fc.constantFrom(null, ...QUICK_REASON_CODES),
      opposition: fc.constantFrom<Opposition>('none', 'opposed', 'unknown'),
    });
    fc.assert(
      fc.property(anything, (one) => {
        const right = breakGlass(one, context);
        if (!right.ok) return right.fault.length > 0;
        const reasoned = one.quick !== null || one.typed.trim().length >= 10;
        return one.unableToConsent && one.immediateRisk && reasoned && one.opposition !== 'opposed';
      }),
    );
  });
});

test('H25: a quick reason opens at once and must be completed in words', () => {
  const bare = parseReason('Traumatisme grave', 'trauma');
  expect(bare).toMatchObject({ ok: true, value: { text: 'Traumatisme grave', words: '' } });
  expect(bare.ok && completionFault(bare.value)?.code).toBe('emergency/reason-empty');
  const said = parseReason('Traumatisme grave, Glasgow 6, AVP', 'trauma');
  expect(said).toMatchObject({ ok: true, value: { text: 'Traumatisme grave, Glasgow 6, AVP' } });
  expect(said.ok && completionFault(said.value)).toBeNull();
});

describe('R31: the Centre 15 is for a physician at a regulation centre; no reason is asked', () => {
  const centres = ['10B0170090'];
  test.each([
    ['10', '10B0170090', true],
    ['60', '10B0170090', false],
    ['10', '10B0170011', false],
  ])('profession %s at %s: %s', (code, structureId, expected) =>
    expect(isRegulator({ profession: { code, codeSystem: '' } }, { structureId }, centres)).toBe(expected),
  );
  test('no centre is named: nobody regulates', () =>
    expect(isRegulator({ profession: { code: '10', codeSystem: '' } }, { structureId: '1' }, [])).toBe(false));
});

describe('R32, H26: opposition × mode: neither opposition is inferred from the other', () => {
  const table: [Opposition, Opposition, boolean, boolean][] = [
    ['none', 'none', true, true],
    ['opposed', 'none', false, true],
    ['none', 'opposed', true, false],
    ['opposed', 'opposed', false, false],
    ['unknown', 'opposed', true, false],
    ['opposed', 'unknown', false, true],
    ['unknown', 'unknown', true, true],
  ];
  test.each(table)('break-glass %s, Centre 15 %s: %s, %s', (glass, centre15, byGlass, byCentre) => {
    expect(breakGlass({ ...attested, opposition: glass }, context).ok).toBe(byGlass);
    expect(regulate({ regulator: true, opposition: centre15 }, context).ok).toBe(byCentre);
  });
  test('a flag that was not said is unknown', () =>
    expect([opposition(null), opposition(true), opposition(false)]).toEqual(['unknown', 'opposed', 'none']));
});

test('H26: a right holds until its end and not at it', () => {
  const right = breakGlass(attested, context);
  if (!right.ok) throw new Error('no right');
  expect(rightHolds(right.value, 3_600_999)).toBe(true);
  expect(rightHolds(right.value, 3_601_000)).toBe(false);
});
