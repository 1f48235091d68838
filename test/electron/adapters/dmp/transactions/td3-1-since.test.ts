import { describe, expect, test } from 'vitest';
import type { ConsentProof } from '../../../../../shared/domain/consent/proof.ts';
import { writeEntry } from '../../../../../electron/adapters/dmp/ebxml/write-entry.ts';
import { objectIds } from '../../../../../electron/adapters/dmp/ebxml/write-object.ts';
import { depositEntry } from '../../../../../electron/adapters/dmp/transactions/deposit-entry.ts';
import { findSince } from '../../../../../electron/adapters/dmp/transactions/td3-1-since.ts';
import { sharedFolder } from '../../../../support/shared-folder.ts';
import { schemaFaults } from '../../../../support/validators/schema.ts';
import { sampleDocument } from '../sample-lot.ts';
import { INS, NOW, openContext, scriptedStore, SERVER_AT, type Answer, type Received } from '../scripted-store.ts';

// The brand is given by canOpen alone; here only the wire is tested.
const PROOF = { purpose: 'normal', consentId: 'c', ins: INS, practitionerId: '899700000011' } as ConsentProof;
const HAS_MEMBER = 'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember';

function page(objects: readonly string[], total = objects.length): string {
  return `<q:AdhocQueryResponse xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success" totalResultCount="${total}"><rim:RegistryObjectList xmlns:rim="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">${objects.join('')}</rim:RegistryObjectList></q:AdhocQueryResponse>`;
}

const reference = (id: string) => `<rim:ObjectRef id="${id}"/>`;
const link = (source: string, target: string, kind = HAS_MEMBER) =>
  `<rim:Association id="urn:uuid:${source}${target}" associationType="${kind}" sourceObject="${source}" targetObject="${target}"/>`;
const entry = (id: string) =>
  writeEntry(objectIds(), depositEntry(id, sampleDocument({ uniqueId: `2.25.${id}` }), undefined));

type Step = 'sets' | 'members' | 'documents';
const QUERIES: Readonly<Record<string, Step>> = {
  'f26abbcb-ac74-4422-8a30-edb644bbc1a9': 'sets',
  'a7ae438b-4bc2-4642-93e9-be891f7bb155': 'members',
  '5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4': 'documents',
};

function stepOf({ envelope }: Received): Step {
  const id = /AdhocQuery id="urn:uuid:([^"]+)"/.exec(envelope)?.[1] ?? '';
  return QUERIES[id] ?? 'sets';
}

async function asked(script: Readonly<Record<Step, (received: Received) => Answer>>) {
  const store = scriptedStore((received) => script[stepOf(received)](received));
  const result = await findSince(openContext(store.transport), PROOF, NOW - 86_400_000);
  return { result, received: store.received, steps: store.received.map(stepOf) };
}

const SCRIPT = {
  sets: () => page([reference('s1'), reference('s2')]),
  members: () =>
    page([
      link('s1', '1'),
      link('s2', '2'),
      link('s2', '1'),
      link('g', 's1', 'urn:ihe:iti:2007:AssociationType:signs'),
    ]),
  documents: () => page([entry('1'), entry('2')]),
};

test('R18: the sets submitted since, then their members, then the documents, each once', async () => {
  const { result, received, steps } = await asked(SCRIPT);
  expect(steps).toEqual(['sets', 'members', 'documents']);
  expect(result).toMatchObject({ ok: true, value: { serverAt: SERVER_AT, value: { complete: true } } });
  expect(result.ok && result.value.value.rows.map((row) => row.uniqueId)).toEqual(['2.25.1', '2.25.2']);
  expect(received[0]?.envelope).toContain("'20261121140000'");
  expect(received[1]?.envelope).toContain("('s1','s2')");
  expect(received[2]?.envelope).toContain("('1','2')");
});

test('R18: nothing submitted since asks nothing more', async () => {
  const { result, steps } = await asked({ ...SCRIPT, sets: () => page([]) });
  expect(steps).toEqual(['sets']);
  expect(result).toMatchObject({ ok: true, value: { value: { rows: [], complete: true } } });
});

test('H14: a step that fails is the fault of all, and one that is cut short leaves the look incomplete', async () => {
  const lost = () => ({ fault: { code: 'network/lost', class: 'transient' } }) as const;
  expect((await asked({ ...SCRIPT, members: lost })).result).toMatchObject({ ok: false });
  expect((await asked({ ...SCRIPT, documents: lost })).result).toMatchObject({ ok: false });
  for (const step of ['sets', 'members', 'documents'] as const) {
    const short = { ...SCRIPT, [step]: () => SCRIPT[step]().replace(/Count="(\d+)"/, 'Count="9"') };
    expect((await asked(short)).result, step).toMatchObject({ ok: true, value: { value: { complete: false } } });
  }
});

test('R18: many identifiers go in several questions, all of them and each once', async () => {
  const ids = Array.from({ length: 250 }, (_, index) => `s${index}`);
  const inside = ({ envelope }: Received) => [...envelope.matchAll(/'(s?\d+)'/g)].map((match) => match[1] ?? '');
  const { result, steps } = await asked({
    sets: () => page(ids.map(reference)),
    members: (received) => page(inside(received).map((id) => link(id, id.slice(1)))),
    documents: (received) => page(inside(received).map(entry)),
  });
  expect(steps.filter((step) => step === 'members')).toHaveLength(3);
  expect(result).toMatchObject({ ok: true, value: { value: { complete: true } } });
  expect(result.ok && new Set(result.value.value.rows.map((row) => row.uniqueId)).size).toBe(250);
});

describe.skipIf(!sharedFolder())('against the official schemas', () => {
  test('the three questions are valid', async () => {
    const many = Array.from({ length: 30 }, (_, index) => reference(`urn:uuid:${'0'.repeat(34)}${index + 10}`));
    const { received } = await asked({ ...SCRIPT, sets: () => page(many) });
    for (const { envelope } of received) expect(schemaFaults('xds', envelope)).toEqual([]);
  });
});
