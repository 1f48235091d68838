import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import { peakGrowth } from '../../support/peak-memory.ts';
import { until, value, Working } from '../../support/workstation/working.ts';

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

const MB = 1024 * 1024;

const FILL = `
const Database = require('better-sqlite3');
const [path, bytes, announced, uniqueId] = process.argv.slice(1);
const database = new Database(path);
database
  .prepare(
    'UPDATE contents SET bytes = zeroblob(?), size = ?, sha1 = ? WHERE id = (SELECT content_id FROM documents WHERE unique_id = ?)',
  )
  .run(Number(bytes), Number(announced), '0'.repeat(40), uniqueId);
database.close();`;

/**
 * Puts so many zeroes in the place of a document at the store, announced as `announced` bytes. In a process of its own: while
 * 200 MB are written this one would not hear the reader, and the workstation would lock (H44).
 */
async function fill(uniqueId: string, bytes: number, announced: number): Promise<void> {
  const path = join(folder, 'store', 'store.sqlite');
  await promisify(execFile)(process.execPath, ['-e', FILL, path, String(bytes), String(announced), uniqueId]);
}

test('H15: 200 MB are not asked for; the same under a smaller name, or nobody wants them any more, are given up', async () => {
  const [first] = (await opened()).rows;
  if (!first) throw new Error('This dossier is too small');
  await fill(first.uniqueId, 200 * MB, 200 * MB);
  const { token, rows } = await opened();
  const { rowId } = rows.find(({ uniqueId }) => uniqueId === first.uniqueId) ?? first;
  const before = await signatures();
  const read = (): ReturnType<typeof doctor.work.documents.read> => doctor.work.documents.read(token, rowId);
  expect(await read()).toMatchObject({ ok: false, fault: { code: 'document/too-heavy', limit: 64 * MB } });
  expect(await signatures()).toBe(before);
  // The list was read as the registry had it then: the bound is what it announced.
  await fill(first.uniqueId, 200 * MB, 20_000);
  const again = await opened();
  const row = again.rows.find(({ uniqueId }) => uniqueId === first.uniqueId) ?? first;
  const lied = (): ReturnType<typeof read> => doctor.work.documents.read(again.token, row.rowId);
  const growth = await peakGrowth('self', async () =>
    expect(await lied()).toMatchObject({ ok: false, fault: { code: 'network/answer-too-large', class: 'permanent' } }),
  );
  // Never the 200 MB, nor a tenth of them.
  expect(growth).toBeLessThan(20);
  await fill(first.uniqueId, 30 * MB, 30 * MB);
  const last = await opened();
  const wanted = last.rows.find(({ uniqueId }) => uniqueId === first.uniqueId) ?? first;
  const { told } = doctor.workstation;
  const from = told.length;
  const coming = doctor.work.documents.read(last.token, wanted.rowId);
  const progress = () => told.slice(from).filter(({ name }) => name === 'document.progress');
  await until(() => progress().length > 0, 'the first bytes');
  value(doctor.work.documents.cancel(last.token, wanted.rowId));
  expect(await coming).toMatchObject({ ok: false, fault: { code: 'network/aborted' } });
  expect(progress()[0]?.payload).toMatchObject({ token: last.token, rowId: wanted.rowId, total: expect.any(Number) });
  const other = last.rows.find(({ uniqueId }) => uniqueId !== first.uniqueId)?.rowId ?? '';
  expect(await doctor.work.documents.read(last.token, other)).toMatchObject({ ok: true });
}, 60_000);
