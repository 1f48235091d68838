import { expect, test } from 'vitest';
import { breakGlass } from '../../shared/domain/emergency/break-glass.ts';
import { cacheFate } from '../../shared/domain/cache/cache-fate.ts';
import { openStage, T0 } from './stage.ts';

const context = {
  accessId: 'a',
  ins: { oid: '1.2.250.1.213.1.4.10', value: '279035121518989' },
  practitionerId: '899700000011',
  now: T0,
  lifeMs: 3_600_000,
} as const;
const attested = {
  unableToConsent: true,
  immediateRisk: true,
  typed: 'Coma, aucun proche joignable',
  quick: null,
  opposition: 'none',
} as const;

test('R30: both conditions and a reason, or nothing; an opposition before anything', () => {
  expect(breakGlass(attested, context).ok).toBe(true);
  for (const missing of [{ unableToConsent: false }, { immediateRisk: false }, { typed: '' }, { typed: 'x' }])
    expect(breakGlass({ ...attested, ...missing }, context).ok, JSON.stringify(missing)).toBe(false);
  expect(breakGlass({ ...attested, opposition: 'opposed' }, context)).toMatchObject({
    fault: [{ code: 'emergency/opposed' }],
  });
});

test('R30: no authorisation is asked, the matrix stays, masks stay, and no copy is read', () => {
  const stage = openStage();
  const open = stage.deposit('author', '11502-2');
  stage.deposit('author', '11502-2', ['MASQUE_PS']);
  stage.deposit('author', '75496-0');
  stage.as('nurse').withdraw();
  const purpose = 'bris_de_glace' as const;
  expect(stage.sees('nurse', { purpose, reason: 'Patient inconscient' })).toEqual([open]);
  expect(stage.sees('nurse', { purpose })).toBeNull();
  stage.engine.close();
  const right = { existence: 'active', authorisation: 'valid', isTreatingPhysician: false } as const;
  const copy = { checkedAt: T0, wasTreatingPhysician: false };
  expect(cacheFate(right, copy, 'break-glass')).toEqual({ kind: 'withhold', reason: 'emergency' });
});
