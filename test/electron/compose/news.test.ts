import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxClock, type SandboxClock } from '../../../electron/adapters/system/sandbox-clock.ts';
import type { OpenWorkplace } from '../../../electron/compose/workplace.ts';
import type { DocumentList, DocumentRow } from '../../../shared/contract/dossier.ts';
import { toXdsTime } from '../../../shared/domain/time/hl7-time.ts';
import { until, value, Working } from '../../support/workstation/working.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PATIENT = 'PAT-TROIS';
const folder = mkdtempSync(join(tmpdir(), 'dmp-news-'));
let doctor: Working;
let clock: SandboxClock;

beforeAll(async () => {
  doctor = await Working.start({
    folder,
    structureId: '499700000011001',
    clock: (store) => (clock = sandboxClock(join(store.folder, 'clock-offset.json'))),
  });
  clock.follow(() => doctor.workstation.clockMoved());
}, 90_000);
afterAll(async () => {
  await doctor.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function advance(advanceMs: number): Promise<void> {
  const before = clock.now();
  await doctor.store.order('/clock', { advanceMs });
  await until(() => clock.now() - before >= advanceMs, 'the moved clock');
}

/** What other depositors do at the store, written where it keeps it. */
function atStore(sql: string, ...values: (string | number)[]): void {
  const database = new Database(join(doctor.store.folder, 'store.sqlite'), { timeout: 5_000 });
  try {
    expect(database.prepare(sql).run(...values).changes).toBeGreaterThan(0);
  } finally {
    database.close();
  }
}

/** Takes a document out of the store as if it had never been there; `arrive` submits it now. */
const neverWas = (uniqueId: string): void =>
  atStore("UPDATE documents SET status = 'Deleted' WHERE unique_id = ?", uniqueId);
function arrive(uniqueId: string, actTime: string): void {
  const now = toXdsTime(clock.now());
  const set = 'SELECT set_id FROM documents WHERE unique_id = ?';
  atStore(`UPDATE submission_sets SET submission_time = ? WHERE id = (${set})`, now, uniqueId);
  const values = [now, actTime, uniqueId];
  const arrived = "status = 'Approved', creation_time = ?, service_start_time = ?";
  atStore(`UPDATE documents SET ${arrived} WHERE unique_id = ?`, ...values);
}

async function look(): Promise<{ token: string; list: DocumentList; rows: readonly DocumentRow[] }> {
  const token = await doctor.open(PATIENT);
  const request = { token, scope: 'two-years', archived: false, obsolete: false } as const;
  const list = value(await doctor.work.lists.list(request));
  return { token, list, rows: readable(list) };
}

const readable = ({ rows }: DocumentList) => rows.filter((row): row is DocumentRow => !('unreadable' in row));
const marks = (rows: readonly DocumentRow[]) =>
  Object.fromEntries(rows.flatMap(({ uniqueId, news }) => (news ? [[uniqueId, news]] : [])));
const keptLook = () => (doctor.work as OpenWorkplace).store.looks.find(doctor.insIdOf(PATIENT));

test('R18, H14, H16: over several consultations, what came, became visible or left is said as what it is', async () => {
  const everything = await doctor.list(await doctor.open(PATIENT));
  const [masked, filed, ancient, leaving] = everything.rows.flatMap((row) =>
    'unreadable' in row || row.patientAuthored || row.states.length > 0 || (row.actTime ?? '') < '2025' ? [] : [row],
  );
  if (!masked || !filed || !ancient || !leaving) throw new Error('This dossier is too small');
  // Neither of two was ever there; the third is masked before anybody of ours looks.
  neverWas(filed.uniqueId);
  neverWas(ancient.uniqueId);
  await doctor.asPatient(PATIENT, 'mask', { uniqueId: masked.uniqueId });
  (doctor.work as OpenWorkplace).store.looks.forget(doctor.insIdOf(PATIENT));
  value(doctor.work.dossiers.close((await look()).token));
  (doctor.work as OpenWorkplace).store.looks.forget(doctor.insIdOf(PATIENT));

  const first = await look();
  expect(first.list.comparedWith).toBeNull();
  expect(marks(first.rows)).toEqual({});
  expect(value(await doctor.work.news.since(first.token))).toEqual({ older: 0, complete: true, marks: [] });
  const seenAt = keptLook()?.latest.at;
  const watermark = keptLook()?.latest.watermark;
  expect(watermark).toBeGreaterThan(0);

  await advance(3 * DAY);
  await doctor.asPatient(PATIENT, 'unmask', { uniqueId: masked.uniqueId });
  await doctor.asPatient(PATIENT, 'mask', { uniqueId: leaving.uniqueId });
  arrive(filed.uniqueId, toXdsTime(clock.now() - DAY));
  arrive(ancient.uniqueId, '20190301080000');

  const second = await look();
  expect(second.list.comparedWith).toBe(seenAt);
  expect(marks(second.rows)).toEqual({
    [masked.uniqueId]: { kind: 'visible', opened: false },
    [filed.uniqueId]: { kind: 'new', opened: false },
  });
  // H16: what was masked since is not in the answer, and nothing counts it.
  expect(JSON.stringify(second.list)).not.toContain(leaving.uniqueId);
  // Interrupted before it was known what else was submitted: the watermark waits (H14).
  expect(keptLook()?.latest.watermark).toBe(watermark);
  expect(value(await doctor.work.news.since(second.token))).toEqual({ older: 1, complete: true, marks: [] });
  expect(keptLook()?.latest.watermark).toBe(watermark);

  // Opened, its mark goes, and stays away over a lock: the same consultation.
  const row = second.rows.find(({ uniqueId }) => uniqueId === filed.uniqueId);
  value(await doctor.work.documents.read(second.token, row?.rowId ?? ''));
  doctor.workstation.card.lock('by-hand');
  await doctor.unlockAgain();
  const back = await look();
  expect(back.list.comparedWith).toBe(seenAt);
  expect(marks(back.rows)).toEqual({
    [masked.uniqueId]: { kind: 'visible', opened: false },
    [filed.uniqueId]: { kind: 'new', opened: true },
  });
  // The whole list is asked for: the old act is there, marked, and the watermark moves.
  const whole = await doctor.list(back.token);
  const late = whole.rows.find((one) => one.uniqueId === ancient.uniqueId);
  expect(late).toMatchObject({ news: { kind: 'new', opened: false } });
  expect(keptLook()?.latest.watermark).toBeGreaterThan(watermark ?? 0);

  // One's own document is no news.
  const own = await doctor.deposit(back.token, { patient: 'hold', holdReason: 'Diagnostic à annoncer' });
  await advance(2 * HOUR);
  const third = await look();
  expect(marks(third.rows)).toEqual({});
  expect(third.rows.some(({ uniqueId }) => uniqueId === own.uniqueId)).toBe(true);
}, 120_000);

test('R27: a hold that somebody else ended is said «devenu visible par le patient», one’s own act is not', async () => {
  const { token } = await look();
  const held = { patient: 'hold', holdReason: 'Diagnostic à annoncer' } as const;
  const [theirs, mine] = [await doctor.deposit(token, held), await doctor.deposit(token, { title: 'Mien' })];
  const rowId = (await doctor.row(token, mine.uniqueId))?.rowId ?? '';
  value(await doctor.work.changes.change(token, rowId, 'archive', false));
  await advance(2 * HOUR);
  atStore(
    "DELETE FROM document_codes WHERE kind = 'confidentiality' AND document_id = (SELECT id FROM documents WHERE unique_id = ?)",
    theirs.uniqueId,
  );
  const rows = readable(await doctor.list(await doctor.open(PATIENT)));
  expect(marks(rows)).toEqual({ [theirs.uniqueId]: { kind: 'released', opened: false } });
  expect(rows.find(({ uniqueId }) => uniqueId === mine.uniqueId)?.states).toEqual(['archive']);
}, 60_000);

test('R7: consent taken back, nothing of what was seen under it is kept to compare with', async () => {
  const { looks } = (doctor.work as OpenWorkplace).store;
  const token = await doctor.open('NESSI');
  await doctor.list(token);
  expect(looks.find(doctor.insIdOf('NESSI'))?.latest.seen.length).toBeGreaterThan(0);
  value(await doctor.work.dossiers.steps.withdraw(token, { consentingPerson: 'patient', means: 'oral' }));
  expect(looks.find(doctor.insIdOf('NESSI'))).toBeNull();
}, 30_000);

test('R41: a copy read without network keeps the marks of the consultation', async () => {
  const { token, rows } = await look();
  const marked = marks(rows);
  expect(Object.keys(marked)).toHaveLength(1);
  value(doctor.work.dossiers.keepCopy(token, true));
  await look();
  await doctor.store.stop();
  const dossier = value(await doctor.work.dossiers.open(doctor.insIdOf(PATIENT)));
  const request = { token: dossier.token, scope: 'two-years', archived: false, obsolete: false } as const;
  const list = value(await doctor.work.lists.list(request));
  expect(list.fromCopy).toBe(true);
  expect(marks(readable(list))).toEqual(marked);
}, 60_000);
