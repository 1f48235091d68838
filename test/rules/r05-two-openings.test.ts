import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { creation } from '../../sandbox/transactions/creation.ts';
import { canOpen } from '../../shared/domain/consent/proof.ts';
import { T0 } from './stage.ts';

test('R5: the first consultation of a dossier needs a recorded consent', () => {
  const context = {
    ins: { oid: '1.2.250.1.213.1.4.10', value: '279035121518989' },
    practitionerId: '899700000011',
    now: T0,
    validityMs: 1,
    openedAt: T0,
    isMinor: false,
    secret: false,
    express: 'not-needed',
  } as const;
  expect(canOpen(null, context)).toMatchObject({ ok: false, fault: { code: 'consent/missing' } });
});

test('R5: no professional creates a dossier: the store refuses, the client has no call for it', () => {
  expect(() => creation.handle({} as never)).toThrow('création');
  expect(readFileSync('shared/contract/names.ts', 'utf8')).not.toMatch(/dossier\.create|creation/i);
});
