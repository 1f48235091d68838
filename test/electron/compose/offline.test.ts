import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandboxStore, type SandboxStore } from '../../support/workstation/sandbox-store.ts';
import { until, value, Working } from '../../support/workstation/working.ts';

const TILLEULS = '499700000011001';
const folder = mkdtempSync(join(tmpdir(), 'dmp-offline-'));
const ALL = { scope: 'all', archived: false, obsolete: false } as const;
const BY_MOTHER = {
  consentingPerson: 'legal-representative',
  representativeName: 'PAT-MERE ANNE',
  capacity: 'care-team',
  informed: true,
  means: 'oral',
} as const;
let store: SandboxStore;
let doctor: Working;

beforeAll(async () => {
  store = await startSandboxStore(join(folder, 'store'));
  doctor = await Working.start({ folder, structureId: TILLEULS, store });
}, 90_000);
afterAll(async () => {
  await doctor.stop();
  await store.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('with no network', () => {
  test('R41: opted-in dossiers are filled on one act, from the real store', async () => {
    const { work } = doctor;
    for (const name of ['PAT-TROIS', 'NESSI']) value(work.dossiers.keepCopy(await doctor.open(name), true));
    expect(work.copyDesk.fill().running).toBe(true);
    await until(() => !work.copyDesk.state().running, 'the copies');
    const { copies, faultCode } = work.copyDesk.state();
    expect(faultCode).toBeNull();
    expect(copies.map(({ complete, missing, progress }) => [complete, missing, progress?.state])).toEqual([
      [true, 0, 'done'],
      [true, 0, 'done'],
    ]);
  }, 60_000);

  test('R41, H13: a dossier closed is wiped and listed at the next connection, unopened', async () => {
    const { work } = doctor;
    expect(await doctor.asPatient('NESSI', 'close')).toEqual({ ok: true });
    // The line comes back after a breakdown: the check of a connection, without a word of the user.
    await (work as unknown as { copyDesk: { connected(): Promise<void> } }).copyDesk.connected();
    const { copies, wiped } = work.copyDesk.state();
    expect(copies.map(({ insId }) => insId)).toEqual([doctor.insIdOf('PAT-TROIS')]);
    expect(wiped[0]).toMatchObject({ patientLabel: expect.stringContaining('NESSI'), reason: 'closed' });
    expect(wiped[0]?.documents).toBeGreaterThan(0);
  }, 60_000);

  test('H12: list, search and documents are read from the copy, each with its age', async () => {
    const { work } = doctor;
    const lou = value(await work.dossiers.open(doctor.insIdOf('PAT-TRENTE')));
    value(await work.dossiers.chooseConnection(lou.token, 'ordinary'));
    value(await work.dossiers.consent(lou.token, BY_MOTHER));
    await store.stop();
    const dossier = value(await work.dossiers.open(doctor.insIdOf('PAT-TROIS')));
    expect(dossier.outcome).toMatchObject({ kind: 'unreachable', hasCopy: true });
    const { token } = dossier;
    const list = value(await work.lists.list({ token, ...ALL }));
    expect([list.fromCopy, list.complete, list.rows.length > 5]).toEqual([true, true, true]);
    expect(list.receivedAt).toBeLessThanOrEqual(Date.now());
    expect(value(work.lists.search(token, 'retinopathie')).length).toBeGreaterThan(0);
    for (const row of list.rows) {
      if ('unreadable' in row) continue;
      const view = value(await work.documents.read(token, row.rowId));
      expect([view.fromCopy, row.inCopy]).toEqual([true, true]);
    }
    expect(doctor.journal().at(-1)).toMatchObject({ kind: 'document.read', facts: { fromCopy: true } });
  }, 60_000);

  test('H15, H29: a document is queued for a person known here, and leaves when the line is back', async () => {
    const { work } = doctor;
    const dossier = value(await work.dossiers.open(doctor.insIdOf('PAT-TROIS')));
    expect(dossier).toMatchObject({ outcome: { kind: 'unreachable', mayQueue: true }, mayDeposit: true });
    const { id } = await doctor.queue(dossier.token, { title: 'Visite sans réseau' }, 'Fait sans réseau.');
    const job = () => work.outbox.list().find((one) => one.jobId === id);
    await until(() => job()?.state === 'queued' && job()?.attempts !== 0, 'a first try');
    rmSync(join(store.folder, 'ready.json'));
    store = await startSandboxStore(store.folder, {
      args: ['--port', new URL(String(store.settings['baseUrl'])).port],
    });
    value(work.outbox.retry(id));
    await until(() => job()?.state === 'sent', 'the registry');
  }, 60_000);

  test('H04, R36: of a person whose identity was never compared, or a minor whose connection is not chosen, nothing is', async () => {
    await store.stop();
    for (const name of ['PAT-AJACCIO', 'PAT-TRENTE']) {
      const { outcome, mayDeposit } = value(await doctor.work.dossiers.open(doctor.insIdOf(name)));
      expect({ outcome, mayDeposit }).toMatchObject({ outcome: { mayQueue: false }, mayDeposit: false });
    }
  }, 60_000);
});
