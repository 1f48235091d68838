import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConsentProof } from '../../../../shared/domain/consent/proof.ts';
import type { DocumentEntry } from '../../../../shared/domain/document/entry.ts';
import { authorIdsOf, ownDeposit, type OwnDeposit } from '../../../../shared/domain/document/own-deposit.ts';
import { restrictionsOf } from '../../../../shared/domain/document/visibility.ts';
import type { PatientIdentity } from '../../../../shared/domain/patient/identity.ts';
import { createCdaBuilder } from '../../../../electron/adapters/dmp/cda/build-cda.ts';
import { openGateway, type Gateway } from '../../../../electron/adapters/dmp/gateway.ts';
import { parameterFetcher } from '../../../../electron/adapters/dmp/parameters/fetch-parameters.ts';
import { sharedFolder } from '../../../support/shared-folder.ts';
import { frameFaults } from '../../../support/validators/frames.ts';
import { startSandbox, type RunningSandbox } from './running-sandbox.ts';
import { sampleDocument, sampleLot } from './sample-lot.ts';

const ME = '899700000011';
const still = new AbortController().signal;

let sandbox: RunningSandbox;
let gateway: Gateway;

beforeAll(async () => {
  sandbox = await startSandbox();
  const opened = openGateway(sandbox.session());
  if (!opened.ok) throw new Error(opened.fault.code);
  gateway = opened.value;
}, 150_000);
afterAll(() => sandbox.stop());

function patient(birthName: string): PatientIdentity {
  const found = sandbox.patients.find((one) => one.birthName === birthName);
  if (!found) throw new Error(`${birthName} is not in the sandbox`);
  return found;
}

// The brand is given by canOpen alone; here only the wire is tested.
const proofOf = ({ ins }: PatientIdentity) =>
  ({ purpose: 'normal', consentId: 'c', ins, practitionerId: ME }) as ConsentProof;

/** Deposits a document of one's own; its uniqueId. */
async function deposit(owner: PatientIdentity, over: Parameters<typeof sampleDocument>[0] = {}): Promise<string> {
  const { ids } = sandbox.session();
  const document = sampleDocument({
    patient: owner,
    uniqueId: ids.oid(),
    setId: ids.oid(),
    createdAt: Date.now(),
    ...over,
  });
  const cda = createCdaBuilder().buildCda(document, Buffer.from('%PDF-1.4\n%essai\n'));
  const lot = sampleLot({
    patient: owner,
    documents: [{ document, cda }],
    submissionSetId: ids.oid(),
    signatureId: ids.oid(),
  });
  const sent = await gateway.submitLot(lot, () => undefined, still);
  if (!sent.ok) throw new Error(JSON.stringify(sent.fault));
  return document.uniqueId;
}

/** The entry as a list shows it, in whatever state; null when the list has none. */
async function listed(owner: PatientIdentity, uniqueId: string): Promise<DocumentEntry | null> {
  const statuses = ['approved', 'archived', 'deprecated'] as const;
  const list = await gateway.findDocuments(proofOf(owner), { statuses });
  if (!list.ok) throw new Error(JSON.stringify(list.fault));
  const rows = list.value.value.rows.filter((row): row is DocumentEntry => !('unreadable' in row));
  return rows.find((row) => row.uniqueId === uniqueId) ?? null;
}

async function seen(owner: PatientIdentity, uniqueId: string): Promise<DocumentEntry> {
  const entry = await listed(owner, uniqueId);
  if (!entry) throw new Error('not in the list');
  return entry;
}

function mine(owner: PatientIdentity, entry: Pick<DocumentEntry, 'uniqueId' | 'authors'>): OwnDeposit {
  const proof = ownDeposit({ ins: owner.ins, uniqueId: entry.uniqueId, authorIds: authorIdsOf(entry) }, ME);
  if (!proof.ok) throw new Error(proof.fault.code);
  return proof.value;
}

test('R21: a document is masked, then unmasked, and everything else of its entry stays as it was', async () => {
  const owner = patient('NESSI');
  const before = await seen(owner, await deposit(owner));
  const masked = await gateway.changeRestrictions(proofOf(owner), before, ['MASQUE_PS']);
  expect(masked).toMatchObject({ ok: true });
  const after = await seen(owner, before.uniqueId);
  expect(restrictionsOf(after)).toEqual(['MASQUE_PS']);
  const { confidentialityCodes: _codes, entryUUID: _uuid, version: _version, ...rest } = before;
  expect(after).toMatchObject(rest);
  // What the change gave back serves for the next one, though the registry has renewed its identifiers.
  const shown = masked.ok ? masked.value.entry : before;
  expect(await gateway.changeRestrictions(proofOf(owner), shown, [])).toMatchObject({ ok: true });
  expect(restrictionsOf(await seen(owner, before.uniqueId))).toEqual([]);
});

test('R27: a held document is made visible to the patient, and is not hidden again', async () => {
  const owner = patient('NESSI');
  const held = await seen(owner, await deposit(owner, { restrictions: ['INVISIBLE_PATIENT'] }));
  expect(await gateway.changeRestrictions(proofOf(owner), held, [])).toMatchObject({ ok: true });
  const visible = await seen(owner, held.uniqueId);
  expect(restrictionsOf(visible)).toEqual([]);
  expect(await gateway.changeRestrictions(proofOf(owner), visible, ['INVISIBLE_PATIENT'])).toMatchObject({
    ok: false,
    fault: { code: 'dmp/change-refused', serverText: expect.stringContaining('déjà visible') },
  });
});

test('H21: a document that somebody changed meanwhile is refused, and can be changed once it is shown anew', async () => {
  const owner = patient('NESSI');
  const shown = await seen(owner, await deposit(owner));
  expect(await gateway.changeStatus(proofOf(owner), shown, 'archived')).toMatchObject({ ok: true });
  const stale = await gateway.changeRestrictions(proofOf(owner), shown, ['MASQUE_PS']);
  expect(stale).toMatchObject({ ok: false, fault: { code: 'dmp/changed-meanwhile' } });
  const anew = await seen(owner, shown.uniqueId);
  expect(anew.availabilityStatus).toBe('archived');
  expect(await gateway.changeRestrictions(proofOf(owner), anew, ['MASQUE_PS'])).toMatchObject({ ok: true });
  expect(await seen(owner, shown.uniqueId)).toMatchObject({ availabilityStatus: 'archived' });
});

test('R16: archived, current again, then deleted for good', async () => {
  const owner = patient('NESSI');
  const shown = await seen(owner, await deposit(owner));
  const archived = await gateway.changeStatus(proofOf(owner), shown, 'archived');
  if (!archived.ok) throw new Error(archived.fault.code);
  const current = await gateway.changeStatus(proofOf(owner), archived.value.entry, 'approved');
  if (!current.ok) throw new Error(current.fault.code);
  expect(await gateway.changeStatus(proofOf(owner), current.value.entry, 'deleted')).toMatchObject({ ok: true });
  expect(await listed(owner, shown.uniqueId)).toBeNull();
  expect(await gateway.deleteOwn(mine(owner, shown))).toMatchObject({ fault: { code: 'dmp/unknown-document' } });
});

test('R16: one’s own document in a dossier that one may not read is deleted all the same', async () => {
  const owner = patient('PAT-ECHU');
  const uniqueId = await deposit(owner);
  const list = await gateway.findDocuments(proofOf(owner), { statuses: ['approved'] });
  expect(list).toMatchObject({ ok: false, fault: { code: 'dmp/access-denied' } });
  const own = ownDeposit({ ins: owner.ins, uniqueId, authorIds: [ME] }, ME);
  expect(own.ok && (await gateway.deleteOwn(own.value))).toMatchObject({ ok: true });
  expect(await gateway.findOwn(owner.ins, uniqueId)).toEqual({ ok: true, value: null });
});

test('R16, H10: a new version takes the place of the one in force, and hides at least as much', async () => {
  const owner = patient('NESSI');
  const setId = sandbox.session().ids.oid();
  const first = await deposit(owner, { setId, restrictions: ['INVISIBLE_PATIENT'] });
  const second = await deposit(owner, { setId, versionNumber: 2, replaces: { uniqueId: first, versionNumber: 1 } });
  expect((await seen(owner, first)).availabilityStatus).toBe('deprecated');
  const inForce = await seen(owner, second);
  expect(inForce.availabilityStatus).toBe('approved');
  expect(restrictionsOf(inForce)).toEqual(['INVISIBLE_PATIENT']);
  // Released meanwhile: a third version that was made while it was hidden is not hidden again (N8).
  expect(await gateway.changeRestrictions(proofOf(owner), inForce, [])).toMatchObject({ ok: true });
  const replaces = { uniqueId: second, versionNumber: 2 };
  const third = await deposit(owner, { setId, versionNumber: 3, replaces, restrictions: ['INVISIBLE_PATIENT'] });
  expect(restrictionsOf(await seen(owner, third))).toEqual([]);
});

test('R16: the store has the last word on whose a document is', async () => {
  const owner = patient('NESSI');
  const list = await gateway.findDocuments(proofOf(owner), { statuses: ['approved'] });
  const rows = list.ok ? list.value.value.rows : [];
  const foreign = rows.find((row): row is DocumentEntry => !('unreadable' in row) && !authorIdsOf(row).includes(ME));
  if (!foreign) throw new Error('every document is ours');
  expect(await gateway.changeStatus(proofOf(owner), foreign, 'deleted')).toMatchObject({
    ok: false,
    fault: { code: 'dmp/access-denied', class: 'permanent' },
  });
});

test('R7: an authorisation that is withdrawn is gone at the store, and its list with it', async () => {
  const owner = patient('PAT-TROIS');
  expect(await gateway.declareAuthorisation(proofOf(owner))).toMatchObject({ ok: true });
  const status = async () => {
    const found = await gateway.findDossier(owner.ins);
    return found.ok ? found.value.value.authorisation : found.fault.code;
  };
  expect(await status()).toBe('valid');
  expect(await gateway.withdrawAuthorisation(owner.ins)).toMatchObject({ ok: true });
  expect(await status()).toBe('none');
});

test('R18, H14: what was submitted since an instant is found, and nothing older', async () => {
  const owner = patient('NESSI');
  const since = async (at: number) => {
    const found = await gateway.findSince(proofOf(owner), at);
    if (!found.ok) throw new Error(JSON.stringify(found.fault));
    expect(found.value.value.complete).toBe(true);
    return { ids: found.value.value.rows.map((row) => row.uniqueId), serverAt: found.value.serverAt };
  };
  const before = Date.now();
  const first = await deposit(owner);
  const { ids, serverAt } = await since(before - 1_000);
  expect(ids).toContain(first);
  expect(serverAt).toBeGreaterThan(before - 2_000);
  expect((await since(Date.now() + 3_600_000)).ids).toEqual([]);
  const all = await gateway.findDocuments(proofOf(owner), { statuses: ['approved', 'archived', 'deprecated'] });
  const everything = all.ok ? all.value.value.rows.map((row) => row.uniqueId) : [];
  expect(new Set((await since(0)).ids)).toEqual(new Set(everything));
});

test('TD1.6: who may read the dossier is listed with his state', async () => {
  const listed = await gateway.listProfessionals(proofOf(patient('NESSI')), 'all');
  expect(listed.ok && listed.value.value.find(({ nationalId }) => nationalId === ME)).toMatchObject({
    state: 'authorised',
    startedAt: expect.stringMatching(/^\d{14}$/),
  });
  const blocked = await gateway.listProfessionals(proofOf(patient('NESSI')), 'blocked');
  expect(blocked.ok && blocked.value.value.every(({ state }) => state === 'blocked')).toBe(true);
});

test('R31, H06: a regulating physician finds a person without INS in a list, with score and opposition', async () => {
  const found = await gateway.findCandidates({ family: 'NESSI', sex: 'F' });
  const nessi = patient('NESSI');
  expect(found.ok && found.value.value).toMatchObject({ complete: true });
  const candidates = found.ok ? found.value.value.candidates : [];
  expect(candidates.find(({ ins }) => ins?.value === nessi.ins.value)).toMatchObject({
    birthName: 'NESSI',
    birthDate: nessi.birthDate,
    score: expect.any(Number),
    opposesEmergencyCentre: false,
  });
  expect(await gateway.findCandidates({ family: 'PERSONNE-DE-CE-NOM' })).toMatchObject({
    ok: true,
    value: { value: { candidates: [], complete: true } },
  });
});

test('R15, R34: the store’s parameter file is had over the same mutual TLS', async () => {
  const { parameterFileUrl: url } = JSON.parse(readFileSync(join(sandbox.folder, 'client-config.json'), 'utf8')) as {
    parameterFileUrl: string;
  };
  const { transport } = sandbox.session();
  expect(await parameterFetcher({ transport, url, timeoutMs: 5_000 }).fetchParameters()).toEqual({
    ok: true,
    value: {
      'age-majorite': '18',
      'cumul-invisible_patient-masque_ps': 'false',
      'fonctions-gestion-mineurs': 'true',
    },
  });
});

describe.skipIf(!sharedFolder())('against the official validators', () => {
  test('every message of this run is accepted', () => {
    const trust = { homologationId: 'SANDBOX-0001', root: sandbox.rootPem, intermediates: sandbox.intermediatesPem };
    expect(frameFaults(sandbox.framesFolder, trust)).toEqual([]);
  }, 120_000);
});
