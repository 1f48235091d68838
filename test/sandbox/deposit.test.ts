import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { putAuthorisation } from '../../sandbox/store/authorisations.ts';
import { faultOf, find, type Reply } from './support/client.ts';
import { cda, newOid } from './support/lot.ts';
import { CLOSED_INS, OTHER_INS, PATIENT_INS, startTestSandbox, TEST_OID, type TestSandbox } from './support/running.ts';
import { practitioner } from './support/vihf.ts';

let sandbox: TestSandbox;
let uniqueId: string;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.remove());
beforeEach(() => {
  uniqueId = newOid();
});

const SUCCESS = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success';
const status = (reply: Reply): string | undefined => find(reply.xml, '//rs:RegistryResponse/@status')[0];
const errors = (reply: Reply): string[] => find(reply.xml, '//rs:RegistryError/@errorCode');
const contexts = (reply: Reply): string => find(reply.xml, '//rs:RegistryError/@codeContext').join(' | ');
const stored = (id: string): { status: string; kind: string; size: number; sha1: string } | undefined =>
  sandbox.store
    .prepare<[string], { status: string; kind: string; size: number; sha1: string }>(
      'SELECT d.status, d.kind, c.size, c.sha1 FROM documents d JOIN contents c ON c.id = d.content_id WHERE d.unique_id = ?',
    )
    .get(id);

function refused(reply: Reply, code: string, text: RegExp): void {
  expect(errors(reply), reply.xml).toContain(code);
  expect(contexts(reply)).toMatch(text);
  expect(stored(uniqueId)).toBeUndefined();
}

describe('TD2.1, deposit', () => {
  test('a signed lot is registered with hash and size computed, without any authorisation', async () => {
    const content = cda(uniqueId, PATIENT_INS);
    const reply = await sandbox.deposit({ documents: [{ uniqueId, cda: content }] });
    expect(status(reply), reply.xml).toBe(SUCCESS);
    expect(stored(uniqueId)).toMatchObject({ status: 'Approved', kind: 'document', size: Buffer.byteLength(content) });
    expect(stored(uniqueId)?.sha1).toMatch(/^[0-9a-f]{40}$/);
  });

  test('two documents in one lot', async () => {
    const second = newOid();
    expect(status(await sandbox.deposit({ documents: [{ uniqueId }, { uniqueId: second }] }))).toBe(SUCCESS);
    expect(stored(second)).toBeDefined();
  });

  test('a second send of the same identifier is refused (H: duplicate)', async () => {
    await sandbox.deposit({ documents: [{ uniqueId }] });
    const again = await sandbox.deposit({ documents: [{ uniqueId }] });
    expect(errors(again)).toEqual(['XDSDuplicateUniqueIdInRegistry']);
  });

  test('all missing metadata are told at once, and nothing is kept', async () => {
    const drop = (text: string): string =>
      text
        .replace(/<rim:Slot name="serviceStartTime">.*?<\/rim:Slot>/, '')
        .replace(/<rim:Slot name="languageCode">.*?<\/rim:Slot>/, '');
    const reply = await sandbox.deposit({ documents: [{ uniqueId }], bendMetadata: drop });
    refused(reply, 'XDSRegistryMetadataError', /languageCode.*serviceStartTime|serviceStartTime.*languageCode/);
    expect(errors(reply)).toHaveLength(2);
  });

  test('metadata of another patient (H: wrong dossier)', async () => {
    refused(
      await sandbox.deposit({ documents: [{ uniqueId }], ins: OTHER_INS }),
      'XDSPatientIdDoesNotMatch',
      /différent/,
    );
  });

  test('a CDA of another patient under the right metadata (H: wrong dossier)', async () => {
    const foreign = cda(uniqueId, OTHER_INS);
    refused(await sandbox.deposit({ documents: [{ uniqueId, cda: foreign }] }), 'XDSPatientIdDoesNotMatch', /CDA/);
  });

  test('a CDA with another identifier than its entry', async () => {
    const other = cda(newOid(), PATIENT_INS);
    refused(
      await sandbox.deposit({ documents: [{ uniqueId, cda: other }] }),
      'XDSRegistryMetadataError',
      /identifiant du CDA/,
    );
  });

  test('an empty file, a lost part, a document too large', async () => {
    refused(await sandbox.deposit({ documents: [{ uniqueId }], bendDocument: () => '' }), 'XDSMissingDocument', /vide/);
    refused(
      await sandbox.deposit({ documents: [{ uniqueId }], dropParts: ['doc1@lot'] }),
      'XDSMissingDocument',
      /absent/,
    );
    const large = cda(uniqueId, PATIENT_INS, 'x'.repeat(5 * 1024 * 1024));
    refused(await sandbox.deposit({ documents: [{ uniqueId, cda: large }] }), 'XDSRepositoryError', /octets/);
  });

  test('masked and invisible to the patient do not add up (R15), but each alone passes', async () => {
    const both = ['N', 'MASQUE_PS', 'INVISIBLE_PATIENT'];
    refused(await sandbox.deposit({ documents: [{ uniqueId, codes: both }] }), 'XDSRegistryMetadataError', /cumulent/);
    for (const code of ['MASQUE_PS', 'INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX']) {
      expect(status(await sandbox.deposit({ documents: [{ uniqueId: newOid(), codes: ['N', code] }] }))).toBe(SUCCESS);
    }
  });

  test('an identifier that is no plain OID', async () => {
    const bend = (text: string): string => text.replaceAll(uniqueId, `${uniqueId}^ext`);
    refused(
      await sandbox.deposit({ documents: [{ uniqueId }], bendMetadata: bend }),
      'XDSRegistryMetadataError',
      /OID/,
    );
  });

  test('a patient without dossier, and a closed one (R38)', async () => {
    const nobody = { oid: TEST_OID, value: '190017500100131' };
    refused(
      await sandbox.deposit({ documents: [{ uniqueId }], ins: nobody }, { ins: nobody }),
      'XDSUnknownPatientId',
      /Aucun DMP/,
    );
    expect(
      faultOf(await sandbox.deposit({ documents: [{ uniqueId }], ins: CLOSED_INS }, { ins: CLOSED_INS })).code,
    ).toBe('DMPClosed');
  });

  test('a lot whose author is not the sender', async () => {
    const other = await sandbox.deposit({ documents: [{ uniqueId }], structureId: '499700000029001' });
    expect(faultOf(other)).toMatchObject({
      code: 'DMPVihfIncoherent',
      text: "Aucun AuthorInstitution ne correspond à l'utilisateur du VIHF",
    });
    expect(faultOf(await sandbox.deposit({ documents: [{ uniqueId }], authorId: '899700000029' })).code).toBe(
      'DMPVihfIncoherent',
    );
  });
});

describe('the signature of the lot', () => {
  const CODE = 'DMPInvalidSubmissionSignature';

  test('a document changed after signature', async () => {
    const bendDocument = (text: string): string => text.replace('text/plain', 'text/rtf');
    refused(await sandbox.deposit({ documents: [{ uniqueId }], bendDocument }), CODE, /empreinte différente/);
  });

  test.each([
    ['the purpose removed', /<ds:Object><ds:SignatureProperties>.*?<\/ds:Object>/, '', /but/],
    ['the signing time changed', '10:15:00Z', '10:16:00Z', /SignedProperties : empreinte/],
    // With its element: a digest or signature value may end in the same characters.
    ['the manifest changed', '>AA==<', '>AAA=<', /Manifest : empreinte/],
    ['a signature value of nothing', /<ds:SignatureValue>[^<]+/, '<ds:SignatureValue>AAAA', /valeur de signature/],
    ['SHA-1', 'xmldsig-more#rsa-sha256', 'xmldsig-more#rsa-sha1', /algorithmes/],
  ])('%s', async (_, from, to, why) => {
    const bendSignature = (text: string): string => text.replace(from, to);
    refused(await sandbox.deposit({ documents: [{ uniqueId }], bendSignature }), CODE, why);
  });

  test('of another lot', async () => {
    let first = '';
    await sandbox.deposit({ documents: [{ uniqueId: newOid() }], bendSignature: (text) => (first = text) });
    refused(
      await sandbox.deposit({ documents: [{ uniqueId }], bendSignature: () => first }),
      CODE,
      /commencer par le lot/,
    );
  });

  test('with the authentication key, and by another practitioner', async () => {
    const auth = 'persons/899700000011/auth';
    refused(await sandbox.deposit({ documents: [{ uniqueId }], signWith: auth }), CODE, /certificat de signature/);
    const other = 'persons/899700000029/sign';
    refused(await sandbox.deposit({ documents: [{ uniqueId }], signWith: other }), CODE, /utilisateur du VIHF/);
  });

  test('no signature at all', async () => {
    const drop = (text: string): string =>
      text.replace(/<rim:ExtrinsicObject id="Signature1".*?<\/rim:ExtrinsicObject>/, '');
    refused(
      await sandbox.deposit({ documents: [{ uniqueId }], bendMetadata: drop }),
      'XDSRegistryMetadataError',
      /signature/,
    );
  });
});

describe('replacement (RPLC)', () => {
  const entryOf = (id: string): string =>
    sandbox.store
      .prepare<[string], { entry_uuid: string }>('SELECT entry_uuid FROM documents WHERE unique_id = ?')
      .get(id)?.entry_uuid ?? '';

  test('makes the old document Deprecated', async () => {
    const old = newOid();
    await sandbox.deposit({ documents: [{ uniqueId: old }] });
    expect(status(await sandbox.deposit({ documents: [{ uniqueId }], replaces: entryOf(old) }))).toBe(SUCCESS);
    expect(stored(old)?.status).toBe('Deprecated');
    expect(stored(uniqueId)?.status).toBe('Approved');
  });

  test('is refused to another than the author (R16), and for an unknown document', async () => {
    const old = newOid();
    await sandbox.deposit({ documents: [{ uniqueId: old }] });
    const other = { person: practitioner('899700000029') };
    putAuthorisation(sandbox.store, 1, other.person.nationalId, 'AUTORISE', sandbox.clock.now());
    refused(
      await sandbox.deposit({ documents: [{ uniqueId }], replaces: entryOf(old) }, other),
      'XDSReplaceFailed',
      /auteur/,
    );
    const unknown = 'urn:uuid:00000000-0000-4000-8000-000000000000';
    refused(await sandbox.deposit({ documents: [{ uniqueId }], replaces: unknown }), 'XDSReplaceFailed', /inconnu/);
  });
});
