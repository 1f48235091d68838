import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOSPITAL } from '../../sandbox/pki/structures.ts';
import { putAuthorisation } from '../../sandbox/store/authorisations.ts';
import { faultOf, find, type Reply } from './support/client.ts';
import { newOid } from './support/lot.ts';
import { ACTION, APPROVED, demographicsQuery, QUERY, storedQuery } from './support/messages.ts';
import { PATIENT_INS, startTestSandbox, type TestSandbox } from './support/running.ts';
import { setAuthor, statusBody } from './support/update.ts';
import { practitioner, type VihfOptions } from './support/vihf.ts';

let sandbox: TestSandbox;
const organisation = `organisations/${HOSPITAL.structureId}`;
const emergency = practitioner('899700000037');
const secretary = practitioner('699700000011001-SEC0001');

/** Sealed by the hospital for one of its physicians. */
const sealed = (mode: string): Partial<VihfOptions> => ({
  mode,
  person: emergency,
  signWith: { folder: organisation, usage: 'sign' },
});
const search = storedQuery(QUERY.findDocuments, { $XDSDocumentEntryStatus: APPROVED });
const ask = (body: string, action: string, vihf: Partial<VihfOptions>, client = organisation): Promise<Reply> =>
  sandbox.call({ action, body, client }, vihf);
const mine = newOid();

/** Asks, sealed by the hospital, for the deletion of a document by the entryUUID it has, be it known to the caller or not. */
async function deleted(uniqueId: string): Promise<{ failed: boolean; status: string }> {
  const row = sandbox.store.prepare<[string], { entry_uuid: string; status: string }>(
    'SELECT entry_uuid, status FROM documents WHERE unique_id = ?',
  );
  const target = row.get(uniqueId)?.entry_uuid ?? '';
  const body = statusBody(target, 'Approved', 'Deleted', setAuthor(emergency));
  const reply = await ask(body, ACTION.update, sealed('INDIRECTE'));
  const [status = ''] = find(reply.xml, '//rs:RegistryResponse/@status');
  return { failed: !status.endsWith('Success'), status: row.get(uniqueId)?.status ?? '' };
}

beforeAll(async () => {
  sandbox = await startTestSandbox();
  await sandbox.deposit({ documents: [{ uniqueId: mine }] }, { person: emergency });
});
afterAll(() => sandbox.remove());

describe('indirect mode: the certificates of a structure', () => {
  test('tests the existence of a dossier, but reads nothing', async () => {
    expect((await ask(demographicsQuery(PATIENT_INS), ACTION.demographics, sealed('INDIRECTE'))).status).toBe(200);
    expect(faultOf(await ask(search, ACTION.query, sealed('INDIRECTE'))).text).toMatch(/indirecte/);
  });

  test('finds what the structure deposited by its identifier (DMP_3.1b)', async () => {
    const body = storedQuery(QUERY.getDocuments, { $XDSDocumentEntryUniqueId: `('${mine}')` });
    const reply = await ask(body, ACTION.query, sealed('INDIRECTE'));
    expect(find(reply.xml, '//query:AdhocQueryResponse/@totalResultCount')).toEqual(['1']);
  });

  test('deposits, sealed by the structure', async () => {
    const reply = await sandbox.deposit(
      { documents: [{ uniqueId: newOid() }], signWith: `${organisation}/sign`, client: organisation },
      sealed('INDIRECTE'),
    );
    expect(find(reply.xml, '//rs:RegistryResponse/@status')[0], reply.xml).toMatch(/Success$/);
  });

  test('R16: takes back what the structure deposited, and nothing of another one', async () => {
    const [own, foreign] = [newOid(), newOid()];
    await sandbox.deposit({ documents: [{ uniqueId: own }] }, { person: emergency });
    await sandbox.deposit({ documents: [{ uniqueId: foreign }] });
    expect(await deleted(own)).toEqual({ failed: false, status: 'Deleted' });
    expect(await deleted(foreign)).toEqual({ failed: true, status: 'Approved' });
  });

  test('EX_0.1-1025: an internal identifier is one of the structure, and is named as such', async () => {
    const body = demographicsQuery(PATIENT_INS);
    const asked = async (nameId: string): Promise<string | null> =>
      faultOf(await ask(body, ACTION.demographics, { ...sealed('INDIRECTE'), nameId })).text || null;
    for (const own of ['30B0170011/A42', '10B0170011/A42']) expect(await asked(own)).toBeNull();
    for (const other of ['30B0170029/A42', '30B0170011/', '30B0170011/A/42'])
      expect(await asked(other)).toMatch(/liés/);
  });

  test('the card of a person does not carry a seal, nor a structure another’s', async () => {
    const body = demographicsQuery(PATIENT_INS);
    expect(faultOf(await ask(body, ACTION.demographics, sealed('INDIRECTE'), 'persons/899700000037')).code).toBe(
      'DMPHolderMismatch',
    );
    const cardSigned: Partial<VihfOptions> = { mode: 'INDIRECTE', person: emergency };
    expect(faultOf(await ask(body, ACTION.demographics, cardSigned)).code).toBe('DMPInvalidCertificate');
  });
});

describe('renforcée mode', () => {
  test('reads with the authorisation of the professional, and does not deposit', async () => {
    const mode = sealed('INDIRECTE_RENFORCEE');
    expect(faultOf(await ask(search, ACTION.query, mode)).text).toMatch(/pas d'autorisation/);
    putAuthorisation(sandbox.store, 1, emergency.nationalId, 'AUTORISE', sandbox.clock.now());
    expect((await ask(search, ACTION.query, mode)).status).toBe(200);
    const deposit = sandbox.deposit({ documents: [{ uniqueId: newOid() }], client: organisation }, mode);
    expect(faultOf(await deposit).code).toBe('DMPAccessDeniedByRightsService');
  });
});

test('a token of the renforcée mode lives thirty seconds (EX_AIR-040), and tells the primary method', async () => {
  const body = demographicsQuery(PATIENT_INS);
  const at = (ageMs: number): Partial<VihfOptions> => ({
    ...sealed('INDIRECTE_RENFORCEE'),
    at: sandbox.clock.now() - ageMs,
  });
  expect((await ask(body, ACTION.demographics, at(20_000))).status).toBe(200);
  expect(faultOf(await ask(body, ACTION.demographics, at(40_000))).code).toBe('DMPVihfExpired');
  const bend = (text: string): string => text.replace(/<saml:AuthnContextDecl>.*?<\/saml:AuthnContextDecl>/, '');
  expect(faultOf(await ask(body, ACTION.demographics, { ...at(0), bend })).text).toMatch(/primaire/);
});

describe('an employee with a CPE', () => {
  const who = { person: secretary };

  test('tests the existence of a dossier; his authorisation is the structure’s', async () => {
    putAuthorisation(sandbox.store, 1, '499700000011001', 'AUTORISE', sandbox.clock.now());
    const reply = await sandbox.call({ action: ACTION.demographics, body: demographicsQuery(PATIENT_INS) }, who);
    expect(find(reply.xml, '//hl7:attentionLine/hl7:value/@code'), reply.xml).toEqual(['VALIDE']);
  });

  test('does not search a dossier (R3), and deposits in the name of a private practice only (TD2.2)', async () => {
    expect(faultOf(await sandbox.call({ action: ACTION.query, body: search }, who)).text).toMatch(
      /professionnels de santé/,
    );
    const reply = await sandbox.deposit({ documents: [{ uniqueId: newOid() }] }, who);
    expect(find(reply.xml, '//rs:RegistryResponse/@status')[0], reply.xml).toMatch(/Success$/);
    const last = sandbox.store.prepare<[], { name: string }>(
      'SELECT transaction_name AS name FROM traces ORDER BY id DESC',
    );
    expect(last.get()?.name).toBe('TD2.2');
  });
});
