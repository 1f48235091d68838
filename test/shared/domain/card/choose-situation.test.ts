import { describe, expect, test } from 'vitest';
import { chooseSituation } from '../../../../shared/domain/card/choose-situation.ts';

const office = { structureId: '499700000011001', structureName: 'Cabinet médical des Tilleuls', sector: 'SA07' };
const hospital = { structureId: '10B0170011', structureName: 'CH de démonstration', sector: 'SA01' };

describe('the situation of exercise (EX_GEN-1370, H24)', () => {
  test('is taken when the card has one', () => {
    expect(chooseSituation([office])).toEqual({ ok: true, value: { kind: 'chosen', situation: office } });
  });

  test('is asked for when it has several and none was named', () => {
    const choice = chooseSituation([office, hospital]);
    expect(choice).toEqual({ ok: true, value: { kind: 'ask', situations: [office, hospital] } });
  });

  test('is the one named on the lock screen, if it is on the card', () => {
    expect(chooseSituation([office, hospital], '10B0170011')).toMatchObject({ value: { situation: hospital } });
    expect(chooseSituation([office], '10B0170011')).toEqual({ ok: false, fault: { code: 'card/situation-unknown' } });
  });

  test('is missing on a card that lists none: refused', () => {
    expect(chooseSituation([])).toEqual({ ok: false, fault: { code: 'card/no-situation' } });
  });
});
