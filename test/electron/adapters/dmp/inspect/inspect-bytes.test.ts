import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCdaBuilder } from '../../../../../electron/adapters/dmp/cda/build-cda.ts';
import { exitCodeOf, inspectBytes } from '../../../../../electron/adapters/dmp/inspect/inspect-bytes.ts';
import { cdaFixture } from '../../../../fixtures/cda/read-fixture.ts';
import { sampleDeposit } from '../../../../fixtures/documents/sample-deposit.ts';
import { makeRetrieval } from '../../../../fixtures/xds/make-mtom.ts';
import { sharedFolder } from '../../../../support/shared-folder.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const xdsFixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../../fixtures/xds/${name}`, import.meta.url)));
const pdf = utf8('%PDF-1.4 essai');
const cda = createCdaBuilder().buildCda(sampleDeposit(), pdf);

describe('what a CDA holds', () => {
  test('every field of the issue, as printed', () => {
    const report = inspectBytes(cda);
    expect(report).toMatchObject({
      kind: 'cda',
      id: sampleDeposit().uniqueId,
      setId: sampleDeposit().setId,
      versionNumber: '1',
      typeCode: { code: '11488-4', codeSystem: '2.16.840.1.113883.6.1' },
      effectiveTime: '20260714100507+0200',
      confidentiality: { code: 'N', codeSystem: '2.16.840.1.113883.5.25', displayName: 'Normal' },
      patient: {
        birthName: 'PAT-TROIS',
        given: ['DOMINIQUE MARIE-LOUISE', 'DOMINIQUE'],
        birthDate: '19790328',
        sex: 'F',
      },
      authors: [{ id: '899700000011', name: 'Jeanne LIBRE', organization: 'Cabinet médical des Tilleuls' }],
      body: 'nonXML',
      sections: [],
      embedded: [
        {
          mediaType: 'application/pdf',
          bytes: pdf.length,
          sha256: createHash('sha256').update(pdf).digest('hex'),
          readable: true,
        },
      ],
      rootElement: 'ClinicalDocument',
      faults: [],
    });
    expect(exitCodeOf(report)).toBe(0);
  });

  test('sections nested, the PDF copy first, a self-presenting document by its root', () => {
    expect(inspectBytes(cdaFixture('structured.xml'))).toMatchObject({
      body: 'structured',
      sections: [{ title: 'Biochimie', sections: [{ title: 'Sous-section' }] }, { title: 'Copie' }],
      embedded: [{ mediaType: 'application/pdf' }, { mediaType: 'image/png' }],
    });
    expect(inspectBytes(cdaFixture('self-presenting.xml'))).toMatchObject({
      kind: 'cda',
      rootElement: 'xsl:stylesheet',
    });
  });

  test('damaged base64 is read with a fault that names its place', () => {
    const damaged = utf8(new TextDecoder().decode(cda).replace('JVBERi0', 'JVB*Ri0'));
    const report = inspectBytes(damaged);
    expect(report.faults).toContainEqual({ code: 'cda/base64-damaged', place: 'component/nonXMLBody/text' });
    expect(exitCodeOf(report)).toBe(1);
  });
});

describe('what an XDS message holds', () => {
  test('H08: a list in a SOAP 1.1 envelope with odd prefixes, and an entry without identifier', () => {
    const report = inspectBytes(xdsFixture('list-answer.xml'));
    expect(report).toMatchObject({
      kind: 'xds',
      envelope: { version: '1.1', action: 'urn:ihe:iti:2007:RegistryStoredQueryResponse' },
      message: 'AdhocQueryResponse',
      status: 'urn:ihe:iti:2007:ResponseStatusType:PartialSuccess',
      errors: [{ code: 'XDSTooManyResults', context: 'Trop de résultats' }],
      documents: [
        {
          entryUUID: 'urn:uuid:00000000-0000-4000-8000-000000000001',
          logicalId: 'urn:uuid:00000000-0000-4000-8000-000000000002',
          uniqueId: null,
          title: "Compte rendu d'essai",
          typeCode: { code: '11488-4', codeSystem: '2.16.840.1.113883.6.1', displayName: 'CR de consultation' },
          availabilityStatus: 'urn:asip:ci-sis:2010:StatusType:Archived',
          patientId: '279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH',
          creationTime: '20260714063000',
          authors: [{ id: '899700000011', name: 'Jeanne LIBRE', organization: 'Cabinet des Tilleuls' }],
          hash: 'DA39A3EE5E6B4B0D3255BFEF95601890AFD80709',
          size: 1234,
        },
      ],
      faults: [{ code: 'xds/missing', place: 'documents[0].uniqueId' }],
    });
    expect(exitCodeOf(report)).toBe(1);
  });

  test('a SOAP fault', () => {
    expect(inspectBytes(xdsFixture('soap-fault.xml'))).toMatchObject({
      kind: 'soap-fault',
      code: 'Sender',
      subcode: 'DMPAccessDenied',
      reason: 'Accès refusé',
      faults: [],
    });
  });
});

describe('what the other services say', () => {
  test('the list of dossiers of TD0.4, field by field', () => {
    const one = (name: string) => `<p:patientlistData><p:lastName>${name}</p:lastName></p:patientlistData>`;
    const payload = `<p:patientListResponse xmlns:p="urn:si-dmp-patients"><p:output>${one('PAT-UN')}${one('PAT-DEUX')}<p:status>DMPOk</p:status></p:output></p:patientListResponse>`;
    expect(inspectBytes(utf8(payload))).toMatchObject({
      kind: 'dmp',
      message: 'patientListResponse',
      status: 'DMPOk',
      fields: { output: { patientlistData: [{ lastName: 'PAT-UN' }, { lastName: 'PAT-DEUX' }] } },
    });
  });

  test('an acknowledgement of HL7 v3', () => {
    const payload =
      '<MCCI_IN000002UV01 xmlns="urn:hl7-org:v3"><acknowledgement><typeCode code="AA"/></acknowledgement></MCCI_IN000002UV01>';
    expect(inspectBytes(utf8(payload))).toMatchObject({ kind: 'hl7v3', message: 'MCCI_IN000002UV01' });
  });
});

describe('what a raw MTOM message holds', () => {
  test.each([true, false])(
    'H03: parts, root, and the document its reference leads to (HTTP headers: %s)',
    (headers) => {
      const report = inspectBytes(makeRetrieval(cda, { headers }));
      expect(report).toMatchObject({
        kind: 'mtom',
        parts: [
          { contentId: 'root@x', mediaType: 'application/xop+xml' },
          { contentId: 'doc1@urn:ihe', mediaType: 'text/xml', bytes: cda.length, document: { kind: 'cda' } },
        ],
        root: {
          kind: 'xds',
          message: 'RetrieveDocumentSetResponse',
          contents: [{ id: '2.25.1', repositoryUniqueId: '1.2.3', bytes: cda.length, reference: 'doc1@urn:ihe' }],
        },
        faults: [],
      });
    },
  );

  test('H07: a message cut short is listed as far as it goes, with the fault', () => {
    const report = inspectBytes(makeRetrieval(cda, { cut: true }));
    expect(report.faults).toContainEqual({ code: 'mtom/truncated', place: 'end' });
    expect(exitCodeOf(report)).toBe(1);
  });
});

describe('a message as a tool saved it', () => {
  test.each(['HTTP/1.1 200 OK\r\n', 'POST /registry HTTP/1.1\r\nHost: localhost\r\n', ''])(
    'its headers are taken off (%j)',
    (line) => {
      const headers = utf8(`${line}Content-Type: application/soap+xml; charset=UTF-8\r\n\r\n`);
      const report = inspectBytes(new Uint8Array([...headers, ...xdsFixture('list-answer.xml')]));
      expect(report).toMatchObject({ kind: 'xds', documents: [{ title: "Compte rendu d'essai" }] });
    },
  );
});

describe('what cannot be read', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['a PDF', pdf],
    ['a DOCTYPE', utf8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')],
    ['half a CDA', cda.slice(0, 900)],
    ['another XML', utf8('<note/>')],
    ['a certificate', utf8('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')],
  ])('H54: %s ends with 2 and a reason', (_name, bytes) => {
    const report = inspectBytes(bytes);
    expect(report).toMatchObject({
      kind: 'unknown',
      faults: [{ code: expect.stringMatching(/^(xml|inspect)\//) as string }],
    });
    expect(exitCodeOf(report)).toBe(2);
  });

  test('H54: no bytes make it throw', () => {
    const text = new TextDecoder().decode(cdaFixture('structured.xml'));
    const places = fc.tuple(fc.nat(text.length), fc.nat(400), fc.string({ maxLength: 20 }));
    fc.assert(
      fc.property(places, ([at, length, filling]) => {
        const bytes = utf8(text.slice(0, at) + filling + text.slice(at + length));
        expect(inspectBytes(bytes)).toHaveProperty('kind');
      }),
      { numRuns: 200 },
    );
  });
});

const shared = sharedFolder();

describe.skipIf(!shared)('the published examples', () => {
  const folders = [
    ['cda', 'cda'],
    ['xds', 'xds'],
    ['saml', 'saml'],
  ] as const;
  const files = folders.flatMap(([folder, kind]) => {
    const path = join(shared ?? '', 'validators', folder, 'examples');
    return (shared ? readdirSync(path) : [])
      .filter((name) => name.endsWith('.xml'))
      .map((name) => [name, kind, join(path, name)] as const);
  });

  test.each(files)('%s is read as %s', (_name, kind, path) => {
    const report = inspectBytes(new Uint8Array(readFileSync(path)));
    expect(report.kind).toBe(kind);
    expect(exitCodeOf(report)).toBeLessThan(2);
  });
});
