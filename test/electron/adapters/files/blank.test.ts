import { degrees, PDFDocument, rgb, StandardFonts, type PDFPage } from 'pdf-lib';
import { encode } from 'jpeg-js';
import { describe, expect, test } from 'vitest';
import { readPdf } from '../../../../electron/adapters/files/pdf/read-pdf.ts';

const WHITE = rgb(1, 1, 1);

/** A picture of one tone, with marks of another. */
function scan(tone: number, marks: number, width = 400, height = 500): Uint8Array {
  const data = new Uint8Array(width * height * 4).fill(tone);
  for (let mark = 0; mark < marks; mark += 1) data.fill(0, (200 * width + mark) * 4, (200 * width + mark) * 4 + 3);
  return new Uint8Array(encode({ width, height, data }, 90).data);
}

type Draw = (page: PDFPage, document: PDFDocument) => void | Promise<void>;

async function pdf(...draws: readonly Draw[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const draw of draws) await draw(document.addPage([300, 400]), document);
  return document.save();
}

const nothing: Draw = () => undefined;
const picture =
  (tone: number, marks: number): Draw =>
  async (page, document) =>
    page.drawImage(await document.embedJpg(scan(tone, marks)), { x: 0, y: 0, width: 300, height: 400 });

async function isBlank(...draws: readonly Draw[]): Promise<boolean | string> {
  const report = await readPdf({ bytes: await pdf(...draws), textMs: 20_000 });
  return report.kind === 'read' ? report.blank : report.kind;
}

describe('H31: a PDF whose every page is white', () => {
  test.each<readonly [string, readonly Draw[]]>([
    ['nothing on one page', [nothing]],
    ['nothing on three', [nothing, nothing, nothing]],
    ['a white surface', [(page) => page.drawRectangle({ x: 10, y: 10, width: 200, height: 200, color: WHITE })]],
    ['white lines', [(page) => page.drawLine({ start: { x: 0, y: 0 }, end: { x: 99, y: 9 }, color: WHITE })]],
    [
      'blanks',
      [async (page, document) => page.drawText('   ', { font: await document.embedFont(StandardFonts.Helvetica) })],
    ],
    ['a white scan', [picture(255, 0)]],
    ['a scan of paper, with dust', [picture(242, 9)]],
  ])('%s is empty', async (_name, draws) => expect(await isBlank(...draws)).toBe(true));

  test.each<readonly [string, readonly Draw[]]>([
    ['a word', [(page) => page.drawText('Vu')]],
    ['a line', [(page) => page.drawLine({ start: { x: 0, y: 0 }, end: { x: 99, y: 9 } })]],
    ['a light surface', [(page) => page.drawRectangle({ x: 1, y: 1, width: 9, height: 9, color: rgb(0.9, 0.9, 0.9) })]],
    ['a turned shape', [(page) => page.drawEllipse({ x: 99, y: 99, xScale: 9, yScale: 5, rotate: degrees(9) })]],
    ['a scan with a line of writing', [picture(250, 300)]],
    ['a grey scan', [picture(200, 0)]],
    ['white pages before one that is written', [nothing, nothing, (page) => page.drawText('Vu')]],
    ['white scans before one that is not', [picture(255, 0), picture(255, 300)]],
  ])('%s is a document', async (_name, draws) => expect(await isBlank(...draws)).toBe(false));
});
