/** Starts that should not happen: a journal somebody with the key has edited, and a second program on the same profile. */
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, closeDatabase, type Sqlite } from '../../../electron/adapters/store/database/open-database.ts';
import { findStore } from '../../../electron/adapters/store/find-store.ts';
import { openWithCode } from '../../../electron/adapters/store/keys/key-slots.ts';
import { parseRecoveryCode } from '../../../electron/adapters/store/keys/recovery-code.ts';
import { startSandboxStore, type SandboxStore } from '../../support/workstation/sandbox-store.ts';
import { headlessWorkstation } from '../../support/workstation/workstation.ts';
import { until, value, Working } from '../../support/workstation/working.ts';

const TILLEULS = '499700000011001';
const HOLDER = '899700000011';
const folder = mkdtempSync(join(tmpdir(), 'dmp-odd-starts-'));
const profile = join(folder, 'profile');
let store: SandboxStore;
let doctor: Working;
let code = '';

const start = (): Promise<Working> => Working.start({ folder, profile, structureId: TILLEULS, store });

beforeAll(async () => {
  store = await startSandboxStore(join(folder, 'store'));
  doctor = await start();
  code = doctor.workstation.appDesk.state().recoveryCode ?? '';
  doctor.workstation.appDesk.acknowledgeRecoveryCode();
}, 90_000);
afterAll(async () => {
  await doctor.stop();
  await store.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The legal part, closed, with its key. */
function inLegalPart<Value>(look: (database: Sqlite, path: string) => Value): Value {
  const found = value(findStore(join(profile, 'stores'), HOLDER));
  const key = openWithCode(found.envelope, found.paths.holder, value(parseRecoveryCode(code)));
  if (!key) throw new Error('The code opens nothing');
  const database = openDatabase(found.paths.legal, key, 'full');
  const seen = look(database, found.paths.legal);
  closeDatabase(database);
  return seen;
}

/** Edits the closed legal part as somebody who has its key and takes its guards away. */
function tamper(edit: (database: Sqlite) => void): void {
  inLegalPart((database) => {
    const guards = database
      .prepare<[], { name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'",
      )
      .all();
    for (const { name } of guards) database.exec(`DROP TRIGGER "${name}"`);
    edit(database);
    for (const { sql } of guards) database.exec(sql);
  });
}

/** Works a little, locks, lets somebody edit, and starts again: what the program then says of its journal. */
async function afterEditing(edit: (database: Sqlite) => void) {
  await doctor.list(await doctor.open('PAT-TROIS'));
  await doctor.stop();
  tamper(edit);
  doctor = await start();
  const { work } = doctor;
  await until(() => work.journalCheck.verdict().kind !== 'checking', 'the verdict on the journal');
  return work.journalCheck.verdict();
}

test('H55: a row taken out of the journal by somebody with the key is told at the next unlock with its place, and care goes on', async () => {
  const verdict = await afterEditing((database) => void database.exec('DELETE FROM audit WHERE sequence = 4'));
  expect(verdict).toMatchObject({ kind: 'broken', sequence: 4, seen: false });
  expect((await doctor.list(await doctor.open('PAT-TROIS'))).rows.length).toBeGreaterThan(0);
  expect(doctor.work.journalCheck.acknowledge()).toMatchObject({ kind: 'broken', seen: true });
  const kinds = doctor.journal(4).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['journal.broken', 'journal.break-seen', 'list.received']));
}, 90_000);

test('H55: a row altered by somebody with the key is told anew, in its own place', async () => {
  const edit = "UPDATE audit SET event_json = json_set(event_json, '$.at', 1) WHERE sequence = 2";
  const verdict = await afterEditing((database) => void database.exec(edit));
  expect(verdict).toMatchObject({ kind: 'broken', sequence: 2, seen: false });
}, 90_000);

test('two programs on one profile never both write: the second is told so, the first goes on', async () => {
  await expect(start()).rejects.toThrow('store/in-use');
  const token = await doctor.open('PAT-TROIS');
  const job = await doctor.deposit(token, { title: 'Écrit par le premier' });
  expect(await doctor.row(token, job.uniqueId)).not.toBeNull();
}, 90_000);

test('H58: an opening that fails half way is told by its cause and keeps nothing open: mended, the next code opens', async () => {
  await doctor.deposit(await doctor.open('PAT-TROIS'), { title: 'Avant la page abîmée' });
  const { card } = doctor.workstation;
  card.lock('by-hand');
  await card.settled();
  const { path, from, length } = inLegalPart((database, path) => {
    const { page } = database.prepare("SELECT rootpage AS page FROM sqlite_master WHERE name = 'outbox'").get() as {
      page: number;
    };
    const length = database.pragma('page_size', { simple: true }) as number;
    return { path, from: (page - 1) * length, length };
  });
  const whole = readFileSync(path);
  const torn = Buffer.from(whole);
  torn.fill(7, from, from + length);
  writeFileSync(path, torn);
  await expect(doctor.unlockAgain()).rejects.toThrow('store/corrupt');
  writeFileSync(path, whole);
  await doctor.unlockAgain();
  expect(await doctor.row(await doctor.open('PAT-TROIS'), 'none')).toBeNull();
}, 90_000);

test('H57, H58: roots that went away while the program runs are named at the next code; put back, it opens', async () => {
  const { card } = doctor.workstation;
  const trustedRoots = String(store.settings['trustedRoots']);
  card.lock('by-hand');
  await card.settled();
  renameSync(trustedRoots, `${trustedRoots}.away`);
  await expect(doctor.unlockAgain()).rejects.toThrow('settings/unreadable');
  renameSync(`${trustedRoots}.away`, trustedRoots);
  await doctor.unlockAgain();
  expect(await doctor.row(await doctor.open('PAT-TROIS'), 'none')).toBeNull();
}, 90_000);

test.each([
  ['empty', ''],
  ['no certificate', 'rien'],
  ['a torn one', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
])('H57: a start with a file of roots that is %s names the field, and trusts nobody', (_what, content) => {
  const trustedRoots = join(folder, 'roots.pem');
  writeFileSync(trustedRoots, content);
  const starting = (): unknown => headlessWorkstation(store, profile, { settings: { trustedRoots } });
  expect(starting).toThrow('settings/unreadable');
});
