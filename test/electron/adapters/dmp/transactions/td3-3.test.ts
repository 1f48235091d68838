import { describe, expect, test } from 'vitest';
import type { ConsentProof } from '../../../../../shared/domain/consent/proof.ts';
import { ownDeposit, type OwnDeposit } from '../../../../../shared/domain/document/own-deposit.ts';
import type { DocumentEntry } from '../../../../../shared/domain/document/entry.ts';
import { toCx } from '../../../../../shared/domain/patient/ins.ts';
import { readEntry } from '../../../../../electron/adapters/dmp/ebxml/read-entry.ts';
import { writeEntry } from '../../../../../electron/adapters/dmp/ebxml/write-entry.ts';
import { objectIds } from '../../../../../electron/adapters/dmp/ebxml/write-object.ts';
import { confidentiality, depositEntry } from '../../../../../electron/adapters/dmp/transactions/deposit-entry.ts';
import { changeRestrictions } from '../../../../../electron/adapters/dmp/transactions/td3-3ab.ts';
import { changeStatus, deleteOwn } from '../../../../../electron/adapters/dmp/transactions/td3-3cd.ts';
import { parseXml } from '../../../../../electron/adapters/dmp/xml/parse-xml.ts';
import { sharedFolder } from '../../../../support/shared-folder.ts';
import { schemaFaults } from '../../../../support/validators/schema.ts';
import { shapeFaults } from '../../../../support/validators/shape.ts';
import { sampleDocument } from '../sample-lot.ts';
import { INS, NOW, openContext, scriptedStore, SERVER_AT, type Answer, type Received } from '../scripted-store.ts';

// The brand is given by canOpen alone; here only the wire is tested.
const PROOF = { purpose: 'normal', consentId: 'c', ins: INS, practitionerId: '899700000011' } as ConsentProof;
const STATUS = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:';
const RIM = 'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0';
const EVENT = { code: '18724-5', codeSystem: '2.16.840.1.113883.6.1', displayName: 'HLA' };

const KEPT: DocumentEntry = {
  ...depositEntry('urn:uuid:0b1d0000-0000-4000-8000-000000000001', sampleDocument(), '2.25.1234.2'),
  logicalId: 'urn:uuid:0b1d0000-0000-4000-8000-00000000000a',
  comments: 'Relu avec la patiente',
  eventCodes: [EVENT],
  repositoryUniqueId: '1.2.250.1.213.4.1.1.1.2',
  hash: 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  size: 4096,
  version: '7',
  availabilityStatus: 'approved',
};

const UNKNOWN_SLOT =
  '<rim:Slot name="urn:x:garde"><rim:ValueList><rim:Value>tel quel</rim:Value></rim:ValueList></rim:Slot>';

function entryXml(entry: DocumentEntry): string {
  return writeEntry(objectIds(), entry).replace(/(<rim:ExtrinsicObject[^>]*>)/, `$1${UNKNOWN_SLOT}`);
}

function seen(over: Partial<DocumentEntry> = {}): DocumentEntry {
  const root = parseXml(`<rim:L xmlns:rim="${RIM}">${entryXml({ ...KEPT, ...over })}</rim:L>`);
  const first = root.ok ? root.value.firstChild : null;
  // The list has exactly the one entry just put in.
  return readEntry(first as never) as DocumentEntry;
}

function found(...entries: readonly DocumentEntry[]): string {
  return `<q:AdhocQueryResponse xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" status="${STATUS}Success"><rim:RegistryObjectList xmlns:rim="${RIM}">${entries.map(entryXml).join('')}</rim:RegistryObjectList></q:AdhocQueryResponse>`;
}

const DONE = `<rs:RegistryResponse xmlns:rs="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="${STATUS}Success"/>`;

function refused(code: string): string {
  return `<rs:RegistryResponse xmlns:rs="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="${STATUS}Failure"><rs:RegistryErrorList><rs:RegistryError errorCode="${code}" codeContext="refus" severity="urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error"/></rs:RegistryErrorList></rs:RegistryResponse>`;
}

const isQuery = ({ envelope }: Received) => envelope.includes('AdhocQueryRequest');

function store(now: readonly DocumentEntry[], update: Answer = DONE) {
  return scriptedStore((received) => (isQuery(received) ? found(...now) : update));
}

const MASK = ['MASQUE_PS'] as const;

test('TD3.3a: the entry goes back word for word with its mask, against the version that was read', async () => {
  const { transport, received } = store([KEPT]);
  const changed = await changeRestrictions(openContext(transport), PROOF, seen(), MASK);
  expect(changed).toMatchObject({ ok: true, value: { serverAt: SERVER_AT, entry: { title: KEPT.title } } });
  expect(changed.ok && changed.value.entry.confidentialityCodes).toEqual(confidentiality(MASK));
  const sent = received[1]?.envelope ?? '';
  expect(sent).toContain(UNKNOWN_SLOT);
  expect(sent).toContain('<rim:Slot name="PreviousVersion"><rim:ValueList><rim:Value>7</rim:Value>');
  expect(sent).toContain('targetObject="Document01"');
  expect(sent).toContain(`lid="${KEPT.logicalId}"`);
  expect(sent).toContain(KEPT.hash);
  expect(sent).toContain('UpdateDocumentSet</wsa:Action>');
});

test('H21: whatever changed since the list was shown sends nothing and asks to look again', async () => {
  const others: Partial<DocumentEntry>[] = [
    { confidentialityCodes: confidentiality(['INVISIBLE_PATIENT']) },
    { availabilityStatus: 'archived' },
    { title: 'Autre titre' },
    { hash: 'ea39a3ee5e6b4b0d3255bfef95601890afd80709' },
  ];
  for (const other of others) {
    const { transport, received } = store([{ ...KEPT, ...other }]);
    const changed = await changeRestrictions(openContext(transport), PROOF, seen(), MASK);
    expect(changed).toMatchObject({ ok: false, fault: { code: 'dmp/changed-meanwhile', class: 'permanent' } });
    const archived = await changeStatus(openContext(transport), PROOF, seen(), 'deleted');
    expect(archived).toMatchObject({ ok: false, fault: { code: 'dmp/changed-meanwhile' } });
    expect(received.every(isQuery)).toBe(true);
  }
});

test('H21: a newer metadata version that shows the same is no conflict: the latest version is named', async () => {
  const { transport, received } = store([
    { ...KEPT, version: '8', entryUUID: 'urn:uuid:0b1d0000-0000-4000-8000-000000000002' },
  ]);
  expect(await changeRestrictions(openContext(transport), PROOF, seen(), MASK)).toMatchObject({ ok: true });
  expect(received[1]?.envelope).toContain('<rim:Value>8</rim:Value>');
});

test('H21: of several versions in one answer the latest counts, and never one of another patient', async () => {
  const old = { ...KEPT, version: '2', confidentialityCodes: confidentiality(['INVISIBLE_PATIENT']) };
  const other = { ...KEPT, version: '9', patientId: toCx({ ...INS, value: '279035121518989' }) };
  const { transport, received } = store([old, KEPT, other]);
  expect(await changeRestrictions(openContext(transport), PROOF, seen(), MASK)).toMatchObject({ ok: true });
  expect(received[1]?.envelope).toContain('<rim:Value>7</rim:Value>');
  const nobody = store([other]);
  expect(await changeRestrictions(openContext(nobody.transport), PROOF, seen(), MASK)).toMatchObject({
    fault: { code: 'dmp/unknown-document' },
  });
});

test('H21: the registry that was told of another version says so; what it does not do is a refusal of its own', async () => {
  for (const [code, ours] of [
    ['XDSMetadataVersionError', 'dmp/changed-meanwhile'],
    ['XDSMetadataUpdateError', 'dmp/change-refused'],
  ] as const) {
    const { transport } = store([KEPT], refused(code));
    const changed = await changeRestrictions(openContext(transport), PROOF, seen(), MASK);
    expect(changed).toMatchObject({ ok: false, fault: { code: ours, class: 'permanent', serverCode: code } });
  }
});

test('H29: a lost answer is ambiguous, and a wish that is fulfilled already sends nothing', async () => {
  const lost = { fault: { code: 'network/lost', class: 'ambiguous' } } as const;
  const { transport } = store([KEPT], lost);
  expect(await changeStatus(openContext(transport), PROOF, seen(), 'archived')).toMatchObject({
    fault: { class: 'ambiguous' },
  });
  const masked = { confidentialityCodes: confidentiality(MASK) };
  const again = store([{ ...KEPT, ...masked }]);
  expect(await changeRestrictions(openContext(again.transport), PROOF, seen(masked), MASK)).toMatchObject({ ok: true });
  expect(await changeStatus(openContext(again.transport), PROOF, seen(masked), 'approved')).toMatchObject({ ok: true });
  expect(again.received.every(isQuery)).toBe(true);
});

test('an entry without version or logical identifier cannot be changed, and nothing is sent', async () => {
  const { version: _version, ...without } = KEPT;
  const { transport, received } = store([without]);
  expect(await changeRestrictions(openContext(transport), PROOF, seen(), MASK)).toMatchObject({
    fault: { code: 'dmp/unexpected-answer' },
  });
  expect(received).toHaveLength(1);
});

const mine: OwnDeposit = (() => {
  const proof = ownDeposit({ ins: INS, uniqueId: KEPT.uniqueId, authorIds: ['899700000011'] }, '899700000011');
  if (!proof.ok) throw new Error(proof.fault.code);
  return proof.value;
})();

test('R16: one’s own document is found by its uniqueId and deleted from the state it is in', async () => {
  const { transport, received } = store([{ ...KEPT, availabilityStatus: 'archived' }]);
  expect(await deleteOwn(openContext(transport), mine)).toEqual({ ok: true, value: { serverAt: SERVER_AT } });
  expect(received[0]?.envelope).toContain(`('${KEPT.uniqueId}')`);
  expect(received[1]?.envelope).toMatch(/OriginalStatus.*Archived.*NewStatus.*Deleted/);
  const gone = store([]);
  expect(await deleteOwn(openContext(gone.transport), mine)).toMatchObject({ fault: { code: 'dmp/unknown-document' } });
});

test('N2: the assertion, the set and the entry name the same patient, and the set is dated now', async () => {
  const { transport, received } = store([KEPT]);
  await changeRestrictions(openContext(transport), PROOF, seen(), MASK);
  const ids = [...(received[1]?.envelope ?? '').matchAll(/(\d{15})\^\^\^/g)].map((match) => match[1]);
  expect(new Set(ids)).toEqual(new Set([INS.value]));
  expect(received[1]?.envelope).toContain(new Date(NOW).toISOString().replace(/\D/g, '').slice(0, 14));
});

describe.skipIf(!sharedFolder())('against the official validators', () => {
  async function message(act: (context: ReturnType<typeof openContext>) => Promise<unknown>): Promise<string> {
    const { transport, received } = store([KEPT]);
    await act(openContext(transport));
    return received[1]?.envelope ?? '';
  }

  test('every change is valid XDS and has the published shape', async () => {
    const visible = { ...KEPT, confidentialityCodes: confidentiality(['INVISIBLE_PATIENT']) };
    const messages = {
      'TD3.3a': await message((context) => changeRestrictions(context, PROOF, seen(), MASK)),
      'TD3.3c': await message((context) => deleteOwn(context, mine)),
      'TD3.3d': await message((context) => changeStatus(context, PROOF, seen(), 'archived')),
      'TD3.3b': await (async () => {
        const { transport, received } = store([visible]);
        await changeRestrictions(openContext(transport), PROOF, seen(visible), []);
        return received[1]?.envelope ?? '';
      })(),
    };
    for (const [transaction, xml] of Object.entries(messages)) {
      expect(schemaFaults('xds', xml.replace(UNKNOWN_SLOT, '')), transaction).toEqual([]);
      expect(shapeFaults(xml.replace(UNKNOWN_SLOT, ''), transaction), transaction).toEqual([]);
    }
  });
});
