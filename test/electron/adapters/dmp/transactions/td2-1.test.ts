import { describe, expect, test } from 'vitest';
import { fail } from '../../../../../shared/result.ts';
import type { DepositDocument, SubmissionLot } from '../../../../../shared/domain/document/deposit.ts';
import { restrictionsOf } from '../../../../../shared/domain/document/visibility.ts';
import { readXdsMessage } from '../../../../../electron/adapters/dmp/ebxml/read-message.ts';
import { checkManifest } from '../../../../../electron/adapters/dmp/lot-signature/check-manifest.ts';
import { readEnvelope } from '../../../../../electron/adapters/dmp/soap/read-envelope.ts';
import { writeEntry } from '../../../../../electron/adapters/dmp/ebxml/write-entry.ts';
import { objectIds } from '../../../../../electron/adapters/dmp/ebxml/write-object.ts';
import { depositEntry, xdsActTime } from '../../../../../electron/adapters/dmp/transactions/deposit-entry.ts';
import { submitLot } from '../../../../../electron/adapters/dmp/transactions/td2-1.ts';
import { parseXml } from '../../../../../electron/adapters/dmp/xml/parse-xml.ts';
import { sharedFolder } from '../../../../support/shared-folder.ts';
import { inlineXop } from '../../../../support/validators/inline-xop.ts';
import { shapeFaults } from '../../../../support/validators/shape.ts';
import { schemaFaults } from '../../../../support/validators/schema.ts';
import { isSignatureValid } from '../../../../support/validators/signature.ts';
import { sampleDocument, sampleLot } from '../sample-lot.ts';
import { openContext, scriptedStore, SERVER_AT, signingChain, type Answer } from '../scripted-store.ts';

const response = (status: string, errors = '') =>
  `<rs:RegistryResponse xmlns:rs="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:${status}">${errors}</rs:RegistryResponse>`;
const error = (code: string, context = '') =>
  `<rs:RegistryErrorList><rs:RegistryError errorCode="${code}" codeContext="${context}" severity="urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error"/></rs:RegistryErrorList>`;

async function submitted(answer: Answer = response('Success'), lot = sampleLot(), over = {}) {
  const store = scriptedStore(() => answer);
  const context = openContext(store.transport, over);
  const settings = { ...context.settings, localIdRoot: '2.25.77' };
  const result = await submitLot({ ...context, settings }, lot, () => undefined, new AbortController().signal);
  return { result, received: store.received[0] };
}

async function message() {
  const { received } = await submitted();
  const root = parseXml(received?.envelope ?? '');
  const payload = root.ok ? readEnvelope(root.value)?.payload : null;
  const read = payload && readXdsMessage(payload);
  if (!read || !received) throw new Error('nothing was sent');
  return { read, received };
}

test('the registry’s Success settles the lot, with the server’s time', async () => {
  expect((await submitted()).result).toEqual({ ok: true, value: { serverAt: SERVER_AT } });
});

test('each document goes with its metadata, and the signature as a document of its own', async () => {
  const { read, received } = await message();
  expect(read.entries).toHaveLength(3);
  expect(read.entries[0]).toMatchObject({
    uniqueId: '2.25.1001',
    title: 'Compte rendu < 0,01 µg & suite',
    sourcePatientId: '0456\\S\\789^^^&2.25.77&ISO^PI',
    serviceStartTime: '202611220830',
    creationTime: '20261122135900',
    confidentialityCodes: [{ code: 'N' }],
    authors: [{ person: { id: '899700000011', idType: 'IDNPS' }, institutions: [{ id: '499700000011001' }] }],
  });
  expect(read.entries[1]).toMatchObject({
    serviceStartTime: '20261122',
    confidentialityCodes: [{ code: 'N' }, { code: 'MASQUE_PS' }],
  });
  expect(read.entries[2]).toMatchObject({ uniqueId: '2.25.2002', typeCode: { code: 'E1762' }, languageCode: 'art' });
  expect(read.submissionSets[0]).toMatchObject({
    uniqueId: '2.25.2001',
    sourceId: '2.25.1234',
    submissionTime: '20261122140000',
  });
  expect(read.associations.map(({ kind, source, target }) => `${kind.split(':').at(-1)} ${source} ${target}`)).toEqual([
    'HasMember SubmissionSet01 Document01',
    'HasMember SubmissionSet01 Document02',
    'HasMember SubmissionSet01 Signature01',
    'signs Signature01 SubmissionSet01',
  ]);
  expect(received.request.headers['content-type']).toMatch(
    /^multipart\/related; type="application\/xop\+xml".*start-info="application\/soap\+xml"/,
  );
});

test('the bytes that travel are those that were signed', async () => {
  const { received } = await message();
  const [first, second, signature] = received.attachments.map((part) => part.bytes);
  const documents = new Map([
    ['2.25.1001', first ?? new Uint8Array()],
    ['2.25.1003', second ?? new Uint8Array()],
  ]);
  expect(checkManifest(signature ?? new Uint8Array(), '2.25.2001', documents)).toEqual([]);
});

test.each([
  [response('Failure', error('XDSRegistryMetadataError', 'typeCode')), 'dmp/metadata-refused', 'permanent'],
  [response('Failure', error('DMPNouveauCode', 'texte')), 'dmp/refused', 'permanent'],
  [response('Failure', error('XDSRepositoryBusy')), 'dmp/busy', 'transient'],
  [response('Failure', error('XDSDuplicateUniqueIdInRegistry')), 'dmp/already-registered', 'ambiguous'],
  [response('PartialSuccess', error('XDSRegistryError')), 'dmp/partial-success', 'ambiguous'],
  [response('Unavailable'), 'dmp/unexpected-answer', 'ambiguous'],
  ['<html/>', 'dmp/unexpected-answer', 'ambiguous'],
  [{ status: 502, body: Buffer.from('<html><body>Bad gateway') }, 'dmp/http-error', 'ambiguous'],
  [{ status: 413, body: Buffer.from('too large') }, 'dmp/too-large', 'permanent'],
  [{ status: 200, body: Buffer.from('') }, 'dmp/unreadable-answer', 'ambiguous'],
  [{ fault: { code: 'transport/timeout', class: 'ambiguous' } }, 'transport/timeout', 'ambiguous'],
] as const)('H29: nothing but a Success is a success (%#)', async (answer, code, failureClass) => {
  expect((await submitted(answer)).result).toMatchObject({ ok: false, fault: { code, class: failureClass } });
});

test('H29: a Success that relates to another message settles nothing', async () => {
  const other = `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing"><s:Header><a:RelatesTo>urn:uuid:other</a:RelatesTo></s:Header><s:Body>${response('Success')}</s:Body></s:Envelope>`;
  const { result } = await submitted({ body: Buffer.from(other) });
  expect(result).toMatchObject({ fault: { code: 'dmp/unrelated-answer', class: 'ambiguous' } });
});

test('a card that refuses to sign leaves nothing sent', async () => {
  const context = openContext(scriptedStore(() => '').transport);
  const signing = { ...context.signing, sign: () => Promise.resolve(fail({ code: 'card/removed' })) };
  const { result, received } = await submitted('', sampleLot(), { signing });
  expect(result).toMatchObject({ fault: { code: 'card/removed', class: 'transient' } });
  expect(received).toBeUndefined();
});

test('H50: the time of the act is UTC with the precision it had, in summer and in winter', () => {
  expect(xdsActTime('2026-07-01T01:30')).toBe('202606302330');
  expect(xdsActTime('2026-12-01T00:30')).toBe('202611302330');
  expect(xdsActTime('2026-12-01')).toBe('20261201');
});

describe('a new version', () => {
  const V1 = 'urn:uuid:0b1d0000-0000-4000-8000-000000000001';
  const REPLACES = { uniqueId: '2.25.900', versionNumber: 1 };

  function lotOf(restrictions: DepositDocument['restrictions']): SubmissionLot {
    const document = sampleDocument({ versionNumber: 2, replaces: REPLACES, restrictions });
    return sampleLot({ documents: [{ document, cda: Buffer.from('<ClinicalDocument xmlns="urn:hl7-org:v3"/>') }] });
  }

  function inForce(restrictions: DepositDocument['restrictions'] | null): string {
    const document = sampleDocument({ uniqueId: REPLACES.uniqueId, restrictions: restrictions ?? [] });
    const entry = restrictions === null ? '' : writeEntry(objectIds(), depositEntry(V1, document, undefined));
    return `<q:AdhocQueryResponse xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success"><rim:RegistryObjectList xmlns:rim="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">${entry}</rim:RegistryObjectList></q:AdhocQueryResponse>`;
  }

  async function sent(made: DepositDocument['restrictions'], now: DepositDocument['restrictions'] | null) {
    const store = scriptedStore(({ envelope }) =>
      envelope.includes('AdhocQueryRequest') ? inForce(now) : response('Success'),
    );
    const context = openContext(store.transport);
    const result = await submitLot(context, lotOf(made), () => undefined, new AbortController().signal);
    const envelope = store.received[1]?.envelope ?? '';
    const root = parseXml(envelope);
    const payload = root.ok ? readEnvelope(root.value)?.payload : null;
    return { result, envelope, received: store.received, read: payload ? readXdsMessage(payload) : null };
  }

  test('R16, H10: it names the version in force, whose identifier is looked up when it leaves', async () => {
    const { result, read, received } = await sent([], []);
    expect(result).toMatchObject({ ok: true });
    expect(received[0]?.envelope).toContain(`('${REPLACES.uniqueId}')`);
    const replacing = read?.associations.filter(({ kind }) => kind.endsWith('RPLC'));
    expect(replacing).toEqual([
      { kind: 'urn:ihe:iti:2007:AssociationType:RPLC', source: 'Document01', target: V1, status: 'Original' },
    ]);
  });

  test('H20: it bears what the version in force bears now, not what it bore when the new one was queued', async () => {
    const codes = async (...both: Parameters<typeof sent>) =>
      (await sent(...both)).read?.entries.map((entry) => ('unreadable' in entry ? [] : restrictionsOf(entry)))[0];
    expect(await codes([], ['MASQUE_PS'])).toEqual(['MASQUE_PS']);
    expect(await codes([], ['INVISIBLE_PATIENT'])).toEqual(['INVISIBLE_PATIENT']);
    expect(await codes(['INVISIBLE_PATIENT'], [])).toEqual([]);
    expect(await codes(['MASQUE_PS'], [])).toEqual(['MASQUE_PS']);
  });

  test('R16: nothing is sent when the version to be replaced is gone, or when nobody can tell', async () => {
    const { result, received } = await sent([], null);
    expect(result).toMatchObject({ fault: { code: 'dmp/unknown-document', class: 'permanent' } });
    expect(received).toHaveLength(1);
    const store = scriptedStore(() => ({ fault: { code: 'network/lost', class: 'ambiguous' } }));
    const lost = await submitLot(
      openContext(store.transport),
      lotOf([]),
      () => undefined,
      new AbortController().signal,
    );
    expect(lost).toMatchObject({ fault: { class: 'transient' } });
    expect(store.received).toHaveLength(1);
  });

  test.skipIf(!sharedFolder())('the submission is valid', async () => {
    const { received } = await sent(['MASQUE_PS'], ['MASQUE_PS']);
    const attachments = new Map(received[1]?.attachments.map((part) => [part.contentId ?? '', part.bytes]));
    expect(schemaFaults('xds', inlineXop(received[1]?.envelope ?? '', attachments))).toEqual([]);
  });
});

describe.skipIf(!sharedFolder())('against the official validators', () => {
  test('the submission is valid', async () => {
    const { received } = await message();
    const attachments = new Map(received.attachments.map((part) => [part.contentId ?? '', part.bytes]));
    expect(schemaFaults('xds', inlineXop(received.envelope, attachments))).toEqual([]);
  });

  test('the signature of the lot verifies up to its root', async () => {
    const { received } = await message();
    const signature = received.attachments.at(-1)?.bytes ?? new Uint8Array();
    const ids = [
      ['Id', 'http://www.w3.org/2000/09/xmldsig#:Manifest'],
      ['Id', 'http://uri.etsi.org/01903/v1.1.1#:SignedProperties'],
    ] as const;
    expect(isSignatureValid(signature, { ...signingChain, ids, ignoreManifests: true })).toBe(true);
  });

  test('the submission has the published shape', async () => {
    const { received } = await message();
    expect(shapeFaults(received.body, 'TD2.1')).toEqual([]);
  });
});
