/** Reports as PDF with real text, by pdf-lib. Same report, same bytes: the dates inside are those of the document. */
import { PDFDocument, rgb, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';
import { flatText, type Block, type Report } from '../report.ts';
import type { Letterhead } from './letterhead.ts';

const WIDTH = 595;
const HEIGHT = 842;
const MARGIN = 56;
const FOOT = 64;
const INK = rgb(0.1, 0.12, 0.15);
const RULE = rgb(0.7, 0.74, 0.78);
const WARNING = 'Document fictif - bac à sable - aucune personne réelle';

interface Sheet {
  readonly document: PDFDocument;
  readonly regular: PDFFont;
  readonly bold: PDFFont;
  page: PDFPage;
  y: number;
}

/** A PDF of as many A4 pages as the report needs. */
export async function pdfOf(report: Report, head: Letterhead, at: Date): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle(report.title);
  document.setAuthor(head.author);
  document.setProducer('Bac à sable');
  document.setCreationDate(at);
  document.setModificationDate(at);
  const regular = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  const sheet: Sheet = { document, regular, bold, page: document.addPage([WIDTH, HEIGHT]), y: HEIGHT - MARGIN };
  drawHead(sheet, report.title, head);
  for (const block of report.blocks) drawBlock(sheet, block);
  drawSignature(sheet, head);
  drawFeet(sheet);
  return document.save({ useObjectStreams: false });
}

function drawHead(sheet: Sheet, title: string, head: Letterhead): void {
  line(sheet, head.place, 12, sheet.bold);
  if (head.address) line(sheet, head.address, 9);
  line(sheet, `${head.author}, ${head.specialty}`, 9);
  rule(sheet);
  line(sheet, `Patient : ${head.patient}`, 10, sheet.bold);
  line(sheet, head.identity, 9);
  line(sheet, `Le ${head.date}`, 9);
  sheet.y -= 14;
  wrapped(sheet, title, 15, sheet.bold);
  sheet.y -= 8;
}

function drawBlock(sheet: Sheet, block: Block): void {
  switch (block.kind) {
    case 'heading':
      sheet.y -= 6;
      return wrapped(sheet, block.text, 11, sheet.bold);
    case 'paragraph':
      return wrapped(sheet, block.text, 10, sheet.regular);
    case 'list':
      for (const item of block.items) wrapped(sheet, `- ${item}`, 10, sheet.regular, 10);
      return;
    case 'table':
      return drawTable(sheet, block);
  }
}

/** The first column names what is measured and takes a double share. */
function drawTable(sheet: Sheet, block: Extract<Block, { kind: 'table' }>): void {
  const share = (WIDTH - 2 * MARGIN) / (block.columns.length + 1);
  sheet.y -= 6;
  drawCells(sheet, block.columns, sheet.bold, share);
  for (const cells of block.rows) drawCells(sheet, cells, sheet.regular, share);
}

function drawCells(sheet: Sheet, cells: readonly string[], font: PDFFont, share: number): void {
  room(sheet, 18);
  cells.forEach((cell, index) => {
    const width = (index === 0 ? 2 : 1) * share - 6;
    text(sheet, fit(flatText(cell), font, width), MARGIN + (index === 0 ? 0 : index + 1) * share, 9, font);
  });
  sheet.y -= 13;
  const from = { x: MARGIN, y: sheet.y };
  sheet.page.drawLine({ start: from, end: { x: WIDTH - MARGIN, y: sheet.y }, thickness: 0.4, color: RULE });
  sheet.y -= 5;
}

function drawSignature(sheet: Sheet, head: Letterhead): void {
  sheet.y -= 18;
  line(sheet, `Signé électroniquement par ${head.author}`, 10);
}

function drawFeet(sheet: Sheet): void {
  const pages = sheet.document.getPages();
  pages.forEach((page, index) => {
    page.drawText(WARNING, { x: MARGIN, y: 34, size: 8, font: sheet.regular, color: INK });
    const number = `${index + 1}/${pages.length}`;
    page.drawText(number, { x: WIDTH - MARGIN - 16, y: 34, size: 8, font: sheet.regular, color: INK });
  });
}

function rule(sheet: Sheet): void {
  sheet.page.drawLine({
    start: { x: MARGIN, y: sheet.y },
    end: { x: WIDTH - MARGIN, y: sheet.y },
    thickness: 0.8,
    color: RULE,
  });
  sheet.y -= 16;
}

function line(sheet: Sheet, content: string, size: number, font = sheet.regular): void {
  room(sheet, size + 4);
  text(sheet, content, MARGIN, size, font);
  sheet.y -= size + 4;
}

function wrapped(sheet: Sheet, content: string, size: number, font: PDFFont, indent = 0): void {
  let row = '';
  for (const word of flatText(content).split(' ')) {
    const longer = row === '' ? word : `${row} ${word}`;
    if (font.widthOfTextAtSize(encodable(longer), size) <= WIDTH - 2 * MARGIN - indent) row = longer;
    else {
      drawRow(sheet, row, size, font, indent);
      row = word;
    }
  }
  drawRow(sheet, row, size, font, indent);
  sheet.y -= 3;
}

function drawRow(sheet: Sheet, row: string, size: number, font: PDFFont, indent: number): void {
  room(sheet, size + 4);
  text(sheet, row, MARGIN + indent, size, font);
  sheet.y -= size + 4;
}

function room(sheet: Sheet, needed: number): void {
  if (sheet.y - needed > FOOT) return;
  sheet.page = sheet.document.addPage([WIDTH, HEIGHT]);
  sheet.y = HEIGHT - MARGIN;
}

function text(sheet: Sheet, content: string, x: number, size: number, font: PDFFont): void {
  sheet.page.drawText(encodable(content), { x, y: sheet.y - size, size, font, color: INK });
}

function fit(content: string, font: PDFFont, width: number): string {
  let kept = encodable(content);
  while (kept.length > 1 && font.widthOfTextAtSize(kept, 9) > width) kept = kept.slice(0, -1);
  return kept;
}

/** The standard fonts of PDF know the Windows Latin-1 set only. */
function encodable(content: string): string {
  return content
    .replace(/\^([23])(?!\d)/g, (_, power: string) => (power === '2' ? '²' : '³'))
    .replaceAll('\u202f', '\u00a0')
    .replaceAll('≥', '>=')
    .replaceAll('≤', '<=')
    .replaceAll('−', '-');
}
