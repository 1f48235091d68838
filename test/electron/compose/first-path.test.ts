import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Workplace } from '../../../electron/ipc/handlers/workplace.ts';
import { sharedFolder } from '../../support/shared-folder.ts';
import { frameFaults } from '../../support/validators/frames.ts';
import { startSandboxStore, type SandboxStore } from '../../support/workstation/sandbox-store.ts';
import { journalOf, unlock, until, value } from '../../support/workstation/working.ts';
import { headlessWorkstation, type HeadlessWorkstation } from '../../support/workstation/workstation.ts';

const TILLEULS = '499700000011001';
const folder = mkdtempSync(join(tmpdir(), 'dmp-path-'));
const profile = join(folder, 'profile');
const frames = join(folder, 'frames');
let store: SandboxStore;
let workstation: HeadlessWorkstation;

function atWork(): Promise<Workplace> {
  return unlock(workstation, TILLEULS);
}

function patientNamed(work: Workplace, name: string): string {
  const [row] = work.patients.search(name);
  if (!row) throw new Error(`No patient ${name}`);
  return row.insId;
}

const answers = { consentingPerson: 'patient', capacity: 'care-team', informed: true, means: 'oral' } as const;

beforeAll(async () => {
  mkdirSync(profile, { recursive: true });
  store = await startSandboxStore(join(folder, 'store'));
  workstation = headlessWorkstation(store, profile, { frames, settings: { recallWindowMs: 1_500 } });
  workstation.card.start();
}, 90_000);

afterAll(async () => {
  await workstation.card.stop();
  await store.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the whole path, on real parts: card, mutual TLS, store of the sandbox, encrypted store', () => {
  test('N5: no call reaches a patient while the card is locked', () => {
    expect(workstation.atWork()).toEqual({ ok: false, fault: { code: 'session/locked' } });
  });

  test('H46: a wrong code is told and opens nothing', async () => {
    await until(() => workstation.card.state().kind === 'locked', 'a readable card');
    const refused = await workstation.card.unlock(new TextEncoder().encode('0000'), TILLEULS);
    expect(refused).toMatchObject({ ok: false, fault: { code: 'card/pin-wrong' } });
    expect(workstation.atWork().ok).toBe(false);
  });

  test('H22: before consent the dossier shows its state and gives no list', async () => {
    const work = await atWork();
    const dossier = value(await work.dossiers.open(patientNamed(work, 'PAT-TROIS')));
    expect(dossier.outcome).toEqual({ kind: 'consent-needed', why: 'missing' });
    const request = { token: dossier.token, scope: 'two-years', archived: false, obsolete: false } as const;
    expect(await work.lists.list(request)).toMatchObject({ ok: false, fault: { code: 'dossier/not-open' } });
    expect(readdirSync(frames).some((name) => name.includes('TD3.1'))).toBe(false);
  });

  test('R6, R7: consent is recorded, the authorisation declared, then the list comes whole', async () => {
    const work = value(workstation.atWork());
    const { token } = value(await work.dossiers.open(patientNamed(work, 'PAT-TROIS')));
    const dossier = value(await work.dossiers.consent(token, answers));
    expect(dossier.outcome).toMatchObject({ kind: 'open', right: { capacity: 'care-team' } });
    const list = value(await work.lists.list({ token, scope: 'all', archived: true, obsolete: true }));
    expect(list.complete).toBe(true);
    expect(list.rows).toHaveLength(list.announced ?? -1);
    expect(list.rows.length).toBeGreaterThan(5);
  });

  test('H02: a dead token gets nothing', async () => {
    const work = value(workstation.atWork());
    const first = value(await work.dossiers.open(patientNamed(work, 'PAT-TROIS')));
    value(await work.dossiers.open(patientNamed(work, 'NESSI')));
    const request = { token: first.token, scope: 'all', archived: false, obsolete: false } as const;
    expect(await work.lists.list(request)).toMatchObject({ ok: false, fault: { code: 'dossier/not-open' } });
  });

  test('H03: each document of the dossier is read or named unreadable, and a stranger inside is told apart', async () => {
    const work = value(workstation.atWork());
    const { token } = value(await work.dossiers.open(patientNamed(work, 'PAT-TROIS')));
    const list = value(await work.lists.list({ token, scope: 'all', archived: true, obsolete: true }));
    const verdicts = new Set<string>();
    for (const row of list.rows) verdicts.add(value(await work.documents.read(token, row.rowId)).identity.kind);
    expect([...verdicts].sort()).toEqual(['agrees', 'differs', 'unverifiable']);
  }, 60_000);

  test('R14, H29: a deposit waits for the word that the patient is informed; it is queued, sent, acknowledged and found again', async () => {
    const work = value(workstation.atWork());
    const { token } = value(await work.dossiers.open(patientNamed(work, 'PAT-TROIS')));
    const file = new TextEncoder().encode('Consultation du 20/11/2026. INS 279035121518989. Tension 12/8, µg < 0,01.');
    const draft = value(await work.deposits.inspect(token, 'cr.txt', file));
    expect(draft.guard).toBe('agrees');
    const form = {
      typeCode: '11488-4',
      title: 'CR de consultation',
      actAt: '2026-11-20',
      masked: 'no',
      patient: 'visible',
      holdReason: '',
      talkAt: '',
      representatives: '',
    } as const;
    value(work.deposits.save(token, draft.draftId, form));
    expect(work.deposits.send(token, draft.draftId, false)).toMatchObject({
      fault: [{ code: 'deposit/patient-not-informed' }],
    });
    expect(value(work.feeding.stateInformed(token, 'team')).informed).toMatchObject({ by: 'team' });
    const job = value(work.deposits.send(token, draft.draftId, false));
    const state = (): string | undefined => work.outbox.list().find((one) => one.jobId === job.id)?.state;
    await until(() => state() === 'sent' || state() === 'refused', 'the answer of the registry');
    expect(state()).toBe('sent');
    const list = value(await work.lists.list({ token, scope: 'two-years', archived: false, obsolete: false }));
    const deposited = list.rows.find((row) => row.uniqueId === job.uniqueId);
    expect(deposited).toMatchObject({ title: 'CR de consultation', mine: true, states: [] });
    const view = value(await work.documents.read(token, deposited?.rowId ?? ''));
    expect(view.body).toMatchObject({ kind: 'file', mediaType: 'text/plain', bytes: file });
  }, 40_000);

  test('H31: a document taken back in time comes back as the draft it was', async () => {
    const work = value(workstation.atWork());
    const { token } = value(await work.dossiers.open(patientNamed(work, 'PAT-TROIS')));
    const file = new TextEncoder().encode('Courrier à reprendre. INS 279035121518989.');
    const { draftId } = value(await work.deposits.inspect(token, 'courrier.txt', file));
    const form = {
      typeCode: '11488-4',
      title: 'À reprendre',
      actAt: '2026-11-20',
      masked: 'yes',
      patient: 'visible',
      holdReason: '',
      talkAt: '',
      representatives: '',
    } as const;
    value(work.deposits.save(token, draftId, form));
    const job = value(work.deposits.send(token, draftId, false));
    expect(value(work.deposits.drafts(token))).toEqual([]);
    expect(work.deposits.send(token, draftId, false)).toMatchObject({
      ok: false,
      fault: [{ code: 'deposit/unknown-draft' }],
    });
    value(work.outbox.recall(job.id));
    expect(value(work.deposits.drafts(token))).toMatchObject([{ draftId, form }]);
  });

  test('H28: one that does not say whose it is leaves only once somebody compared it', async () => {
    const work = value(workstation.atWork());
    const { token } = value(await work.dossiers.open(patientNamed(work, 'PAT-TROIS')));
    const draft = value(await work.deposits.inspect(token, 'muet.txt', new TextEncoder().encode('Tension 12/8.')));
    expect(draft.guard).toBe('not-verified');
    const answers = { masked: 'no', patient: 'visible', holdReason: '', talkAt: '', representatives: '' } as const;
    value(
      work.deposits.save(token, draft.draftId, {
        typeCode: '11488-4',
        title: 'Muet',
        actAt: '2026-11-20',
        ...answers,
      }),
    );
    expect(work.deposits.send(token, draft.draftId, false)).toMatchObject({
      fault: [{ code: 'deposit/identity-not-compared', field: 'guard' }],
    });
    value(work.outbox.recall(value(work.deposits.send(token, draft.draftId, true)).id));
    value(work.deposits.discard(token, draft.draftId));
  });

  test('EX_GEN-1060: the same content is not sent twice', async () => {
    const work = value(workstation.atWork());
    const { token } = value(await work.dossiers.open(patientNamed(work, 'PAT-TROIS')));
    const file = new TextEncoder().encode('Consultation du 20/11/2026. INS 279035121518989. Tension 12/8, µg < 0,01.');
    const again = await work.deposits.inspect(token, 'copie.txt', file);
    expect(again).toMatchObject({ ok: false, fault: [{ code: 'deposit/already-sent' }] });
  });

  test('H28: a file that names another patient is refused, with its place', async () => {
    const work = value(workstation.atWork());
    const { token } = value(await work.dossiers.open(patientNamed(work, 'NESSI')));
    const file = new TextEncoder().encode('Lettre pour PAT-TROIS, INS 2 79 03 51 215 189 89.');
    const refused = await work.deposits.inspect(token, 'lettre.txt', file);
    expect(refused).toEqual({ ok: false, fault: [{ code: 'deposit/other-patient', field: 'text' }] });
  });

  test('H28: one that names somebody else leaves only by the doctor’s word, which is journaled by its traits', async () => {
    const work = value(workstation.atWork());
    const { token } = value(await work.dossiers.open(patientNamed(work, 'PAT-TROIS')));
    const file = new TextEncoder().encode('Patient : PAT-TROIS Claude, né le 12/03/1950. Tension 12/8.');
    const draft = value(await work.deposits.inspect(token, 'autre.txt', file));
    expect(draft).toMatchObject({ guard: 'differs', named: [{ trait: 'given-name' }, { trait: 'birth-date' }] });
    const answers = { masked: 'no', patient: 'visible', holdReason: '', talkAt: '', representatives: '' } as const;
    const form = { typeCode: '11488-4', title: 'Autre', actAt: '2026-11-20', ...answers };
    value(work.deposits.save(token, draft.draftId, form));
    expect(work.deposits.send(token, draft.draftId, false)).toMatchObject({
      ok: false,
      fault: [{ code: 'deposit/identity-unconfirmed' }],
    });
    const job = value(work.deposits.send(token, draft.draftId, true));
    value(work.outbox.recall(job.id));
    const words = JSON.stringify(journalOf(work).filter(({ kind }) => kind === 'deposit.mismatch-accepted'));
    expect(words).toContain('given-name birth-date');
    expect(words).not.toMatch(/Claude|1950/);
    value(work.deposits.discard(token, draft.draftId));
  });

  test('decision 13: after a lock, the same card comes back to the same dossier', async () => {
    const work = value(workstation.atWork());
    value(await work.dossiers.open(patientNamed(work, 'PAT-TROIS')));
    workstation.card.lock('by-hand');
    expect(workstation.atWork().ok).toBe(false);
    const back = await atWork();
    const dossier = value(await back.dossiers.current());
    expect(dossier?.patient.patient.birthName).toBe('PAT-TROIS');
    expect(dossier?.outcome.kind).toBe('open');
  }, 20_000);
});

describe.skipIf(!sharedFolder())('the messages of that path, before the official validators', () => {
  test('every request passes XSD, signature checks and the outline of its transaction', () => {
    const authorities = join(store.folder, 'pki', 'authorities');
    const trust = {
      homologationId: 'SANDBOX-0001',
      root: readFileSync(join(authorities, 'root.pem'), 'utf8'),
      intermediates: readFileSync(join(authorities, 'persons.pem'), 'utf8'),
    };
    expect(frameFaults(frames, trust)).toEqual([]);
    const seen = new Set(readdirSync(frames).map((name) => name.split('-')[1]));
    expect([...seen].sort()).toEqual(['TD0.2', 'TD0.3', 'TD2.1', 'TD3.1', 'TD3.2']);
  }, 120_000);
});
