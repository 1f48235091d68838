import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConsentProof } from '../../../../../shared/domain/consent/proof.ts';
import type { DocumentEntry } from '../../../../../shared/domain/document/entry.ts';
import { writeEntry } from '../../../../../electron/adapters/dmp/ebxml/write-entry.ts';
import { objectIds } from '../../../../../electron/adapters/dmp/ebxml/write-object.ts';
import { writeStoredQuery } from '../../../../../electron/adapters/dmp/ebxml/stored-query.ts';
import { findDocuments } from '../../../../../electron/adapters/dmp/transactions/td3-1.ts';
import { findOwn } from '../../../../../electron/adapters/dmp/transactions/td3-1b.ts';
import { sharedFolder } from '../../../../support/shared-folder.ts';
import { shapeFaults } from '../../../../support/validators/shape.ts';
import { schemaFaults } from '../../../../support/validators/schema.ts';
import { documentEntry } from '../sample-entries.ts';
import { INS, openContext, scriptedStore, type Answer, type Received } from '../scripted-store.ts';

// The brand is given by canOpen alone; here only the wire is tested.
const PROOF = { purpose: 'normal', consentId: 'c', ins: INS, practitionerId: '899700000011' } as ConsentProof;
const APPROVED = { statuses: ['approved'] } as const;
const STATUS = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:';

function page(rows: readonly string[], total?: number, status = 'Success'): string {
  const count = total === undefined ? '' : ` totalResultCount="${total}"`;
  return `<q:AdhocQueryResponse xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" status="${STATUS}${status}"${count}><rim:RegistryObjectList xmlns:rim="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">${rows.join('')}</rim:RegistryObjectList></q:AdhocQueryResponse>`;
}

const sample = fc.sample(documentEntry, { numRuns: 1, seed: 7 })[0];
function entry(index: number): string {
  if (!sample) throw new Error('no sample');
  const numbered: DocumentEntry = { ...sample, entryUUID: `urn:uuid:${index}`, uniqueId: `2.25.${index}` };
  return writeEntry(objectIds(), numbered);
}

const entries = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => entry(from + index));
const startOf = (received: Received) => Number(/startIndex="(\d+)"/.exec(received.envelope)?.[1] ?? 0);

async function search(script: (received: Received, call: number) => Answer) {
  let calls = 0;
  const store = scriptedStore((received) => script(received, (calls += 1)));
  const result = await findDocuments(openContext(store.transport), PROOF, APPROVED);
  return { result, calls, received: store.received };
}

test('H07: pages are asked until the announced number has come', async () => {
  const { result, calls } = await search((received) =>
    page(entries(startOf(received), Math.min(startOf(received) + 4, 10)), 10),
  );
  expect(calls).toBe(3);
  expect(result).toMatchObject({ ok: true, value: { value: { announced: 10, complete: true } } });
  expect(result.ok && result.value.value.rows).toHaveLength(10);
});

test('H07: a page that fails, repeats itself or overlaps leaves a list marked partial, with what came', async () => {
  const third = await search((received, call) =>
    call === 3
      ? { status: 502, body: Buffer.from('<html></html>') }
      : page(entries(startOf(received), startOf(received) + 4), 12),
  );
  expect(third.result).toMatchObject({ value: { value: { announced: 12, complete: false } } });
  expect(third.result.ok && third.result.value.value.rows).toHaveLength(8);
  const repeats = await search(() => page(entries(0, 4), 12));
  expect(repeats.calls).toBe(2);
  expect(repeats.result).toMatchObject({ value: { value: { complete: false } } });
  const overlaps = await search((_, call) => page(entries((call - 1) * 3, (call - 1) * 3 + 4), 10));
  expect(overlaps.result).toMatchObject({ value: { value: { complete: true } } });
});

test('H07: a wrong count or a partial success is never a whole list', async () => {
  expect((await search(() => page(entries(0, 4), 3))).result).toMatchObject({ value: { value: { complete: false } } });
  expect((await search(() => page(entries(0, 4), 4, 'PartialSuccess'))).result).toMatchObject({
    value: { value: { complete: false } },
  });
  expect((await search(() => page(entries(0, 4)))).result).toMatchObject({
    value: { value: { announced: null, complete: true } },
  });
});

test('H07, H08: shown plus unreadable is what was announced, or the list says that it is partial', async () => {
  const arbitraryPage = fc.record({ from: fc.nat(8), size: fc.nat(5), total: fc.nat(12), fails: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryPage, { minLength: 1, maxLength: 5 }), async (pages) => {
      const { result } = await search((_, call) => {
        const one = pages[(call - 1) % pages.length];
        if (!one || (one.fails && call > 1)) return { status: 500, body: Buffer.from('x') };
        return page([...entries(one.from, one.from + one.size), '<rim:ExtrinsicObject mimeType="x"/>'], one.total);
      });
      if (!result.ok) return;
      const { rows, announced, complete } = result.value.value;
      expect(complete && announced !== null && rows.length !== announced).toBe(false);
    }),
    { numRuns: 30 },
  );
}, 30_000);

test('an unreadable entry keeps its row among the readable ones', async () => {
  const { result } = await search(() =>
    page([entry(1), '<rim:ExtrinsicObject id="urn:uuid:bad"/>', '<rim:ObjectRef id="urn:uuid:ref"/>'], 3),
  );
  expect(result).toMatchObject({
    value: {
      value: {
        complete: true,
        rows: [
          { uniqueId: '2.25.1' },
          { unreadable: true, entryUUID: 'urn:uuid:bad' },
          { unreadable: true, entryUUID: 'urn:uuid:ref' },
        ],
      },
    },
  });
});

test('the registry’s refusal keeps its code', async () => {
  const error =
    '<rs:RegistryErrorList xmlns:rs="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0"><rs:RegistryError errorCode="XDSUnknownPatientId" codeContext="inconnu" severity="urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error"/></rs:RegistryErrorList>';
  const answer = `<q:AdhocQueryResponse xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" status="${STATUS}Failure">${error}</q:AdhocQueryResponse>`;
  expect((await search(() => answer)).result).toMatchObject({
    fault: { code: 'dmp/unknown-patient', class: 'permanent', serverCode: 'XDSUnknownPatientId' },
  });
});

test('H30: one’s own document is found by reference or by entry; nothing found is said only when the answer is empty', async () => {
  const look = (answer: Answer) => findOwn(openContext(scriptedStore(() => answer).transport), INS, '2.25.1');
  expect(await look(page(['<rim:ObjectRef id="urn:uuid:9"/>']))).toEqual({
    ok: true,
    value: { entryUUID: 'urn:uuid:9' },
  });
  expect(await look(page([entry(1)]))).toEqual({ ok: true, value: { entryUUID: 'urn:uuid:1' } });
  expect(await look(page([]))).toEqual({ ok: true, value: null });
  expect(await look(page([entry(2)]))).toMatchObject({ fault: { code: 'dmp/unexpected-answer' } });
  expect(await look({ status: 503, body: Buffer.from('busy') })).toMatchObject({ fault: { class: 'transient' } });
});

describe.skipIf(!sharedFolder())('against the official validators', () => {
  test('the search has the published shape and is valid', async () => {
    const { received } = await search(() => page([]));
    const envelope = received[0]?.envelope ?? '';
    expect(schemaFaults('xds', envelope)).toEqual([]);
    expect(shapeFaults(envelope, 'TD3.1')).toEqual([]);
  });

  test.each(['findDocuments', 'findSubmissionSets', 'getAssociations', 'getDocuments'] as const)(
    'query %s is valid',
    (query) => {
      const parameters = [
        ['XDSDocumentEntryUniqueId', ["l'un", 'b']],
        ['Empty', []],
        ['One', 'x'],
      ] as const;
      const xml = writeStoredQuery({ query, parameters, returnType: 'ObjectRef', startIndex: 3 });
      expect(xml).toContain(">('l''un','b')<");
      expect(xml).not.toContain('$Empty');
      expect(schemaFaults('xds', xml)).toEqual([]);
    },
  );
});
