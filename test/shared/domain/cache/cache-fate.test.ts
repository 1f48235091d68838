import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cacheFate, offlineFate, type DossierRight } from '../../../../shared/domain/cache/cache-fate.ts';

const VALID: DossierRight = { existence: 'active', authorisation: 'valid', isTreatingPhysician: false };
const COPY = { checkedAt: 1_000, wasTreatingPhysician: false };

describe('after an answer of TD0.2 (R41)', () => {
  test.each([
    ['blocked', { authorisation: 'forbidden' }, { kind: 'purge', reason: 'blocked' }],
    ['expired', { authorisation: 'expired' }, { kind: 'purge', reason: 'expired' }],
    ['revoked', { authorisation: 'none' }, { kind: 'purge', reason: 'revoked' }],
    ['closed, whatever the right', { existence: 'closed' }, { kind: 'purge', reason: 'closed' }],
    ['absent', { existence: 'absent' }, { kind: 'purge', reason: 'absent' }],
    [
      'closed with an unknown right',
      { existence: 'closed', authorisation: { unknown: 'X' } },
      { kind: 'purge', reason: 'closed' },
    ],
    [
      'blocked with an unknown status',
      { existence: { unknown: 'X' }, authorisation: 'forbidden' },
      { kind: 'purge', reason: 'blocked' },
    ],
    ['an unknown right', { authorisation: { unknown: 'SUSPENDU' } }, { kind: 'withhold', reason: 'unknown-status' }],
    ['an unknown status', { existence: { unknown: 'x' } }, { kind: 'withhold', reason: 'unknown-status' }],
    ['still valid', {}, { kind: 'keep' }],
  ] as const)('H13: %s', (_, changes, fate) => {
    expect(cacheFate({ ...VALID, ...changes }, COPY, 'normal')).toEqual(fate);
  });

  test('H13: a reader who is no longer médecin traitant loses what only he could see', () => {
    const was = { ...COPY, wasTreatingPhysician: true };
    expect(cacheFate(VALID, was, 'normal')).toEqual({ kind: 'drop-restricted' });
    expect(cacheFate({ ...VALID, isTreatingPhysician: true }, was, 'normal')).toEqual({ kind: 'keep' });
    expect(cacheFate({ ...VALID, isTreatingPhysician: true }, COPY, 'normal')).toEqual({ kind: 'keep' });
  });

  test('R30 R31: nothing is read from a copy in an emergency access', () => {
    for (const mode of ['break-glass', 'regulation'] as const) {
      expect(cacheFate(VALID, COPY, mode)).toEqual({ kind: 'withhold', reason: 'emergency' });
    }
  });

  test('H23: whatever word the store invents, a copy is kept only on «active» and «valid»', () => {
    const word = fc.oneof(fc.constantFrom('active', 'closed', 'absent'), fc.record({ unknown: fc.string() }));
    const right = fc.oneof(
      fc.constantFrom('valid', 'expired', 'none', 'forbidden'),
      fc.record({ unknown: fc.string() }),
    );
    fc.assert(
      fc.property(word, right, fc.boolean(), (existence, authorisation, isTreatingPhysician) => {
        const status = { existence, authorisation, isTreatingPhysician } as DossierRight; // Words drawn from its own lists.
        const kept = cacheFate(status, COPY, 'normal').kind === 'keep';
        expect(kept).toBe(existence === 'active' && authorisation === 'valid');
      }),
    );
  });
});

describe('offline', () => {
  test('H12: a copy may be read until its life is over, and not one second after', () => {
    expect(offlineFate(COPY, 1_999, 1_000)).toEqual({ kind: 'keep' });
    expect(offlineFate(COPY, 2_000, 1_000)).toEqual({ kind: 'withhold', reason: 'too-old' });
  });

  test('H50: a clock set back prolongs nothing', () => {
    expect(offlineFate(COPY, 999, 1_000)).toEqual({ kind: 'withhold', reason: 'too-old' });
  });
});
