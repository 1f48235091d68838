import { XmlDocument } from 'libxml2-wasm';
import { PDFDocument } from 'pdf-lib';
import jpeg from 'jpeg-js';
import UTIF from 'utif2';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCda } from '../../../electron/adapters/dmp/cda/read-cda.ts';
import { CATALOGUE, seedDocuments } from '../../../sandbox/seed/documents.ts';
import type { BuiltDocument } from '../../../sandbox/seed/documents/build-document.ts';
import { seedPatients } from '../../../sandbox/seed/patients.ts';

const now = new Date('2026-11-24T09:00:00Z');
const cda = { cda: 'urn:hl7-org:v3' };
let built: BuiltDocument[] = [];

beforeAll(async () => {
  built = await seedDocuments(seedPatients(now), now);
});

function called(key: string): BuiltDocument {
  const one = built.find(({ plan }) => plan.key === key);
  if (!one) throw new Error(`no document called ${key}`);
  return one;
}

function attribute(document: BuiltDocument, path: string): string | null {
  using xml = XmlDocument.fromBuffer(document.document.content);
  return xml.get(path, cda)?.content ?? null;
}

/** The file inside a level-1 document. */
function fileOf(key: string): Buffer {
  return Buffer.from(attribute(called(key), '//cda:nonXMLBody/cda:text') ?? '', 'base64');
}

describe('documents of the sandbox', () => {
  test('there are at least 40 documents of 12 types, and Mme NESSI has a thick dossier over three years', () => {
    expect(CATALOGUE.length).toBeGreaterThanOrEqual(40);
    expect(new Set(CATALOGUE.map(({ type }) => type)).size).toBeGreaterThanOrEqual(12);
    const nessi = CATALOGUE.filter(({ patient }) => patient === 'nessi');
    expect(nessi.length).toBeGreaterThanOrEqual(38);
    expect(Math.max(...nessi.map(({ daysAgo }) => daysAgo))).toBeGreaterThan(730);
  });

  test('keys, identifiers and lots are unique, and identifiers are plain OIDs of at most 64 characters', () => {
    for (const ids of [
      CATALOGUE.map(({ key }) => key),
      built.map(({ document }) => document.uniqueId),
      built.map(({ document }) => document.entryUuid),
    ]) {
      expect(new Set(ids).size).toBe(ids.length);
    }
    for (const { document } of built) expect(document.uniqueId).toMatch(/^(?=.{1,64}$)[0-2](\.\d+)+$/);
  });

  test('the same day gives the same bytes', async () => {
    const again = await seedDocuments(seedPatients(now), now);
    expect(
      again.map(({ document }) =>
        Buffer.compare(document.content, called(document.title && keyOf(document.uniqueId)).document.content),
      ),
    ).toEqual(again.map(() => 0));
  });

  test('H03: header and registry agree on identifier, type and patient, but for the two traps', () => {
    const disagree = built.filter((one) => {
      const ins = attribute(one, '//cda:recordTarget/cda:patientRole/cda:id[1]/@extension');
      return (
        ins !== one.patient.ins.value ||
        attribute(one, '/cda:ClinicalDocument/cda:id/@root') !== one.document.uniqueId ||
        attribute(one, '/cda:ClinicalDocument/cda:code/@code') !== one.document.typeCode.code
      );
    });
    expect(disagree.map(({ plan }) => plan.key)).toEqual(['trois-no-ins', 'trois-someone-else']);
  });

  test('a new version keeps the set, counts up and names the version it replaces', () => {
    const [first, second] = [called('nessi-vsm-1'), called('nessi-vsm-2')];
    expect(attribute(second, '//cda:setId/@root')).toBe(attribute(first, '//cda:setId/@root'));
    expect(attribute(second, '//cda:versionNumber/@value')).toBe('2');
    expect(attribute(second, '//cda:parentDocument/cda:id/@root')).toBe(first.document.uniqueId);
    expect(second.replacedUuid).toBe(first.document.entryUuid);
    expect(first.document.status).toBe('Deprecated');
  });

  test('every state that a list must label is there', () => {
    const codes = built.flatMap(({ document }) => document.confidentialityCodes.map(({ code }) => code));
    expect(codes).toEqual(
      expect.arrayContaining(['N', 'MASQUE_PS', 'INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX']),
    );
    expect(built.map(({ document }) => document.status)).toEqual(
      expect.arrayContaining(['Approved', 'Archived', 'Deprecated']),
    );
    const types = built.map(({ document }) => document.typeCode.code);
    expect(types).toEqual(
      expect.arrayContaining(['DOCPAT03', 'DOCPAT08', 'EXPPAT_3', 'REMB', '87273-9', '11369-6', '11490-0', '60591-5']),
    );
  });

  test('registry times are UTC, header times are local with their offset', () => {
    const discharge = called('nessi-discharge');
    expect(discharge.document.creationTime).toBe('20261117150000');
    expect(attribute(discharge, '/cda:ClinicalDocument/cda:effectiveTime/@value')).toBe('20261117160000+0100');
  });
});

describe('read by the client, which shares no code with the sandbox', () => {
  test('every document is read without a fault in its header or body', () => {
    for (const { plan, document } of built) {
      const read = readCda(document.content);
      expect(read.ok ? read.value.faults : read.fault, plan.key).toEqual([]);
      expect(read.ok && read.value.body.kind, plan.key).toBe(plan.body.kind === 'structured' ? 'structured' : 'nonXML');
    }
  });
});

describe('files inside the documents', () => {
  test('PDF reports open and have the pages that their text needs', async () => {
    const stay = await PDFDocument.load(fileOf('nessi-stay'));
    expect(stay.getPageCount()).toBeGreaterThanOrEqual(2);
    const large = fileOf('trois-five-megabytes');
    expect((await PDFDocument.load(large)).getPageCount()).toBe(1);
    const size = called('trois-five-megabytes').document.content.length;
    expect(size).toBeGreaterThan(4.9 * 1024 * 1024);
    expect(size).toBeLessThanOrEqual(5 * 1024 * 1024);
  });

  test('the broken PDF is cut before its end', () => {
    const broken = fileOf('trois-broken-pdf').toString('latin1');
    expect(broken.startsWith('%PDF-')).toBe(true);
    expect(broken).not.toContain('%%EOF');
  });

  test('the JPEG decodes and the TIFF has one black and white image a page', () => {
    expect(jpeg.decode(fileOf('nessi-ecg'))).toMatchObject({ width: 1100, height: 480 });
    const fax = fileOf('trois-letter-fax');
    const pages = UTIF.decode(fax);
    expect(pages.length).toBeGreaterThanOrEqual(2);
    for (const page of pages) {
      UTIF.decodeImage(fax, page);
      const pixels = UTIF.toRGBA8(page);
      const black = pixels.filter((value, index) => index % 4 === 0 && value === 0).length;
      expect([page.width, page.height]).toEqual([860, 1216]);
      expect(black / (860 * 1216)).toBeLessThan(0.3);
      expect(black).toBeGreaterThan(500);
    }
  });

  test('text comes in both charsets and RTF is RTF', () => {
    expect(fileOf('trois-visit').toString('latin1')).toContain('diététique');
    expect(fileOf('trois-nurse').toString('utf8')).toContain('≥ 2 croix');
    expect(fileOf('trois-rtf').toString('latin1').startsWith('{\\rtf1')).toBe(true);
  });

  test('a structured report has its table, superscript and the producer’s PDF', async () => {
    const report = called('nessi-bio-2026-11');
    expect(attribute(report, '//cda:table//cda:td[.="Créatinine"]/following-sibling::cda:td[1]')).toBe('142');
    expect(attribute(report, '//cda:sup[.="9"]')).toBe('9');
    expect(attribute(report, '//cda:observation[cda:code/@code="14682-9"]/cda:interpretationCode/@code')).toBe('H');
    const copy = Buffer.from(
      attribute(report, '//cda:observationMedia/cda:value[@mediaType="application/pdf"]') ?? '',
      'base64',
    );
    expect((await PDFDocument.load(copy)).getPageCount()).toBe(1);
  });
});

function keyOf(uniqueId: string): string {
  return built.find(({ document }) => document.uniqueId === uniqueId)?.plan.key ?? '';
}
