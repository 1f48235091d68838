import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDesk, type Desk, type DeskRequest, type Viewer } from '../../../sandbox/patient/desk.ts';
import { deleteOwn, listDocuments, readDocument, setMasked } from '../../../sandbox/patient/documents.ts';
import { accessHistory, listNotices } from '../../../sandbox/patient/history.ts';
import { block, listProfessionals, setAttending, unblock } from '../../../sandbox/patient/professionals.ts';
import { closeDossier, reopenDossier, setOpposition } from '../../../sandbox/patient/settings.ts';
import { putAuthorisation } from '../../../sandbox/store/authorisations.ts';
import { writeTrace } from '../../../sandbox/store/traces.ts';
import { faultOf } from '../support/client.ts';
import { newOid } from '../support/lot.ts';
import { ACTION, APPROVED, QUERY, storedQuery } from '../support/messages.ts';
import { PATIENT_INS, startTestSandbox, type TestSandbox } from '../support/running.ts';
import { readEntry } from '../support/update.ts';
import { practitioner } from '../support/vihf.ts';

let sandbox: TestSandbox;
let uniqueId: string;
const second = practitioner('899700000029');
const settings = { ageOfMajority: 18 };

const request = (viewer: Viewer = 'holder', now = sandbox.clock.now()): DeskRequest => ({
  store: sandbox.store,
  ins: PATIENT_INS,
  viewer,
  now,
  settings,
});

function desk(viewer: Viewer = 'holder', now = sandbox.clock.now()): Desk {
  const opened = openDesk(request(viewer, now));
  if (!opened.ok) throw new Error(opened.refusal);
  return opened.desk;
}

const ids = (at: Desk): string[] => listDocuments(at).map((one) => one.uniqueId);
const born = (date: string): unknown =>
  sandbox.store.prepare('UPDATE patients SET birth_date = ? WHERE id = 1').run(date);
const search = async (): Promise<string | undefined> => {
  const body = storedQuery(QUERY.findDocuments, { $XDSDocumentEntryStatus: APPROVED });
  return faultOf(await sandbox.call({ action: ACTION.query, body }, { person: second })).text;
};

beforeAll(async () => {
  sandbox = await startTestSandbox();
  putAuthorisation(sandbox.store, 1, second.nationalId, 'AUTORISE', sandbox.clock.now());
});
afterAll(() => sandbox.remove());
beforeEach(() => {
  uniqueId = newOid();
  born('1979-03-12');
});

describe('documents', () => {
  test('R25, N8: a held document is not there before the release, and is at its very instant', async () => {
    await sandbox.deposit({ documents: [{ uniqueId, codes: ['N', 'INVISIBLE_PATIENT'] }] });
    const release = sandbox.store
      .prepare<[], { at: number }>('SELECT release_at AS at FROM holds ORDER BY id DESC')
      .get()?.at;
    const before = desk('holder', (release ?? 0) - 1);
    expect(ids(before)).not.toContain(uniqueId);
    expect(readDocument(before, uniqueId)).toBeNull();
    expect(setMasked(before, uniqueId, true)).toEqual({ ok: false, refusal: 'patient/unknown-document' });
    expect(ids(desk('holder', release))).toContain(uniqueId);
  });

  test('R21: what the patient masks is barred for him, and gone for another professional; he may change his mind', async () => {
    await sandbox.deposit({ documents: [{ uniqueId }] });
    expect(setMasked(desk(), uniqueId, true)).toEqual({ ok: true });
    expect(listDocuments(desk()).find((one) => one.uniqueId === uniqueId)?.masked).toBe(true);
    expect(await readEntry(sandbox, uniqueId, { person: second })).toBeNull();
    setMasked(desk(), uniqueId, false);
    expect((await readEntry(sandbox, uniqueId, { person: second }))?.codes).toEqual(['N']);
  });

  test('R16: the patient deletes his own documents and no others', async () => {
    await sandbox.deposit({ documents: [{ uniqueId }] });
    expect(deleteOwn(desk(), uniqueId)).toEqual({ ok: false, refusal: 'patient/not-own-document' });
    sandbox.store.prepare('UPDATE documents SET depositor_id = ? WHERE unique_id = ?').run(PATIENT_INS.value, uniqueId);
    expect(deleteOwn(desk(), uniqueId)).toEqual({ ok: true });
    expect(ids(desk())).not.toContain(uniqueId);
  });
});

describe('representatives', () => {
  test('R34, R35: they see a minor’s dossier without his secrets, until his majority', async () => {
    const open = newOid();
    born('2012-05-01');
    await sandbox.deposit({
      documents: [{ uniqueId, codes: ['N', 'INVISIBLE_REPRESENTANTS_LEGAUX'] }, { uniqueId: open }],
    });
    const parents = desk('representative');
    expect(ids(parents)).toContain(open);
    expect(ids(parents)).not.toContain(uniqueId);
    expect(readDocument(parents, uniqueId)).toBeNull();
    expect(ids(desk())).toContain(uniqueId);
    born('2000-05-01');
    expect(openDesk(request('representative'))).toEqual({ ok: false, refusal: 'patient/not-a-representative' });
  });

  test('R36, H20: they do not learn of a professional met in secret connections only', () => {
    const nurse = practitioner('899700000052').nationalId;
    born('2012-05-01');
    putAuthorisation(sandbox.store, 1, nurse, 'AUTORISE', sandbox.clock.now());
    const met = { at: sandbox.clock.now(), transaction: 'TD0.3', outcome: 'accepted', practitioner: nurse } as const;
    const patient = `${PATIENT_INS.value}^^^&${PATIENT_INS.oid}&ISO^NH`;
    const seen = (viewer: Viewer): boolean => listProfessionals(desk(viewer)).some((one) => one.holderId === nurse);
    writeTrace(sandbox.store, { ...met, patient, secret: true });
    expect([seen('holder'), seen('representative')]).toEqual([true, false]);
    writeTrace(sandbox.store, { ...met, patient });
    expect(seen('representative')).toBe(true);
  });

  test('R37: a guardian acts for the adult under his care', () => {
    sandbox.store.prepare("UPDATE representatives SET relation = 'GUARD'").run();
    expect(openDesk(request('representative')).ok).toBe(true);
    sandbox.store.prepare("UPDATE representatives SET relation = 'FTH'").run();
  });
});

describe('decisions', () => {
  test('R9: a blocked professional reads nothing; the médecin traitant cannot be blocked', async () => {
    expect(block(desk(), second.nationalId)).toEqual({ ok: true });
    expect(await search()).toMatch(/bloqué/);
    expect(listProfessionals(desk())[0]).toMatchObject({ holderId: second.nationalId, state: 'INTERDIT' });
    expect(unblock(desk(), second.nationalId)).toEqual({ ok: true });
    expect(unblock(desk(), second.nationalId)).toEqual({ ok: false, refusal: 'patient/not-blocked' });
    expect(await search()).toMatch(/pas d'autorisation/);
    setAttending(desk(), second.nationalId);
    expect(block(desk(), second.nationalId)).toEqual({ ok: false, refusal: 'patient/attending-cannot-be-blocked' });
    setAttending(desk(), null);
  });

  test('R32: one opposition leaves the other as it is', () => {
    setOpposition(desk(), 'centre-15', true);
    expect(desk().patient).toMatchObject({ opposesBreakGlass: false, opposesEmergency: true });
    setOpposition(desk(), 'break-glass', true);
    setOpposition(desk(), 'centre-15', false);
    expect(desk().patient).toMatchObject({ opposesBreakGlass: true, opposesEmergency: false });
  });

  test('R42: what was done is in the history, by whom; nothing secret for the representatives', () => {
    const acts = accessHistory(desk()).map((one) => one.transaction);
    expect(acts).toEqual(expect.arrayContaining(['TD2.1', 'TD3.1', 'patient.mask', 'patient.block', 'patient.oppose']));
    const [latest] = accessHistory(desk());
    sandbox.store.prepare('INSERT INTO secret_traces (trace_id) VALUES (?)').run(latest?.id);
    born('2012-05-01');
    expect(accessHistory(desk('representative'))[0]?.id).not.toBe(latest?.id);
    expect(listNotices(desk()).length).toBeGreaterThan(0);
  });

  test('R38, R39: a closed dossier answers nobody, and opens again with its documents within ten years', async () => {
    const before = ids(desk());
    closeDossier(desk());
    expect(openDesk(request())).toEqual({ ok: false, refusal: 'patient/closed' });
    expect(await search()).toMatch(/fermé/);
    expect(reopenDossier(request())).toEqual({ ok: true });
    expect(ids(desk())).toEqual(before);
    expect(reopenDossier(request())).toEqual({ ok: false, refusal: 'patient/not-closed' });
  });
});
