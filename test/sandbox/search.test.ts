import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putAuthorisation } from '../../sandbox/store/authorisations.ts';
import { faultOf, find, type Reply } from './support/client.ts';
import { newOid } from './support/lot.ts';
import {
  ACTION,
  ANY_STATUS,
  APPROVED,
  authorisationChange,
  QUERY,
  retrieveRequest,
  storedQuery,
} from './support/messages.ts';
import { OTHER_INS, PATIENT_INS, startTestSandbox, type TestSandbox } from './support/running.ts';
import { practitioner, type VihfOptions } from './support/vihf.ts';

let sandbox: TestSandbox;
const second = practitioner('899700000029');
const nurse = practitioner('899700000052');
const own = newOid();
const masked = newOid();
const imaging = newOid();
const refusedToNurses = newOid();
const replaced = newOid();
const setUniqueId = newOid();
const ALL = [own, masked, imaging, refusedToNurses];

const patientId = (value = PATIENT_INS.value): number =>
  sandbox.store.prepare<[string], { id: number }>('SELECT id FROM patients WHERE ins_value = ?').get(value)?.id ?? 0;
const authorise = (who: string): void =>
  putAuthorisation(sandbox.store, patientId(), who, 'AUTORISE', sandbox.clock.now());

beforeAll(async () => {
  sandbox = await startTestSandbox();
  const lot = [
    { uniqueId: own, creationTime: '20250101100000' },
    { uniqueId: masked, codes: ['N', 'MASQUE_PS'], creationTime: '20250201100000' },
    { uniqueId: imaging, typeCode: '18748-4', classCode: '31', creationTime: '20250301100000' },
    { uniqueId: refusedToNurses, typeCode: '75496-0', creationTime: '20250401100000' },
  ];
  await sandbox.deposit({ documents: lot, setUniqueId });
  await sandbox.deposit({ documents: [{ uniqueId: replaced }] });
  const old = sandbox.store
    .prepare<[string], { e: string }>('SELECT entry_uuid AS e FROM documents WHERE unique_id = ?')
    .get(replaced)?.e;
  await sandbox.deposit({ documents: [{ uniqueId: newOid(), creationTime: '20240101000000' }], replaces: old ?? '' });
  for (const who of ['899700000011', second.nationalId, nurse.nationalId]) authorise(who);
});
afterAll(() => sandbox.remove());

const cx = `'${PATIENT_INS.value}^^^&${PATIENT_INS.oid}&ISO^NH'`;
const search = (slots: Record<string, string>, who: Partial<VihfOptions> = {}, options = {}): Promise<Reply> =>
  sandbox.call(
    {
      action: ACTION.query,
      path: 'DocumentRegistry_Service',
      body: storedQuery(
        QUERY.findDocuments,
        { $XDSDocumentEntryPatientId: cx, $XDSDocumentEntryStatus: APPROVED, ...slots },
        options,
      ),
    },
    who,
  );
const query = (id: string, slots: Record<string, string>, who: Partial<VihfOptions> = {}): Promise<Reply> =>
  sandbox.call({ action: ACTION.query, body: storedQuery(id, slots) }, who);
const idsIn = (reply: Reply): string[] =>
  find(
    reply.xml,
    '//rim:ExternalIdentifier[@identificationScheme="urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab"]/@value',
  );
const total = (reply: Reply): number => Number(find(reply.xml, '//query:AdhocQueryResponse/@totalResultCount')[0]);

describe('TD3.1, FindDocuments', () => {
  test('its author finds all documents in force, latest first, signatures left out', async () => {
    const reply = await search({});
    expect(reply.status, reply.xml).toBe(200);
    expect(idsIn(reply).slice(0, 4)).toEqual([...ALL].reverse());
    expect(total(reply)).toBe(5);
  });

  test('a masked document does not exist for another (R21)', async () => {
    const reply = await search({}, { person: second });
    expect(idsIn(reply)).not.toContain(masked);
    expect(total(reply)).toBe(4);
    const direct = await query(QUERY.getDocuments, { $XDSDocumentEntryUniqueId: `('${masked}')` }, { person: second });
    expect(total(direct)).toBe(0);
  });

  test('the médecin traitant reads masked documents, and loses it with the status (R11)', async () => {
    const attending = (id: string | null): unknown =>
      sandbox.store.prepare('UPDATE patients SET attending_practitioner = ? WHERE id = ?').run(id, patientId());
    attending(second.nationalId);
    expect(idsIn(await search({}, { person: second }))).toContain(masked);
    attending(null);
    expect(idsIn(await search({}, { person: second }))).not.toContain(masked);
  });

  test('the matrix keeps a type from a profession (R4)', async () => {
    const ids = idsIn(await search({}, { person: nurse }));
    expect(ids).toContain(own);
    expect(ids).not.toContain(refusedToNurses);
  });

  test.each([
    ['class, with its scheme', { $XDSDocumentEntryClassCode: "('31^^1.2.250.1.213.1.1.4.1')" }, [imaging]],
    ['type', { $XDSDocumentEntryTypeCode: "('18748-4','75496-0')" }, [refusedToNurses, imaging]],
    ['another scheme of the same code', { $XDSDocumentEntryClassCode: "('31^^9.9')" }, []],
    [
      'date, from included, to not',
      { $XDSDocumentEntryCreationTimeFrom: '20250101100000', $XDSDocumentEntryCreationTimeTo: '20250201100000' },
      [own],
    ],
    ['confidentiality', { $XDSDocumentEntryConfidentialityCode: "('MASQUE_PS^^1.2.250.1.213.1.1.4.13')" }, [masked]],
    ['author', { $XDSDocumentEntryAuthorPerson: "('899799999999%')" }, []],
  ])('filters by %s', async (_, slots, expected) => {
    expect(idsIn(await search(slots))).toEqual(expected);
  });

  test('replaced documents only when asked (EX_3.1-1030)', async () => {
    expect(idsIn(await search({}))).not.toContain(replaced);
    expect(idsIn(await search({ $XDSDocumentEntryStatus: ANY_STATUS }))).toContain(replaced);
  });

  test('references only, and pages', async () => {
    const refs = await search({}, {}, { returnType: 'ObjectRef' });
    expect(find(refs.xml, '//rim:ObjectRef/@id')).toHaveLength(5);
    const page = await search({}, {}, { attributes: 'startIndex="1" maxResults="2"' });
    expect(idsIn(page)).toEqual([imaging, masked]);
    expect(total(page)).toBe(5);
    expect(find(page.xml, '//query:AdhocQueryResponse/@startIndex')).toEqual(['1']);
  });

  test('the patient of the query is that of the VIHF (H: wrong dossier)', async () => {
    expect(faultOf(await search({}, { ins: OTHER_INS })).code).toBe('DMPPatientMismatch');
  });

  test('the status is demanded, an unknown query is named', async () => {
    const none = await query(QUERY.findDocuments, { $XDSDocumentEntryPatientId: cx });
    expect(find(none.xml, '//rs:RegistryError/@errorCode')).toEqual(['XDSStoredQueryMissingParam']);
    const unknown = await query('urn:uuid:00000000-0000-4000-8000-000000000000', {});
    expect(find(unknown.xml, '//rs:RegistryError/@errorCode')).toEqual(['XDSUnknownStoredQuery']);
  });
});

test('since the last connection: sets, then associations, then documents (EX_3.1-1020)', async () => {
  const sets = await query(QUERY.findSubmissionSets, {
    $XDSSubmissionSetPatientId: cx,
    $XDSSubmissionSetStatus: APPROVED,
    $XDSSubmissionSetSubmissionTimeFrom: '20260301000000',
  });
  const unique = '//rim:RegistryPackage[rim:ExternalIdentifier/@value="' + setUniqueId + '"]/@id';
  const [set] = find(sets.xml, unique);
  const associations = await query(QUERY.getAssociations, { $uuid: `('${set}')` }, { person: second });
  const members = find(associations.xml, '//rim:Association/@targetObject');
  expect(members).toHaveLength(3); // the masked one and the signature are not hinted at
  const documents = await query(
    QUERY.getDocuments,
    { $XDSDocumentEntryEntryUUID: `(${members.map((id) => `'${id}'`).join(',')})` },
    { person: second },
  );
  expect(idsIn(documents).sort()).toEqual([own, imaging, refusedToNurses].sort());
});

describe('TD3.2, retrieval', () => {
  const retrieve = (ids: readonly string[], who: Partial<VihfOptions> = {}, repository?: string): Promise<Reply> =>
    sandbox.call(
      { action: ACTION.retrieve, path: 'DocumentRepository_Service', body: retrieveRequest(ids, repository) },
      who,
    );

  test('several documents in one MTOM answer, percent-encoded references', async () => {
    const reply = await retrieve([own, imaging]);
    expect(reply.headers['content-type']).toMatch(/^multipart\/related; type="application\/xop\+xml"/);
    const hrefs = find(reply.xml, '//xop:Include/@href');
    expect(hrefs).toHaveLength(2);
    expect(hrefs[0]).toMatch(/^cid:[0-9a-f-]+-2@urn%3Aihe%3Aiti%3Axds-b%3A2007$/);
    expect(reply.body.toString()).toContain(`<id root="${own}"/>`);
    expect(reply.body.toString()).toContain(decodeURIComponent(hrefs[1] ?? '').replace('cid:', 'Content-ID: <'));
  });

  test('one unknown among others: partial success', async () => {
    const reply = await retrieve([own, '1.2.3.4']);
    expect(find(reply.xml, '//rs:RegistryResponse/@status')).toEqual([
      'urn:ihe:iti:2007:ResponseStatusType:PartialSuccess',
    ]);
    expect(find(reply.xml, '//rs:RegistryError/@errorCode')).toEqual(['XDSDocumentUniqueIdError']);
  });

  test('what the list hides cannot be fetched by its identifier (R4, R21)', async () => {
    const hidden = await retrieve([masked], { person: second });
    const unknown = await retrieve(['1.2.3.4'], { person: second });
    expect(find(hidden.xml, '//rs:RegistryError/@errorCode')).toEqual(
      find(unknown.xml, '//rs:RegistryError/@errorCode'),
    );
    expect(find((await retrieve([refusedToNurses], { person: nurse })).xml, '//xop:Include')).toEqual([]);
  });

  test('another repository', async () => {
    expect(find((await retrieve([own], {}, '1.2.3')).xml, '//rs:RegistryError/@errorCode')).toEqual([
      'XDSUnknownRepositoryId',
    ]);
  });

  test('a fault comes in MTOM too', async () => {
    const reply = await retrieve([own], { sector: 'SA01' });
    expect(reply.status).toBe(500);
    expect(reply.headers['content-type']).toMatch(/^multipart\/related/);
    expect(faultOf(reply).code).toBe('DMPVihfIncoherent');
  });
});

describe('who may not read', () => {
  const third = practitioner('899700000037');
  const code = async (who: Partial<VihfOptions>): Promise<string | undefined> => faultOf(await search({}, who)).text;

  test('without authorisation, with one expired, and blocked (R7, R9)', async () => {
    expect(await code({ person: third })).toMatch(/pas d'autorisation/);
    putAuthorisation(sandbox.store, patientId(), third.nationalId, 'AUTORISE', sandbox.clock.now() - 367 * 86_400_000);
    expect(await code({ person: third })).toMatch(/expiré/);
    putAuthorisation(sandbox.store, patientId(), third.nationalId, 'INTERDIT', sandbox.clock.now());
    expect(await code({ person: third })).toMatch(/bloqué/);
    const adding = { action: ACTION.setAuthorisation, body: authorisationChange('AJOUT') };
    expect(faultOf(await sandbox.call(adding, { person: third })).text).toMatch(/bloqué/);
    expect(await code({ person: third, purpose: 'bris_de_glace', reason: 'Inconscient' })).toMatch(/bloqué/);
  });

  test('one finds his own deposits without authorisation, and no others (DMP_3.1b, decision 17)', async () => {
    const pharmacist = practitioner('899700000045');
    const mine = newOid();
    await sandbox.deposit({ documents: [{ uniqueId: mine }] }, { person: pharmacist });
    const reply = await query(
      QUERY.getDocuments,
      { $XDSDocumentEntryUniqueId: `('${mine}','${own}')` },
      { person: pharmacist },
    );
    expect(idsIn(reply)).toEqual([mine]);
  });
});

describe('emergency', () => {
  const emergency = practitioner('899700000037');
  const lift = (): unknown =>
    sandbox.store.prepare('DELETE FROM authorisations WHERE holder_id = ?').run(emergency.nationalId);

  test('break-glass wants a reason, needs no authorisation, and does not unmask (R30)', async () => {
    lift();
    const asked = { person: emergency, purpose: 'bris_de_glace' };
    expect(faultOf(await search({}, asked)).text).toMatch(/Motif/);
    expect(faultOf(await search({}, { ...asked, reason: '  ' })).text).toMatch(/Motif/);
    const ids = idsIn(await search({}, { ...asked, reason: 'Patient inconscient' }));
    expect(ids).toContain(own);
    expect(ids).not.toContain(masked);
  });

  test('an opposition to break-glass closes it and leaves the call centre open (R32)', async () => {
    const body = storedQuery(QUERY.findDocuments, { $XDSDocumentEntryStatus: APPROVED });
    const ask = (purpose: string): Promise<Reply> =>
      sandbox.call({ action: ACTION.query, body }, { person: emergency, purpose, reason: 'Urgence', ins: OTHER_INS });
    expect(faultOf(await ask('bris_de_glace')).text).toMatch(/opposé/);
    expect((await ask('centre_15')).status).toBe(200);
  });
});
