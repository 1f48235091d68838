import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dossier, DocumentList } from '../../../shared/contract/dossier.ts';
import { good } from '../../support/bridge/scripted-bridge.ts';
import { OPEN } from '../../support/bridge/world.ts';
import { startSandboxStore } from '../../support/workstation/sandbox-store.ts';
import { value, Working } from '../../support/workstation/working.ts';
import { listIn, useBuiltWindow } from '../../renderer/window/bench.ts';

const TILLEULS = '499700000011001';
const PATIENT = 'PAT-TROIS';
const TITLE = 'Consultation de cardiologie';
const folder = mkdtempSync(join(tmpdir(), 'dmp-noninterference-'));
const openWindow = useBuiltWindow();

/** Everything that crossed to the window in one consultation, and what the journal kept of it. */
interface Consultation {
  readonly dossier: Dossier;
  readonly list: DocumentList;
  readonly rest: unknown;
  readonly journal: unknown;
}

/** Without what differs between any two runs: tokens drawn at random, instants, durations. */
function plain(token: string, whole: unknown): string {
  return JSON.stringify(whole, (key, part: unknown) => {
    if (typeof part === 'number' && part > 1e12) return 'instant';
    return key === 'opening' || key === 'consent' || part === token ? 'token' : part;
  });
}

async function consult(doctor: Working): Promise<Consultation> {
  const from = doctor.journal().length;
  const token = await doctor.open(PATIENT);
  const dossier = value(await doctor.work.dossiers.keepCopy(token, true));
  const ask = (scope: 'two-years' | 'all' | 'vaccinations', more: boolean) =>
    doctor.work.lists.list({ token, scope, archived: more, obsolete: more });
  const lists = [value(await ask('two-years', false)), value(await ask('vaccinations', true))];
  const list = value(await ask('all', true));
  const readable = list.rows.flatMap((row) => ('unreadable' in row ? [] : [row]));
  const offers = readable.map((row) => value(doctor.work.changes.offers(token, row.rowId)));
  const views = [];
  for (const row of readable.slice(0, 3)) views.push(value(await doctor.work.documents.read(token, row.rowId)));
  const found = ['cardiologie', TITLE, 'consultation'].map((words) => value(doctor.work.lists.search(token, words)));
  const journal = doctor.journal(from).map(({ kind, facts }) => [kind, facts]);
  return {
    dossier,
    list,
    rest: plain(token, { dossier, lists, list, offers, views, found }),
    journal: plain(token, journal),
  };
}

/** Two copies of one store: in the first X was never there for anybody, in the second it is masked. */
let without: Consultation;
let masked: Consultation;

beforeAll(async () => {
  const seeded = await startSandboxStore(join(folder, 'a'));
  await seeded.stop();
  cpSync(join(folder, 'a'), join(folder, 'b'), { recursive: true, filter: (path) => !path.endsWith('ready.json') });
  const database = new Database(join(folder, 'a', 'store.sqlite'));
  const X = 'title = ? AND patient_id IN (SELECT id FROM patients WHERE birth_name = ?)';
  expect(database.prepare(`UPDATE documents SET status = 'Deleted' WHERE ${X}`).run(TITLE, PATIENT).changes).toBe(1);
  database.close();
  rmSync(join(folder, 'a', 'ready.json'), { force: true });
  // One after the other: both copies publish their revocation lists on the same port.
  without = await inWorld('a', () => Promise.resolve());
  masked = await inWorld('b', async (doctor) => {
    const { rows } = await doctor.list(await doctor.open(PATIENT));
    const uniqueId = rows.find((row) => !('unreadable' in row) && row.title === TITLE)?.uniqueId;
    if (uniqueId === undefined) throw new Error('X is not there to be masked');
    await doctor.asPatient(PATIENT, 'mask', { uniqueId });
  });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens the dossier once, so that consent is recorded alike, prepares the world, then consults. */
async function inWorld(name: string, prepare: (doctor: Working) => Promise<void>): Promise<Consultation> {
  const store = await startSandboxStore(join(folder, name));
  const profile = join(folder, `profile-${name}`);
  const doctor = await Working.start({ folder, profile, structureId: TILLEULS, store });
  await doctor.open(PATIENT);
  await prepare(doctor);
  const consultation = await consult(doctor);
  await doctor.stop();
  await store.stop();
  return consultation;
}

describe('H16, N9: for a professional without the right, a masked document changes nothing', () => {
  test('everything that crosses to the window is the same: state, lists and counts, offers, documents, search', () => {
    expect(without.dossier.outcome).toMatchObject({ kind: 'open', right: { isTreatingPhysician: false } });
    expect(without.list.rows.length).toBeGreaterThan(3);
    expect(JSON.stringify(masked.rest)).not.toContain(TITLE);
    expect(masked.rest).toBe(without.rest);
  });

  test('the journal is the same, and names nothing of it', () => {
    expect(masked.journal).toBe(without.journal);
  });

  test('H17: the screen shows the same words, the constant caution among them', async () => {
    const words: string[] = [];
    for (const { dossier, list } of [without, masked]) {
      const { page } = await openWindow({
        'card.state': () => good(OPEN),
        'dossier.current': () => good({ ...dossier, checkedAt: 0, signatures: 0 }),
        'dossier.list': () => good({ ...list, receivedAt: 0 }),
      });
      await listIn(page).getByRole('option').first().waitFor();
      await page.keyboard.press('f');
      words.push(await page.locator('body').innerText());
      await page.context().close();
    }
    expect(words[0]).toContain('D’autres documents peuvent exister que vous ne voyez pas.');
    expect(words[0]).not.toMatch(/Masqués aux professionnels/);
    expect(words[1]).toBe(words[0]);
  });
});
