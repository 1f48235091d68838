/** Papers as files: the same rows as text, RTF, PDF, or the header of a CDA. */
import { PDFDocument, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';
import { createCdaBuilder } from '../../electron/adapters/dmp/cda/build-cda.ts';
import type { PatientIdentity } from '../../shared/domain/patient/identity.ts';
import { sampleDeposit } from '../fixtures/documents/sample-deposit.ts';
import type { Paper } from './layouts/paper.ts';

export const FORMATS = ['text', 'rtf', 'pdf', 'cda'] as const;
export type Format = (typeof FORMATS)[number];

const COLUMN = 44;

function asText({ rows }: Paper): Uint8Array {
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell) => `${cell.padEnd(COLUMN)}   `)
      .join('')
      .trimEnd();
  return new TextEncoder().encode(rows.map(line).join('\n'));
}

/** Characters outside of ASCII as word processors write them: `\'e9`, or `\uN?` where windows-1252 has none. */
function rtfWords(text: string): string {
  return text.replace(/[\\{}]|[^\u0000-\u007f]/g, (sign) => {
    const code = sign.charCodeAt(0);
    if (code < 0x80) return `\\${sign}`;
    return code < 0x100 ? `\\'${code.toString(16)}` : `\\u${code}?`;
  });
}

function asRtf({ rows }: Paper): Uint8Array {
  const row = (cells: readonly string[]): string =>
    cells.length > 1
      ? `\\trowd ${cells.map((cell) => `${rtfWords(cell)}\\cell `).join('')}\\row`
      : `${rtfWords(cells[0] ?? '')}\\par`;
  const fonts = "{\\fonttbl{\\f0 Arial;}}{\\info{\\author Secr\\'e9tariat}}";
  return new Uint8Array(
    Buffer.from(`{\\rtf1\\ansi\\ansicpg1252${fonts}\\f0\\fs22\n${rows.map(row).join('\n')}\n}`, 'latin1'),
  );
}

interface Pen {
  readonly page: PDFPage;
  readonly font: PDFFont;
}

const LEFT = 40;
const LINE = 16;

/** Signs that the standard fonts have; a printer does not choose. */
const printable = (text: string): string => text.replace(/[^\u0000-\u00ff’œŒ–]/g, '?');

/** Row by row, or column by column as some programs do: a reader then meets them in that order. */
function drawRows({ page, font }: Pen, { rows }: Paper, byColumn: boolean): void {
  const widest = Math.max(...rows.map((row) => row.length));
  const places = rows.flatMap((row, line) => row.map((cell, column) => ({ cell, line, column })));
  if (byColumn) places.sort((a, b) => a.column - b.column || a.line - b.line);
  for (const { cell, line, column } of places) {
    if (cell === '') continue;
    const x = LEFT + column * (500 / widest);
    page.drawText(printable(cell), { x, y: 800 - line * LINE, size: widest > 3 ? 8 : 10, font });
  }
}

async function asPdf(paper: Paper, byColumn: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  if (paper.title !== undefined) document.setTitle(paper.title);
  const font = await document.embedFont(StandardFonts.Helvetica);
  drawRows({ page: document.addPage([595, 842]), font }, paper, byColumn);
  return document.save({ useObjectStreams: false });
}

/** A structured document of this patient: its header names him, with a test INS of his own. */
function asCda(patient: PatientIdentity): Uint8Array {
  return createCdaBuilder().buildCda({ ...sampleDeposit(), patient }, new TextEncoder().encode('Corps du document.'));
}

/** The bytes of a paper in one of the forms that come in. */
export function fileOf(
  paper: Paper,
  format: Format,
  named: PatientIdentity,
  byColumn: boolean,
): Promise<Uint8Array> | Uint8Array {
  switch (format) {
    case 'text':
      return asText(paper);
    case 'rtf':
      return asRtf(paper);
    case 'pdf':
      return asPdf(paper, byColumn);
    case 'cda':
      return asCda(named);
  }
}
