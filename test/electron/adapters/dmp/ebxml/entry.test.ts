import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Element } from '@xmldom/xmldom';
import { readInstitution, writeInstitution } from '../../../../../electron/adapters/dmp/ebxml/institution-text.ts';
import { readPerson, writePerson } from '../../../../../electron/adapters/dmp/ebxml/person-text.ts';
import { readEntry } from '../../../../../electron/adapters/dmp/ebxml/read-entry.ts';
import { readXdsMessage } from '../../../../../electron/adapters/dmp/ebxml/read-message.ts';
import { readSpecialty } from '../../../../../electron/adapters/dmp/ebxml/specialty-text.ts';
import { readSubmissionSet, writeSubmissionSet } from '../../../../../electron/adapters/dmp/ebxml/submission-set.ts';
import { writeEntry } from '../../../../../electron/adapters/dmp/ebxml/write-entry.ts';
import { objectIds } from '../../../../../electron/adapters/dmp/ebxml/write-object.ts';
import { readEnvelope } from '../../../../../electron/adapters/dmp/soap/read-envelope.ts';
import { parseXml } from '../../../../../electron/adapters/dmp/xml/parse-xml.ts';
import { sharedFolder } from '../../../../support/shared-folder.ts';
import { documentEntry, metadataText } from '../sample-entries.ts';

const RIM = 'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0';

function parsed(xml: string | Uint8Array): Element {
  const root = parseXml(xml);
  if (!root.ok) throw new Error(root.fault.code);
  return root.value;
}

function wrapped(inside: string): Element {
  const root = parsed(`<rim:L xmlns:rim="${RIM}">${inside}</rim:L>`);
  // The list has exactly the one element just put in.
  return root.firstChild as Element;
}

test('an entry that is written is read back the same, whatever its codes and state', () => {
  fc.assert(
    fc.property(documentEntry, (entry) => {
      expect(readEntry(wrapped(writeEntry(objectIds(), entry)))).toEqual(entry);
    }),
  );
});

test('a submission set that is written is read back the same', () => {
  fc.assert(
    fc.property(documentEntry, metadataText, ({ authors, typeCode }, title) => {
      const set = {
        ...{ id: 'Set', uniqueId: '2.25.1', sourceId: '2.25.2', patientId: 'x', submissionTime: '20261122' },
        ...{ title, authors, ...(typeCode ? { contentTypeCode: typeCode } : {}) },
      };
      expect(readSubmissionSet(wrapped(writeSubmissionSet(objectIds(), set)))).toEqual(set);
    }),
  );
});

test('H08: an entry with one thing broken keeps a row and throws nothing', () => {
  const breaks = fc.constantFrom(
    /rim:Slot /,
    /rim:Value>/g,
    /nodeRepresentation="[^"]*"/,
    / id="[^"]*"/,
    / value="[^"]*"/g,
    /rim:Name/g,
    /classificationScheme="/g,
  );
  fc.assert(
    fc.property(documentEntry, breaks, (entry, pattern) => {
      const broken = parseXml(
        `<rim:L xmlns:rim="${RIM}">${writeEntry(objectIds(), entry).replace(pattern, (found) => found.replace('rim:', 'rim:x').replace(/="[^"]*"/, '=""'))}</rim:L>`,
      );
      if (!broken.ok) return;
      const row = readEntry(broken.value.firstChild as Element);
      expect('unreadable' in row ? row.faults.length > 0 : row.entryUUID).toBeTruthy();
    }),
  );
});

test('H08: an entry without identifier says what is missing and keeps what is legible', () => {
  const xml = `<rim:ExtrinsicObject id="urn:uuid:1"><rim:Name><rim:LocalizedString value="T"/></rim:Name></rim:ExtrinsicObject>`;
  expect(readEntry(wrapped(xml))).toEqual({
    unreadable: true,
    entryUUID: 'urn:uuid:1',
    faults: ['missing uniqueId', 'missing patientId'],
  });
});

test('the published forms of a person, an institution and a specialty are read and written', () => {
  const xcn = '899900063480^MAX^LIBRE^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS';
  expect(readPerson(xcn)).toEqual({ id: '899900063480', family: 'MAX', given: 'LIBRE', idType: 'IDNPS' });
  expect(writePerson(readPerson(xcn))).toBe(xcn);
  const xon = 'CABINET DR LIBRE^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^499900063480001';
  expect(readInstitution(xon)).toEqual({ id: '499900063480001', name: 'CABINET DR LIBRE' });
  expect(writeInstitution(readInstitution(xon))).toBe(xon);
  expect(readSpecialty('G15_10/SM26^Médecin^1.2.250.1.213.1.1.4.5')).toMatchObject({ code: 'G15_10/SM26' });
  expect(readSpecialty('Orthopedic')).toEqual({ code: 'Orthopedic', codeSystem: '' });
});

describe.skipIf(!sharedFolder())('messages written by others', () => {
  const example = (name: string) => parsed(readFileSync(join(sharedFolder() ?? '', 'validators/xds/examples', name)));
  const payload = (name: string) => readEnvelope(example(name))?.payload ?? example(name);

  test('a submission of another vendor is read with its document, set and associations', () => {
    const message = readXdsMessage(payload('soap-pnr.xml'));
    expect(message?.entries[0]).toMatchObject({
      title: 'Physical',
      creationTime: '20051224',
      confidentialityCodes: [{ code: '1.3.6.1.4.1.21367.2006.7.103' }],
      availabilityStatus: { unknown: '' },
    });
    expect(message?.entries[0]).toHaveProperty('authors.1.institutions.1.name', 'Berea Community');
    expect(message?.submissionSets).toHaveLength(1);
    expect(message?.associations[0]?.kind).toMatch(/HasMember/);
  });

  test('an older French message with other prefixes is read', () => {
    const message = readXdsMessage(example('fr-xdm-vsm-METADATA.xml'));
    expect(message?.submissionSets[0]).toMatchObject({ title: 'Comptes rendus / Prescriptions' });
    expect(message?.submissionSets[0]?.authors[0]?.institutions[0]?.id).toBe('0B105729400');
    expect(message?.entries.length).toBeGreaterThan(0);
  });

  test('queries, references, retrievals and answers are told apart', () => {
    expect(readXdsMessage(payload('soap-sq-req.xml'))?.query?.parameters.get('$XDSDocumentEntryClassCode')).toEqual([
      "('value^^scheme')",
    ]);
    expect(readXdsMessage(payload('sq-resp-objectref.xml'))).toMatchObject({
      response: { status: 'success' },
      entries: [],
    });
    expect(readXdsMessage(payload('sq-resp-objectref.xml'))?.objectReferences).toHaveLength(6);
    expect(readXdsMessage(payload('soap-ret-req.xml'))?.documentIds.length).toBeGreaterThan(0);
    expect(readXdsMessage(payload('soap-pnr-resp.xml'))).toMatchObject({
      message: 'RegistryResponse',
      response: { status: 'success' },
    });
  });
});
