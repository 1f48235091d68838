import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import { value, Working } from '../../support/workstation/working.ts';

const PATIENT = 'PAT-TROIS';
const folder = mkdtempSync(join(tmpdir(), 'dmp-several-'));
let doctor: Working;

beforeAll(async () => {
  doctor = await Working.start({ folder, structureId: '499700000011001' });
}, 90_000);
afterAll(async () => {
  await doctor.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function opened(): Promise<{ token: string; rows: DocumentRow[] }> {
  const token = await doctor.open(PATIENT);
  const { rows } = await doctor.list(token);
  return { token, rows: rows.filter((row): row is DocumentRow => !('unreadable' in row) && !row.patientAuthored) };
}
const signatures = async (): Promise<number> => value(await doctor.work.dossiers.current())?.signatures ?? NaN;
const acts = (from: number) =>
  doctor
    .journal(from)
    .filter(({ kind }) => kind.startsWith('document.'))
    .map(({ kind, facts }) => [kind, facts['uniqueId'], facts['fault'] ?? facts['together'] ?? facts['of']]);

test('decision 16: three documents cost one signature; each is opened, journaled and counted as if it were alone', async () => {
  const { token, rows } = await opened();
  const three = rows.slice(0, 3);
  const before = await signatures();
  const from = doctor.journal().length;
  const fetched = value(
    await doctor.work.documents.fetch(
      token,
      three.map(({ rowId }) => rowId),
    ),
  );
  expect(fetched).toEqual(three.map(({ rowId }) => ({ rowId, faultCode: null })));
  for (const { rowId, title } of three) {
    const view = value(await doctor.work.documents.read(token, rowId));
    expect([view.row.title, view.fromCopy, view.identity.kind]).toEqual([title, false, 'agrees']);
  }
  expect(await signatures()).toBe(before + 1);
  expect(acts(from)).toEqual([
    ...three.map(({ uniqueId }) => ['document.fetched', uniqueId, 3]),
    ...three.map(({ uniqueId }) => ['document.read', uniqueId, true]),
  ]);
  // The first one again, from the same exchange: nothing is asked, and it is written down.
  value(await doctor.work.documents.read(token, three[0]?.rowId ?? ''));
  expect([await signatures(), acts(from).length]).toEqual([before + 1, 7]);
}, 60_000);

test('one that the store no longer gives is said for itself, the others are there; a second try asks for it alone', async () => {
  const { token, rows } = await opened();
  const [kept, gone, other] = rows;
  if (!kept || !gone || !other) throw new Error('This dossier is too small');
  const from = doctor.journal().length;
  await doctor.asPatient(PATIENT, 'mask', { uniqueId: gone.uniqueId });
  const rowIds = [kept.rowId, gone.rowId, other.rowId];
  const fetched = value(await doctor.work.documents.fetch(token, rowIds));
  const code = fetched[1]?.faultCode;
  expect(fetched.map(({ faultCode }) => faultCode)).toEqual([null, expect.any(String), null]);
  const before = await signatures();
  value(await doctor.work.documents.read(token, other.rowId));
  expect(await doctor.work.documents.read(token, gone.rowId)).toMatchObject({ ok: false, fault: { code } });
  expect(await signatures()).toBe(before);
  expect(acts(from)).toEqual([
    ['document.fetched', kept.uniqueId, 3],
    ['document.refused', gone.uniqueId, code],
    ['document.fetched', other.uniqueId, 3],
    ['document.read', other.uniqueId, true],
  ]);
  await doctor.asPatient(PATIENT, 'unmask', { uniqueId: gone.uniqueId });
  value(await doctor.work.documents.read(token, gone.rowId));
  expect(await signatures()).toBe(before + 1);
}, 60_000);

test('H02, H13, R21: what came together is gone with its list and with its opening: the DMP is asked again', async () => {
  const { token, rows } = await opened();
  const two = rows.slice(0, 2).map(({ rowId }) => rowId);
  value(await doctor.work.documents.fetch(token, two));
  await doctor.asPatient(PATIENT, 'mask', { uniqueId: rows[0]?.uniqueId });
  await doctor.list(token);
  expect(await doctor.work.documents.read(token, two[0] ?? '')).toMatchObject({ ok: false });
  await doctor.asPatient(PATIENT, 'unmask', { uniqueId: rows[0]?.uniqueId });
  const unknown = await doctor.work.documents.fetch(token, [two[1] ?? '', 'nothing']);
  expect(unknown).toMatchObject({ ok: false, fault: { code: 'document/unknown-row' } });
  value(doctor.work.dossiers.close(token));
  expect(await doctor.work.documents.fetch(token, two)).toMatchObject({ fault: { code: 'dossier/not-open' } });
}, 60_000);
