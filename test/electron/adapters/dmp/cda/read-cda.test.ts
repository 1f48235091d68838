import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCdaBuilder } from '../../../../../electron/adapters/dmp/cda/build-cda.ts';
import type { CdaView } from '../../../../../electron/adapters/dmp/cda/cda-view.ts';
import { readCda } from '../../../../../electron/adapters/dmp/cda/read-cda.ts';
import { cdaFixture } from '../../../../fixtures/cda/read-fixture.ts';
import { SAMPLE_PATIENT, sampleDeposit } from '../../../../fixtures/documents/sample-deposit.ts';
import { sharedFolder } from '../../../../support/shared-folder.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const structured = new TextDecoder().decode(cdaFixture('structured.xml'));

function view(bytes: Uint8Array): CdaView {
  const read = readCda(bytes);
  if (!read.ok) throw new Error(read.fault.code);
  return read.value;
}

describe('the header of a CDA', () => {
  test('H03: what we build is read back, field by field', () => {
    const { header, identities, faults } = view(createCdaBuilder().buildCda(sampleDeposit(), utf8('%PDF-1.4')));
    expect(faults).toEqual([]);
    expect(header).toMatchObject({
      id: sampleDeposit().uniqueId,
      setId: sampleDeposit().setId,
      versionNumber: '1',
      title: sampleDeposit().title,
      effectiveTime: '20260714100507+0200',
      authors: [{ id: '899700000011', name: 'Jeanne LIBRE', organization: 'Cabinet médical des Tilleuls' }],
      custodian: 'Cabinet médical des Tilleuls',
      serviceEvents: [{ start: '202607140930+0200', performer: 'Jeanne LIBRE' }],
      encounter: { facility: 'Cabinet individuel' },
    });
    expect(identities[0]?.ins).toEqual([{ oid: SAMPLE_PATIENT.ins.oid, value: SAMPLE_PATIENT.ins.value }]);
  });

  test('the only name is the birth name when an old emitter marked it as used', () => {
    expect(view(cdaFixture('structured.xml')).header.patient).toMatchObject({
      birthName: 'PAT-TROIS',
      birthDate: '197903',
    });
  });

  test('H37: a replaced document and the device that wrote it are shown', () => {
    expect(view(cdaFixture('structured.xml')).header).toMatchObject({
      relatedDocuments: [{ typeCode: 'RPLC', id: '2.25.123456788' }],
      authors: [{ name: "Automate d'essai" }],
    });
  });

  test('H38: a self-presenting document in another charset keeps its letters, and its style sheet is ignored', () => {
    const old = view(cdaFixture('self-presenting.xml'));
    expect(old.rootElement).toBe('xsl:stylesheet');
    expect(old.header.title).toBe("Consultation d'été");
    expect(old.header.patient).toMatchObject({ birthName: 'PAT-ANCIEN', givenNames: ['Zoë'] });
    expect(JSON.stringify(old)).not.toContain('alert');
  });

  test.each([
    ['windows-1252', Buffer.from([0x92, 0x9c, 0x80, 0xb5, 0xb1, 0xb2, 0xe9]), '’œ€µ±²é'],
    ['ISO-8859-15', Buffer.from([0xbd, 0xa4, 0xb5, 0xb1, 0xb2, 0xe9]), 'œ€µ±²é'],
    ['UTF-8', Buffer.from('<0,01 ≤ 10⁹'.replace('<', '&lt;')), '<0,01 ≤ 10⁹'],
  ])('H38: signs declared in %s keep their code points', (charset, title, signs) => {
    const head = `<?xml version="1.0" encoding="${charset}"?><ClinicalDocument xmlns="urn:hl7-org:v3"><title>`;
    const bytes = Buffer.concat([Buffer.from(head), title, Buffer.from('</title></ClinicalDocument>')]);
    expect(view(new Uint8Array(bytes)).header.title).toBe(signs);
  });

  test('H38: bytes that contradict the declared charset are said aloud', () => {
    const latin = new Uint8Array(Buffer.from(structured.replace('Automate', 'Automate \u00e9t\u00e9'), 'latin1'));
    const { faults, header } = view(latin);
    expect(faults).toContainEqual({ code: 'cda/encoding', field: 'xml' });
    expect(header.authors[0]?.name).toBe("Automate été d'essai");
  });
});

describe('the body of a structured CDA', () => {
  test('the PDF copy comes first, in base64 broken over lines', () => {
    const { embedded } = view(cdaFixture('structured.xml'));
    expect(embedded.map(({ mediaType, isCopy, readable }) => [mediaType, isCopy, readable])).toEqual([
      ['application/pdf', true, true],
      ['image/png', false, true],
    ]);
    expect(new TextDecoder().decode(embedded[0]?.bytes)).toBe('%PDF-1.4 essai %%EOF');
  });

  test('sections stay nested, with titles and codes', () => {
    const { body } = view(cdaFixture('structured.xml'));
    expect(
      body.kind === 'structured' && body.sections.map(({ title, code, sections }) => [title, code, sections.length]),
    ).toEqual([
      ['Biochimie', '18719-5', 1],
      ['Copie', '55108-5', 0],
    ]);
  });

  test('H36: an image that no sentence points at is shown all the same', () => {
    const { body } = view(utf8(structured.replace(/<renderMultiMedia[\s\S]*?<\/renderMultiMedia>/, '')));
    expect(body.kind === 'structured' && body.sections[0]?.narrative.at(-1)?.kind).toBe('image');
  });

  test('H36: a file that cannot be drawn makes the view incomplete', () => {
    const tiff = Buffer.from('II*\u0000').toString('base64');
    const { body, faults } = view(
      utf8(structured.replace(/image\/png" representation="B64">[^<]+/, `image/tiff" representation="B64">${tiff}`)),
    );
    expect(body).toMatchObject({ kind: 'structured', incomplete: true });
    expect(faults).toContainEqual({ code: 'cda/media-not-shown', field: 'IMG1' });
  });
});

describe('a document that is not sound', () => {
  test.each([
    ['xml/empty', ''],
    ['xml/malformed', structured.slice(0, 3000)],
    ['xml/malformed', structured.slice(0, -20)],
    ['xml/doctype', `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${structured.replace(/^<\?xml.*?\?>/, '')}`],
    ['cda/not-a-document', '<note>rien</note>'],
  ])('H54: %s', (code, text) => {
    const read = readCda(utf8(text));
    expect(read).toMatchObject({ ok: false, fault: { code } });
  });

  test.each([
    ['cda/base64-damaged', structured.replace('JVBERi0xLjQgZXNz', 'JVBER*0xLjQgZXNz')],
    ['cda/content-unlike-type', structured.replace('JVBERi0xLjQgZXNz', 'AAAA')],
    ['cda/time-unreadable', structured.replace('20260714083000+0200', '14/07/2026')],
    ['cda/ins-wrong', structured.replace('279035121518989', '279035121518988')],
    ['cda/replacement-character', structured.replace('µg', '\ufffdg')],
    ['cda/missing', structured.replace(/<title>Résultats.*<\/title>/, '')],
  ])('H38: %s is listed and the rest is read', (code, text) => {
    const { faults, header } = view(utf8(text));
    expect(faults.map((fault) => fault.code)).toContain(code);
    expect(header.id).toBe('2.25.123456789');
  });

  test('H54: ten megabytes inside are read in a few seconds', () => {
    const file = new Uint8Array(10 * 1024 * 1024).fill(0x41);
    const started = performance.now();
    const { embedded } = view(createCdaBuilder().buildCda(sampleDeposit({ mediaType: 'text/plain' }), file));
    expect(embedded[0]?.bytes.length).toBe(file.length);
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});

const shared = sharedFolder();

describe.skipIf(!shared)('the example of the ANS', () => {
  test('is read without a fault', () => {
    const file = join(shared ?? '', 'validators', 'cda', 'examples', 'DOC_NON_STRUCTURE_CDA-R2-N1.xml');
    const { faults, embedded, header } = view(new Uint8Array(readFileSync(file)));
    expect(faults).toEqual([]);
    expect(embedded).toMatchObject([{ mediaType: 'application/pdf', readable: true }]);
    expect(header.patient).toMatchObject({ birthName: 'PAT-TROIS', sex: 'F', birthDate: '19790328' });
  });
});
