import { expect, test } from 'vitest';
import { insId, parseIns, toCx } from '../../shared/domain/patient/ins.ts';
import { openStage } from './stage.ts';

const TEST_ROOT = '1.2.250.1.213.1.4.10';
const REAL_ROOT = '1.2.250.1.213.1.4.8';

test('R17: the key of a dossier is the INS under its root; a child is not found under a parent’s number', () => {
  const child = parseIns('207058575627097', TEST_ROOT, 'sandbox');
  const parent = parseIns('279035121518989', TEST_ROOT, 'sandbox');
  if (!child.ok || !parent.ok) throw new Error('both are valid test numbers');
  expect(insId(child.value)).not.toBe(insId(parent.value));
  expect(toCx(child.value)).toBe('207058575627097^^^&1.2.250.1.213.1.4.10&ISO^NH');
  const stage = openStage();
  const other = stage.engine.as(
    { nationalId: '899700000011', structureId: '499700000011001', profession: '10' },
    { ...child.value },
  );
  expect(other.status()).toMatchObject({ value: { dossier: 'INEXISTANT' } });
  stage.engine.close();
});

test('R17: test numbers are refused in production, real ones in the sandbox', () => {
  const codes = (oid: string, environment: 'sandbox' | 'production'): string[] => {
    const parsed = parseIns('279035121518989', oid, environment);
    return parsed.ok ? [] : parsed.fault.map(({ code }) => code);
  };
  expect(codes(TEST_ROOT, 'sandbox')).toEqual([]);
  expect(codes(TEST_ROOT, 'production')).toEqual(['ins/wrong-environment']);
  expect(codes(REAL_ROOT, 'sandbox')).toEqual(['ins/wrong-environment']);
});
