// Origin: made by the makers of test/fixtures/files, or by hand; no picture of anything, fictitious words.
import { deflateSync } from 'node:zlib';
import { makeJpeg } from '../../fixtures/files/make-jpeg.ts';
import { makePdf, makeProtectedPdf } from '../../fixtures/files/make-pdf.ts';
import { stripTiff } from '../../fixtures/files/make-bomb.ts';
import { makeTiff } from '../../fixtures/files/make-tiff.ts';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

export const RTFS: readonly Uint8Array[] = [
  latin('{\\rtf1\\ansi\\uc1{\\fonttbl{\\f0 Arial;}}\\f0 Compte rendu \\u233?\\\'e9 2 79 03 51 215 189 89\\par\\tab fin}'),
  latin('{\\rtf1{\\pict\\pngblip 89504e47}{\\*\\generator x;}{\\object\\objemb{\\objdata 00}}\\uc0\\u8364 \\page\\cell\\row}'),
]; // prettier-ignore

export const TEXTS: readonly Uint8Array[] = [
  Buffer.from('Compte rendu : né le 12/03/1979, INS 2 79 03 51 215 189 89', 'utf8'),
  latin('h\u00e9mat\u00e9mie'),
  Buffer.from('\ufeffabc', 'utf16le'),
];

export const TIFFS: readonly Uint8Array[] = [
  makeTiff({ little: true, pages: 1 }),
  makeTiff({ little: false, pages: 3 }),
];

/** A TIFF of 8×8 grey points under a given compression. */
function compressed(
  compression: number,
  data: Uint8Array,
  more: readonly (readonly [number, number])[] = [],
): Uint8Array {
  const depth: readonly (readonly [number, number])[] = compression >= 2 && compression <= 4 ? [[258, 1]] : [];
  return stripTiff({ compression, data, width: 8, height: 8, more: [...depth, ...more] });
}

const points = Uint8Array.from({ length: 64 }, (_, index) => index * 4);
/** Each way in which a TIFF may be compressed: none, fax, LZW, JPEG, Deflate, PackBits. */
export const COMPRESSED_TIFFS: readonly Uint8Array[] = [
  compressed(1, points),
  compressed(2, points, [[292, 0]]),
  compressed(3, points, [[292, 1]]),
  compressed(4, points, [[266, 1]]),
  compressed(5, Uint8Array.from([128, 1, 2, 3, 4, 5, 6, 7, 128])),
  compressed(7, makeJpeg()),
  compressed(8, deflateSync(points)),
  compressed(32_773, Uint8Array.from([193, 7])),
  compressed(32_946, deflateSync(points)),
];

export const JPEGS: readonly Uint8Array[] = [makeJpeg()];

/** A PDF with a compressed stream, an outline, a form with script, an embedded file, and an external link. */
function richPdf(): Uint8Array {
  const stream = deflateSync(latin('BT /F1 12 Tf 20 100 Td (Bonjour) Tj ET'));
  const head = latin(
    '%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>/Names<</EmbeddedFiles<</Names[(a)6 0 R]>>>>/AcroForm<</Fields[]/XFA 6 0 R>>>>\nendobj\n' +
      '2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n' +
      '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://127.0.0.1:9/x)>>>>]>>\nendobj\n' +
      '5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n6 0 obj\n<</Type/Filespec/F(../../../a.exe)>>\nendobj\n' +
      `4 0 obj\n<</Length ${stream.length}/Filter/FlateDecode>>\nstream\n`,
  );
  return Buffer.concat([
    head,
    stream,
    latin('\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 7>>\nstartxref\n0\n%%EOF\n'),
  ]);
}

/** PDFs: one with words, one protected, one with all that a reader must leave alone. */
export async function pdfs(): Promise<readonly Uint8Array[]> {
  return [await makePdf(['Bonjour', 'Page 2']), makeProtectedPdf(''), richPdf()];
}
