import fc from 'fast-check';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { createCdaBuilder } from '../../../../electron/adapters/dmp/cda/build-cda.ts';
import { readCdaIdentities } from '../../../../electron/adapters/dmp/cda/read-identities.ts';
import { createFileSniffer } from '../../../../electron/adapters/files/sniff-file.ts';
import { SAMPLE_PATIENT, sampleDeposit } from '../../../fixtures/documents/sample-deposit.ts';
import { makeJpeg } from '../../../fixtures/files/make-jpeg.ts';
import { makePdf, makeProtectedPdf } from '../../../fixtures/files/make-pdf.ts';
import { makeTiff } from '../../../fixtures/files/make-tiff.ts';

const MAXIMUM = 5 * 1024 * 1024;
const INS = '279035121518989';
const sniffer = createFileSniffer({ cdaIdentities: readCdaIdentities });
const sniff = (bytes: Uint8Array) => sniffer.sniff(bytes, MAXIMUM);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

describe('the type of a file', () => {
  test('H31: a PDF is known by its content, with its pages', async () => {
    const found = await sniff(await makePdf(['une', 'deux', 'trois']));
    expect(found).toEqual({ ok: true, value: { mediaType: 'application/pdf', pages: 3, readings: [] } });
  });

  test.each([true, false])('H36: every frame of a TIFF counts (little endian: %s)', async (little) => {
    const found = await sniff(makeTiff({ little, pages: 3 }));
    expect(found).toEqual({ ok: true, value: { mediaType: 'image/tiff', pages: 3, readings: [] } });
  });

  test('a JPEG is known by its content', async () => {
    expect(await sniff(makeJpeg())).toMatchObject({ ok: true, value: { mediaType: 'image/jpeg' } });
  });

  test.each([
    ['UTF-8', utf8('Hb 7,2 g/dl — à revoir')],
    ['windows-1252', latin('d\u00e9j\u00e0 vu \u0080 5 \u00b5g')],
    ['UTF-16 with its mark', new Uint8Array(Buffer.from('\ufeffdéjà vu', 'utf16le'))],
    ['a sign that looks like markup', utf8('<0,01 mg/l')],
  ])('a text in %s is plain text', async (_name, bytes) => {
    expect(await sniff(bytes)).toMatchObject({ ok: true, value: { mediaType: 'text/plain' } });
  });

  test('an RTF is known by its content', async () => {
    const found = await sniff(latin('{\\rtf1\\ansi Bonjour \\b docteur\\b0\\par}'));
    expect(found).toEqual({ ok: true, value: { mediaType: 'text/rtf', readings: [] } });
  });
});

describe('a file that cannot be deposited', () => {
  test.each([
    ['file/empty', new Uint8Array()],
    ['file/empty', utf8('  \n\t ')],
    ['file/unsupported', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0])],
    ['file/unsupported', new Uint8Array([0x4d, 0x5a, 0x90, 0x00, 0x03])],
    ['file/unsupported', utf8('<!DOCTYPE html><html><body>x</body></html>')],
    ['file/unsupported', utf8('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['file/damaged', utf8('%PDF-1.4 et puis plus rien')],
    ['file/damaged', utf8('%PDF-1.4\nrien de bon\n%%EOF')],
    ['file/damaged', makeJpeg().subarray(0, 200)],
    ['file/damaged', makeTiff({ little: true, pages: 2 }).subarray(0, 70)],
    ['file/damaged', latin('{\\rtf1\\ansi {\\b coup')],
    ['file/encrypted', makeProtectedPdf('secret')],
    ['file/encrypted', makeProtectedPdf('')],
  ])('H31 H36: %s (case %#)', async (code, bytes) => {
    expect(await sniff(bytes)).toEqual({ ok: false, fault: { code } });
  });

  test('H31: a PDF of white pages is told as such, one of them written is taken', async () => {
    expect(await sniff(await makePdf(['', '']))).toEqual({ ok: false, fault: { code: 'file/blank' } });
    expect(await sniff(await makePdf(['', 'Vu']))).toMatchObject({ ok: true, value: { pages: 2 } });
  });

  test('a file over the limit is refused with the limit', async () => {
    const refused = await sniffer.sniff(utf8('0123456789'), 9);
    expect(refused).toEqual({ ok: false, fault: { code: 'file/too-large', limit: 9 } });
  });

  test('H36: a PDF cut anywhere is refused', async () => {
    const whole = await makePdf(['une', 'deux']);
    for (const share of [0.3, 0.6, 0.9, 0.98]) {
      expect(await sniff(whole.slice(0, Math.floor(whole.length * share)))).toMatchObject({ ok: false });
    }
  });

  test('H54: a PDF that takes too long ends with its thread', async () => {
    const slow = createFileSniffer({ cdaIdentities: () => null, pdfBounds: { textMs: 1, totalMs: 1, memoryMb: 64 } });
    expect(await slow.sniff(await makePdf(['une']), MAXIMUM)).toEqual({ ok: false, fault: { code: 'file/damaged' } });
  });

  test('H54: no bytes make the sniffer throw', async () => {
    const heads = fc.constantFrom('', 'II*\u0000', 'MM\u0000*', '\u00ff\u00d8\u00ff', '{\\rtf1', '<a');
    await fc.assert(
      fc.asyncProperty(heads, fc.uint8Array({ maxLength: 300 }), async (head, tail) => {
        const bytes = new Uint8Array([...Buffer.from(head, 'latin1'), ...tail]);
        expect(await sniff(bytes)).toHaveProperty('ok');
      }),
    );
  });
});

describe('the identities that a machine can read in a file', () => {
  test('H28: an INS in the text of a PDF, with its page', async () => {
    const found = await sniff(await makePdf(['rien', `INS ${INS}`]));
    expect(found).toMatchObject({ ok: true, value: { readings: [{ ins: [INS], place: 'page/2' }] } });
  });

  test('H28: lines of a PDF as the eye sees them, its columns apart, and its properties', async () => {
    const document = await PDFDocument.create();
    document.setTitle('Patient : DURAND Paul');
    const font = await document.embedFont(StandardFonts.Helvetica);
    const page = document.addPage([400, 200]);
    // Written column by column, as some programs do.
    const words: readonly (readonly [string, number, number])[] = [
      ['Nom', 20, 150],
      ['Né le', 20, 130],
      ['LE GOFF', 200, 150],
      ['21.03.79', 200, 130],
    ];
    for (const [text, x, y] of words) page.drawText(text, { x, y, size: 9, font });
    expect(await sniff(await document.save())).toMatchObject({
      ok: true,
      value: {
        readings: [
          {
            place: 'page/1',
            claims: [{ part: 'family', shown: 'LE GOFF' }, { date: { year: '79', month: '03', day: '21' } }],
          },
          { place: 'properties', claims: [{ part: 'whole', shown: 'DURAND Paul' }] },
        ],
      },
    });
  });

  test('H28: cells of an RTF stay side by side, and its own properties are no words of it', async () => {
    const rtf = latin('{\\rtf1\\ansi{\\info{\\author Mme MARTIN Jeanne}}\\trowd Nom\\cell DURAND\\cell\\row}');
    expect(await sniff(rtf)).toMatchObject({
      ok: true,
      value: { readings: [{ place: 'text', claims: [{ part: 'family', shown: 'DURAND' }] }] },
    });
  });

  test('H28: an INS in a text or an RTF', async () => {
    for (const bytes of [utf8(`INS 2 79 03 51 215 189 89`), latin(`{\\rtf1 INS {\\b 27903}5121518989\\par}`)]) {
      expect(await sniff(bytes)).toMatchObject({ ok: true, value: { readings: [{ ins: [INS], place: 'text' }] } });
    }
  });

  test('H28: the patient of a CDA header, with traits to compare', async () => {
    const cda = createCdaBuilder().buildCda(sampleDeposit(), utf8('x'));
    const name = { kind: 'name', weight: 'stated' };
    expect(await sniff(cda)).toMatchObject({
      ok: true,
      value: {
        mediaType: 'text/plain',
        container: 'cda',
        readings: [
          {
            ins: [SAMPLE_PATIENT.ins.value],
            place: 'cda',
            claims: [
              { ...name, part: 'family', words: ['PAT-TROIS'] },
              { ...name, part: 'given', words: ['DOMINIQUE', 'MARIE-LOUISE'] },
              { ...name, part: 'given', words: ['DOMINIQUE'] },
              { kind: 'birth', weight: 'stated', date: { year: '1979', month: '03', day: '28' } },
            ],
          },
        ],
      },
    });
  });
});
