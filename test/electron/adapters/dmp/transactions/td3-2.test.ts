import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConsentProof } from '../../../../../shared/domain/consent/proof.ts';
import type { DocumentEntry } from '../../../../../shared/domain/document/entry.ts';
import { gather, writeMtom } from '../../../../../electron/adapters/dmp/mtom/write-mtom.ts';
import { fetchDocuments } from '../../../../../electron/adapters/dmp/transactions/td3-2.ts';
import { sharedFolder } from '../../../../support/shared-folder.ts';
import { shapeFaults } from '../../../../support/validators/shape.ts';
import { schemaFaults } from '../../../../support/validators/schema.ts';
import { answerEnvelope, INS, openContext, scriptedStore, type Received } from '../scripted-store.ts';

// The brand is given by canOpen alone; here only the wire is tested.
const PROOF = { purpose: 'normal', consentId: 'c', ins: INS, practitionerId: '899700000011' } as ConsentProof;

/** An entry that says neither size nor hash. */
function bareEntry(name: string): DocumentEntry {
  return {
    entryUUID: `urn:uuid:${name}`,
    uniqueId: `2.25.${name}`,
    patientId: 'x',
    mimeType: 'text/xml',
    confidentialityCodes: [],
    eventCodes: [],
    authors: [],
    availabilityStatus: 'approved',
  };
}

function entry(name: string, bytes: Uint8Array): DocumentEntry {
  const hash = createHash('sha1').update(bytes).digest('hex').toUpperCase();
  return { ...bareEntry(name), size: bytes.length, hash };
}

interface Sent {
  readonly id: string;
  /** Reference in the envelope; base64 in place when absent. */
  readonly cid?: string;
  readonly bytes: Uint8Array;
}

const responseOf = ({ id, cid, bytes }: Sent) =>
  `<x:DocumentResponse><x:RepositoryUniqueId>1</x:RepositoryUniqueId><x:DocumentUniqueId>2.25.${id}</x:DocumentUniqueId><x:mimeType>text/xml</x:mimeType><x:Document>${
    cid === undefined
      ? Buffer.from(bytes).toString('base64')
      : `<i:Include xmlns:i="http://www.w3.org/2004/08/xop/include" href="cid:${encodeURIComponent(cid)}"/>`
  }</x:Document></x:DocumentResponse>`;

function payload(documents: readonly Sent[], status = 'Success', errors = ''): string {
  return `<x:RetrieveDocumentSetResponse xmlns:x="urn:ihe:iti:xds-b:2007"><r:RegistryResponse xmlns:r="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:${status}">${errors}</r:RegistryResponse>${documents.map(responseOf).join('')}</x:RetrieveDocumentSetResponse>`;
}

async function mtom(body: string, parts: readonly Sent[], received: Received) {
  const attachments = parts.flatMap(({ cid, bytes }) =>
    cid ? [{ contentId: cid, mediaType: 'text/xml', bytes }] : [],
  );
  const message = writeMtom(Buffer.from(answerEnvelope(body, received.messageId)), 'a', attachments, 'b');
  return { contentType: message.contentType, body: await gather(message.body) };
}

/** Parts are given apart from the envelope, so that a test can reverse or swap them. */
async function fetched(entries: readonly DocumentEntry[], body: string, parts: readonly Sent[]) {
  const plain = scriptedStore(() => '');
  const store = {
    send: async (request: Parameters<typeof plain.transport.send>[0]) => {
      await plain.transport.send(request);
      const received = plain.received.at(-1);
      if (!received) throw new Error('nothing was sent');
      const answer = await mtom(body, parts, received);
      return {
        ok: true,
        value: { status: 200, headers: { 'content-type': answer.contentType }, body: answer.body },
      } as const;
    },
  };
  const result = await fetchDocuments(openContext(store), { right: PROOF, entries });
  return { result, received: plain.received[0] };
}

const one = Buffer.from('<a>1</a>');
const two = Buffer.from('<b>22</b>');
const ENTRIES = [entry('1', one), entry('2', two)];
const SENT: readonly Sent[] = [
  { id: '1', cid: 'x-1@urn:ihe:iti:xds-b:2007', bytes: one },
  { id: '2', cid: 'x-2@urn:ihe:iti:xds-b:2007', bytes: two },
];

function texts(result: Awaited<ReturnType<typeof fetched>>['result']) {
  if (!result.ok) return result.fault.code;
  return result.value.value.map((one) => (one.ok ? Buffer.from(one.value.bytes).toString() : one.fault.code));
}

test('H03: documents and parts in any order are joined by identifiers', async () => {
  const orders = fc.tuple(
    fc.shuffledSubarray([...SENT], { minLength: 2 }),
    fc.shuffledSubarray([...SENT], { minLength: 2 }),
  );
  await fc.assert(
    fc.asyncProperty(orders, async ([documents, parts]) => {
      expect(texts((await fetched(ENTRIES, payload(documents), parts)).result)).toEqual([String(one), String(two)]);
    }),
    { numRuns: 10 },
  );
});

test('H03: a part under the name of another, or one byte changed, is refused; the other document is given', async () => {
  const swapped = [
    { ...SENT[0], bytes: two },
    { ...SENT[1], bytes: one },
  ] as Sent[];
  expect(texts((await fetched(ENTRIES, payload(SENT), swapped)).result)).toEqual([
    'dmp/document-altered',
    'dmp/document-altered',
  ]);
  const changed = [{ ...SENT[0], bytes: Buffer.from('<a>2</a>') }, SENT[1]] as Sent[];
  expect(texts((await fetched(ENTRIES, payload(SENT), changed)).result)).toEqual(['dmp/document-altered', String(two)]);
});

test('H03: two parts of one name are nobody’s document', async () => {
  const twice = [SENT[0], { ...SENT[1], cid: SENT[0]?.cid }] as Sent[];
  expect(texts((await fetched(ENTRIES, payload(twice), twice)).result)).toEqual([
    'dmp/document-missing',
    'dmp/document-missing',
  ]);
});

test('a document in place, a missing one and one without hash', async () => {
  const inPlace: Sent[] = [{ id: '1', bytes: one }];
  expect(texts((await fetched(ENTRIES, payload(inPlace, 'PartialSuccess'), [])).result)).toEqual([
    String(one),
    'dmp/document-missing',
  ]);
  // Without both, nothing can be compared; the caller shows what came.
  expect(texts((await fetched([bareEntry('1')], payload(inPlace), [])).result)).toEqual([String(one)]);
});

test('an error that names one document is told of that document only; one that names none, of the whole', async () => {
  const error = (context: string) =>
    `<r:RegistryErrorList><r:RegistryError errorCode="XDSDocumentUniqueIdError" codeContext="${context}" severity="x:Error"/></r:RegistryErrorList>`;
  const named = await fetched(
    ENTRIES,
    payload(SENT.slice(0, 1), 'PartialSuccess', error('inconnu : 2.25.2')),
    SENT.slice(0, 1),
  );
  expect(texts(named.result)).toEqual([String(one), 'dmp/unknown-document']);
  expect(texts((await fetched(ENTRIES, payload([], 'Failure', error('refus')), [])).result)).toBe(
    'dmp/unknown-document',
  );
});

test('several documents go in one call, under one assertion', async () => {
  const { received } = await fetched(ENTRIES, payload(SENT), SENT);
  expect(received?.envelope.match(/DocumentRequest>/g)).toHaveLength(4);
  expect(received?.envelope).toContain('<xds:RepositoryUniqueId>1.2.250.1.213.4.1.1.1.2<');
  expect(received?.request.headers['content-type']).toContain('multipart/related');
});

describe.skipIf(!sharedFolder())('against the official validators', () => {
  test('the request has the published shape and is valid', async () => {
    const { received } = await fetched(ENTRIES, payload(SENT), SENT);
    expect(schemaFaults('xds', received?.envelope ?? '')).toEqual([]);
    expect(shapeFaults(received?.body ?? '', 'TD3.2')).toEqual([]);
  });
});
