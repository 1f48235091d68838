/** Reports as plain text and as RTF. */
import { flatText, type Block, type Report } from '../report.ts';
import type { Letterhead } from './letterhead.ts';

const WIDTH = 92;

/** The report as lines of text. */
export function textOf(report: Report, head: Letterhead): string {
  const top = [
    head.place,
    head.address,
    `${head.author}, ${head.specialty}`,
    '',
    `Patient : ${head.patient}`,
    head.identity,
    `Le ${head.date}`,
  ];
  const title = ['', report.title.toUpperCase(), '='.repeat(Math.min(report.title.length, WIDTH)), ''];
  const foot = ['', `Signé électroniquement par ${head.author}`, 'Document fictif - bac à sable'];
  return [...top, ...title, ...report.blocks.flatMap(linesOf), ...foot].join('\r\n') + '\r\n';
}

/** Text in the charset asked; ISO 8859-1 is what many older systems still write. */
export function textBytes(text: string, charset: 'UTF-8' | 'ISO-8859-1'): Uint8Array {
  if (charset === 'UTF-8') return Buffer.from(text, 'utf8');
  return Buffer.from(text.replaceAll('’', "'").replaceAll('œ', 'oe').replaceAll('\u202f', '\u00a0'), 'latin1');
}

/** The report as RTF, accents as Unicode escapes with their Windows fallback. */
export function rtfOf(report: Report, head: Letterhead): Uint8Array {
  const top = [
    `\\b ${rtf(head.place)}\\b0\\line ${rtf(head.author)}, ${rtf(head.specialty)}\\par`,
    `${rtf(head.patient)}\\line ${rtf(head.identity)}\\line ${rtf(head.date)}\\par`,
  ];
  const body = report.blocks.map((block) => rtfBlock(block));
  const parts = [...top, `\\pard\\qc\\b\\fs28 ${rtf(report.title)}\\b0\\fs20\\par\\pard`, ...body];
  return Buffer.from(
    `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\\fs20\n${parts.join('\n')}\n}`,
    'latin1',
  );
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return ['', block.text, '-'.repeat(block.text.length)];
    case 'paragraph':
      return wrap(flatText(block.text));
    case 'list':
      return block.items.flatMap((item) => wrap(`- ${flatText(item)}`));
    case 'table':
      return [block.columns, ...block.rows].map((cells) =>
        cells
          .map((cell) => flatText(cell).padEnd(22))
          .join(' ')
          .trimEnd(),
      );
  }
}

function wrap(content: string): string[] {
  const lines: string[] = [];
  let row = '';
  for (const word of content.split(' ')) {
    if (row.length + word.length + 1 > WIDTH) {
      lines.push(row);
      row = word;
    } else row = row === '' ? word : `${row} ${word}`;
  }
  return [...lines, row];
}

function rtfBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `\\pard\\sb120\\b ${rtf(block.text)}\\b0\\par`;
    case 'paragraph':
      return `\\pard ${rtf(block.text)}\\par`;
    case 'list':
      return block.items.map((item) => `\\pard\\li360 \\bullet  ${rtf(item)}\\par`).join('\n');
    case 'table':
      return [block.columns, ...block.rows].map(rtfRow).join('\n');
  }
}

function rtfRow(cells: readonly string[]): string {
  const edges = cells.map((_, index) => `\\cellx${(index + 1) * 2200}`).join('');
  return `\\trowd${edges} ${cells.map((cell) => `\\intbl ${rtf(cell)}\\cell`).join(' ')} \\row`;
}

function rtf(content: string): string {
  return content
    .replace(/[\\{}]/g, (char) => `\\${char}`)
    .replace(/\^\\\{([^}]*)\\\}/g, '{\\super $1}')
    .replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0)}?`);
}
