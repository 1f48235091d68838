import { describe, expect, test } from 'vitest';
import { createCdaBuilder } from '../../../../../electron/adapters/dmp/cda/build-cda.ts';
import { readDocument } from '../../../../../electron/adapters/dmp/cda/read-document.ts';
import { documentViewSchema } from '../../../../../shared/contract/document.ts';
import { cdaFixture } from '../../../../fixtures/cda/read-fixture.ts';
import { SAMPLE_PATIENT, sampleDeposit } from '../../../../fixtures/documents/sample-deposit.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const pdf = utf8('%PDF-1.4 essai %%EOF');

describe('a document brought back by the DMP', () => {
  test('H03: a level-1 CDA gives its file, its header and its patient', () => {
    const read = readDocument(createCdaBuilder().buildCda(sampleDeposit(), pdf), 'text/xml');
    expect(read.body).toEqual({ kind: 'file', mediaType: 'application/pdf', bytes: pdf });
    expect(read.patient).toMatchObject({
      ins: [SAMPLE_PATIENT.ins.value],
      traits: { birthDate: '19790328', sex: 'F' },
    });
    expect(read.header?.title).toBe(sampleDeposit().title);
  });

  test('a structured CDA gives its sections and its copy', () => {
    const { body } = readDocument(cdaFixture('structured.xml'), 'text/xml');
    expect(body).toMatchObject({ kind: 'structured', incomplete: false, copy: { mediaType: 'application/pdf' } });
  });

  test('H03: a header with a legacy number only is compared by its traits', () => {
    const { patient } = readDocument(cdaFixture('self-presenting.xml'), 'application/xslt+xml');
    expect(patient).toEqual({ ins: [], traits: { names: ['PAT-ANCIEN'], givenNames: ['Zoë'] } });
  });

  test('what is announced counts less than what the bytes are', () => {
    expect(readDocument(pdf, 'text/plain').body).toMatchObject({ kind: 'file', mediaType: 'application/pdf' });
    expect(readDocument(utf8('bonjour'), 'text/plain;charset=utf-8').body).toMatchObject({ mediaType: 'text/plain' });
  });

  test.each([
    ['document/empty', new Uint8Array(), 'application/pdf'],
    ['document/unknown-type', utf8('PK'), 'application/zip'],
    ['xml/malformed', utf8('<ClinicalDocument><id'), 'text/xml'],
    ['cda/not-a-document', utf8('<note/>'), 'text/xml'],
    ['cda/missing', utf8('<ClinicalDocument/>'), 'text/xml'],
  ])('H36: %s is said instead of an empty screen', (faultCode, bytes, mediaType) => {
    expect(readDocument(bytes, mediaType).body).toEqual({ kind: 'unreadable', faultCode, mediaType });
  });

  test('H37: header and body leave as the contract describes them', () => {
    const { header, body } = readDocument(cdaFixture('structured.xml'), 'text/xml');
    const { shape } = documentViewSchema;
    expect(shape.header.safeParse(header).success).toBe(true);
    expect(shape.body.safeParse(body).success).toBe(true);
  });
});
