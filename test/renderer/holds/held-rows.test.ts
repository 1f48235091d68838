import { expect, it } from 'vitest';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import type { Hold } from '../../../shared/contract/holds.ts';
import { isFiledHeld } from '../../../renderer/api/filed-held.ts';
import { rowsNow } from '../../../renderer/features/record/held-rows.ts';

const RELEASE = 1_000_000;
const ROW = {
  rowId: 'r',
  uniqueId: '1',
  title: 'Anatomopathologie : biopsies',
  typeLabel: 'CR d’anatomopathologie',
  typeCode: '11526-1',
  states: ['invisible-patient'],
} as unknown as DocumentRow;
const hold = (phase: Hold['phase']) => ({ insId: 'x', versions: ['1'], phase, releaseAt: RELEASE }) as unknown as Hold;
const at = (listedAt: number, holds: readonly Hold[], veil: string | null = 'voilé') =>
  rowsNow([ROW], { insId: 'x', listedAt, holds, veil })[0];

it('R28: a held document stays veiled in the list, title and type, until a deliberate act', () => {
  expect(at(1, [])).toMatchObject({ title: 'voilé', typeLabel: 'voilé', states: ['invisible-patient'] });
  expect(JSON.stringify(at(1, [hold('HELD')]))).not.toMatch(/natomo|11526/);
  expect(at(1, [hold('HELD')], null)).toBe(ROW);
});

it('R26 G, H19: the list flips when the hold ends, unless a later list still shows it hidden', () => {
  expect(at(RELEASE - 1, [hold('RELEASED_AUTO')])).toMatchObject({ title: ROW.title, states: [] });
  expect(at(RELEASE + 1, [hold('RELEASED_AUTO')])).toMatchObject({ title: 'voilé' });
  expect(at(1, [hold('ANNOUNCED')])).toMatchObject({ title: ROW.title, states: [] });
});

it('R28, H18: what was just filed is held from the queue on, until its hold ends; by patient and document', () => {
  const job = { insId: 'x', uniqueId: '1' };
  expect(isFiledHeld(job, [])).toBe(false);
  for (const phase of ['QUEUED', 'HELD', 'NOTIFIED'] as const) expect(isFiledHeld(job, [hold(phase)])).toBe(true);
  for (const phase of ['ANNOUNCED', 'RELEASED_AUTO', 'WITHDRAWN'] as const) {
    expect(isFiledHeld(job, [hold(phase)])).toBe(false);
  }
  expect(isFiledHeld({ ...job, insId: 'y' }, [hold('HELD')])).toBe(false);
});
