import { expect, test } from 'vitest';
import { createCdaBuilder } from '../../../../../electron/adapters/dmp/cda/build-cda.ts';
import { openGateway } from '../../../../../electron/adapters/dmp/gateway.ts';
import { inspectBytes } from '../../../../../electron/adapters/dmp/inspect/inspect-bytes.ts';
import { earliestInstant, parseHl7Time } from '../../../../../shared/domain/time/hl7-time.ts';
import { sampleDocument, sampleLot } from '../sample-lot.ts';
import { INS, openContext, scriptedStore } from '../scripted-store.ts';

const pdf = new TextEncoder().encode('%PDF-1.4 essai');

function gateway() {
  const store = scriptedStore(() => '<nothing/>');
  const opened = openGateway(openContext(store.transport));
  if (!opened.ok) throw new Error(opened.fault.code);
  return { open: opened.value, received: store.received };
}

function instantOf(text: string | null): number {
  const time = parseHl7Time(text ?? '');
  if (!time.ok) throw new Error(`not a time: ${text}`);
  return earliestInstant(time.value);
}

async function sentLot() {
  const { open, received } = gateway();
  const document = sampleDocument();
  const cda = createCdaBuilder().buildCda(document, pdf);
  await open.submitLot(sampleLot({ documents: [{ document, cda }] }), () => undefined, new AbortController().signal);
  return { document, cda, report: inspectBytes(received[0]?.body ?? new Uint8Array()) };
}

test('H28: in a lot we send, header, metadata and assertion name the same patient and document', async () => {
  const { document, cda, report } = await sentLot();
  if (report.kind !== 'mtom' || report.root?.kind !== 'xds') throw new Error('not a lot');
  expect(report.faults).toEqual([]);
  const entry = report.root.documents.find(({ uniqueId }) => uniqueId === document.uniqueId);
  const header = report.parts.map((part) => part.document).find((inside) => inside?.kind === 'cda');
  if (!entry || header?.kind !== 'cda') throw new Error('no document');
  expect(header.id).toBe(entry.uniqueId);
  expect(header.title).toBe(entry.title);
  expect(entry.patientId).toBe(`${header.patient.ids[0]?.extension}^^^&${header.patient.ids[0]?.root}&ISO^NH`);
  const resource = report.root.envelope?.assertion?.attributes.find(({ name }) => name.endsWith('resource-id'));
  expect(resource?.values).toEqual([entry.patientId]);
  expect(header.typeCode.code).toBe(entry.typeCode.code);
  expect(report.parts.some(({ bytes }) => bytes === cda.length)).toBe(true);
});

test('H50: the creation time of the metadata is the instant of the header, in UTC', async () => {
  const { document, report } = await sentLot();
  if (report.kind !== 'mtom' || report.root?.kind !== 'xds') throw new Error('not a lot');
  const entry = report.root.documents.find(({ uniqueId }) => uniqueId === document.uniqueId);
  const header = report.parts.map((part) => part.document).find((inside) => inside?.kind === 'cda');
  expect(instantOf(entry?.creationTime ?? null)).toBe(instantOf(header?.kind === 'cda' ? header.effectiveTime : null));
});

test('every other request we write is read without a fault', async () => {
  const { open, received } = gateway();
  await open.findDossier(INS);
  await open.listAuthorised(0, 'last-document');
  const reports = received.map(({ body }) => inspectBytes(body));
  expect(reports.map(({ kind, faults }) => [kind, faults])).toEqual([
    ['hl7v3', []],
    ['dmp', []],
  ]);
  expect(reports.every(({ envelope }) => envelope?.assertion?.signature?.certificates === 1)).toBe(true);
});
