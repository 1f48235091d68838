import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConsentProof } from '../../../../shared/domain/consent/proof.ts';
import type { DocumentEntry } from '../../../../shared/domain/document/entry.ts';
import type { SubmissionLot } from '../../../../shared/domain/document/deposit.ts';
import type { PatientIdentity } from '../../../../shared/domain/patient/identity.ts';
import { createCdaBuilder } from '../../../../electron/adapters/dmp/cda/build-cda.ts';
import { openGateway, type Gateway } from '../../../../electron/adapters/dmp/gateway.ts';
import type { GatewayContext } from '../../../../electron/adapters/dmp/gateway-context.ts';
import { sharedFolder } from '../../../support/shared-folder.ts';
import { emergencyRight, regulationRight } from '../../../support/emergency-rights.ts';
import { depositedDocuments, frameFaults } from '../../../support/validators/frames.ts';
import { schemaFaults } from '../../../support/validators/schema.ts';
import { startSandbox, type RunningSandbox } from './running-sandbox.ts';
import { sampleDocument, sampleLot } from './sample-lot.ts';

let sandbox: RunningSandbox;
let gateway: Gateway;

function opened(over: Partial<GatewayContext> = {}): Gateway {
  const result = openGateway(sandbox.session(over));
  if (!result.ok) throw new Error(result.fault.code);
  return result.value;
}

beforeAll(async () => {
  sandbox = await startSandbox();
  gateway = opened();
}, 150_000);
afterAll(() => sandbox.stop());

function patient(birthName: string): PatientIdentity {
  const found = sandbox.patients.find((one) => one.birthName === birthName);
  if (!found) throw new Error(`${birthName} is not in the sandbox`);
  return found;
}

// The brand is given by canOpen alone; here only the wire is tested.
const proofOf = ({ ins }: PatientIdentity) =>
  ({ purpose: 'normal', consentId: 'c', ins, practitionerId: '899700000011' }) as ConsentProof;

async function value<Value>(answer: Promise<{ ok: true; value: { value: Value } } | { ok: false; fault: unknown }>) {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value.value;
}

const CURRENT = { statuses: ['approved'] } as const;

function lotOf(owner: PatientIdentity, title = 'Compte rendu < 0,01 µg ’œ'): SubmissionLot {
  const { ids } = sandbox.session();
  const document = sampleDocument({
    patient: owner,
    title,
    uniqueId: ids.oid(),
    setId: ids.oid(),
    createdAt: Date.now(),
  });
  const cda = createCdaBuilder().buildCda(document, Buffer.from('%PDF-1.4\n%essai\n'));
  return sampleLot({
    patient: owner,
    documents: [{ document, cda }],
    submissionSetId: ids.oid(),
    signatureId: ids.oid(),
  });
}

const still = new AbortController().signal;

test('TD0.2 tells open, closed and absent dossiers apart, and each state of the authorisation', async () => {
  const status = (name: string) => value(gateway.findDossier(patient(name).ins));
  expect(await status('NESSI')).toMatchObject({
    existence: 'active',
    authorisation: 'valid',
    isTreatingPhysician: true,
  });
  expect(await status('PAT-FERME')).toMatchObject({
    existence: 'closed',
    closure: { motive: 'FERMETURE_DEMANDE_PATIENT' },
  });
  expect(await status('PAT-SANSDMP')).toMatchObject({ existence: 'absent', authorisation: 'none' });
  expect(await status('PAT-BLOQUE')).toMatchObject({ authorisation: 'forbidden' });
  expect(await status('PAT-ECHU')).toMatchObject({ authorisation: 'expired' });
});

test('TD0.3, TD3.1 and TD3.2: declare, list, read; every document has the size and hash of its entry', async () => {
  const proof = proofOf(patient('PAT-TROIS'));
  expect(await value(gateway.declareAuthorisation(proof))).toBeNull();
  const list = await value(gateway.findDocuments(proof, CURRENT));
  expect(list.complete).toBe(true);
  const entries = list.rows.filter((row): row is DocumentEntry => !('unreadable' in row));
  expect(entries.length).toBe(list.announced);
  const documents = await value(gateway.fetchDocuments(proof, entries.slice(0, 5)));
  expect(documents.every((document) => document.ok)).toBe(true);
});

test('H07: a dossier larger than a page is listed whole', async () => {
  const list = await value(gateway.findDocuments(proofOf(patient('PAT-GROSDOSSIER')), CURRENT));
  expect(list).toMatchObject({ complete: true, announced: list.rows.length });
}, 60_000);

test('TD2.1: a deposit is acknowledged, found by its own uniqueId, listed and read back byte for byte', async () => {
  const owner = patient('NESSI');
  const lot = lotOf(owner);
  const progress: number[] = [];
  expect(await gateway.submitLot(lot, (sent) => progress.push(sent), still)).toMatchObject({ ok: true });
  const [deposited] = lot.documents;
  if (!deposited) throw new Error('empty lot');
  const own = await gateway.findOwn(owner.ins, deposited.document.uniqueId);
  expect(own).toMatchObject({ ok: true, value: { entryUUID: expect.stringMatching(/^urn:uuid:/) } });
  const list = await value(gateway.findDocuments(proofOf(owner), CURRENT));
  const entry = list.rows.find((row): row is DocumentEntry => row.uniqueId === deposited.document.uniqueId);
  expect(entry).toMatchObject({ title: 'Compte rendu < 0,01 µg ’œ', confidentialityCodes: [{ code: 'N' }] });
  const [read] = await value(gateway.fetchDocuments(proofOf(owner), entry ? [entry] : []));
  expect(read?.ok && Buffer.from(read.value.bytes).equals(Buffer.from(deposited.cda))).toBe(true);
});

test('H30: the same lot sent twice is not registered twice: the second answer asks to look first', async () => {
  const lot = lotOf(patient('NESSI'), 'Envoyé deux fois');
  expect(await gateway.submitLot(lot, () => undefined, still)).toMatchObject({ ok: true });
  const again = await gateway.submitLot(lot, () => undefined, still);
  expect(again).toMatchObject({ ok: false, fault: { code: 'dmp/already-registered', class: 'ambiguous' } });
});

test('TD0.4 and TD1.3a are answered', async () => {
  await gateway.findDossier(patient('NESSI').ins);
  const listed = await value(gateway.listAuthorised(0, 'last-document'));
  const ins = patient('NESSI').ins.value;
  expect(listed.some(({ identifiers }) => identifiers.some((identifier) => identifier.value === ins))).toBe(true);
  const data = await value(gateway.readAdministrativeData(patient('NESSI').ins));
  expect(data).toMatchObject({ opposesBreakGlass: false, opposesEmergencyCentre: false });
});

test('N3, H26: the purpose of use of an assertion is that of its right; past its end nothing leaves', async () => {
  const { ins } = patient('PAT-QUATORZE');
  const purposes = () => {
    const names = readdirSync(sandbox.framesFolder).filter((name) => /TD3\.1.*request/.test(name));
    const texts = names.sort().map((name) => readFileSync(join(sandbox.framesFolder, name), 'utf8'));
    return texts.map((text) => /PurposeOfUse[^>]* code="(\w+)"/.exec(text)?.[1]);
  };
  const before = purposes().length;
  expect(await gateway.findDocuments(emergencyRight(ins), CURRENT)).toMatchObject({ ok: true });
  expect(await gateway.findDocuments(regulationRight(ins), CURRENT)).toMatchObject({ ok: true });
  await gateway.findDocuments(proofOf(patient('NESSI')), CURRENT);
  const ended = emergencyRight(ins, Date.now() - 60 * 60_000);
  expect(await gateway.findDocuments(ended, CURRENT)).toMatchObject({ fault: { code: 'dmp/access-ended' } });
  expect(purposes().slice(before)).toEqual(['bris_de_glace', 'centre_15', 'normal']);
});

test('Corsican numbers are carried as they are', async () => {
  expect(await value(gateway.findDossier(patient('PAT-AJACCIO').ins))).toMatchObject({ existence: 'active' });
});

test('what the store refuses comes back as a fault with its own code and words', async () => {
  const context = sandbox.session();
  const stranger = opened({ identity: { ...context.identity, structureId: '499799999999001' } });
  expect(await stranger.findDossier(patient('NESSI').ins)).toMatchObject({
    ok: false,
    fault: { code: 'dmp/structure-unknown', class: 'permanent', serverText: expect.stringMatching(/Structure/) },
  });
  const lots = await gateway.submitLot(lotOf(patient('PAT-SANSDMP')), () => undefined, still);
  expect(lots).toMatchObject({ ok: false, fault: { class: 'permanent', serverCode: expect.stringMatching(/./) } });
});

describe.skipIf(!sharedFolder())('against the official validators', () => {
  test('every message of this run is accepted', () => {
    const trust = { homologationId: 'SANDBOX-0001', root: sandbox.rootPem, intermediates: sandbox.intermediatesPem };
    expect(frameFaults(sandbox.framesFolder, trust)).toEqual([]);
    const documents = Object.values(depositedDocuments(sandbox.framesFolder));
    expect(documents.flatMap((bytes) => schemaFaults('cda', bytes))).toEqual([]);
    expect(documents.length).toBeGreaterThan(2);
  }, 120_000);

  test('one changed letter in a message or in a part of it is found', () => {
    const files = readdirSync(sandbox.framesFolder).filter((name) => name.includes('TD2.1-request'));
    const [number = ''] = (files[0] ?? '').split('-');
    const folder = join(sandbox.folder, 'altered');
    mkdirSync(folder);
    for (const name of files.filter((file) => file.startsWith(number))) {
      const text = readFileSync(join(sandbox.framesFolder, name), 'latin1');
      writeFileSync(join(folder, name), text.replace('LIBRE', 'LIVRE').replace('DIRECTE', 'DIRECTA'), 'latin1');
    }
    const trust = { homologationId: 'SANDBOX-0001', root: sandbox.rootPem, intermediates: sandbox.intermediatesPem };
    const faults = frameFaults(folder, trust).map((fault) =>
      fault
        .replace(/^.*?: /, '')
        .split(' ')
        .slice(0, 3)
        .join(' '),
    );
    expect(faults).toContain('the assertion does');
    expect(faults.some((fault) => fault.startsWith('manifest/digest'))).toBe(true);
    const bare = { ...trust, homologationId: 'ANOTHER' };
    expect(frameFaults(sandbox.framesFolder, bare).length).toBeGreaterThan(10);
  }, 120_000);
});
