/** Images: an electrocardiogram as JPEG and a faxed letter of several pages as TIFF. Both drawn here, no photograph of anyone. */
import jpeg from 'jpeg-js';
import { numberOf } from '../../derive.ts';
import { flatText, type Block, type Report } from '../report.ts';
import type { Letterhead } from './letterhead.ts';
import { blankRaster, dot, write, type Raster } from './raster.ts';
import { tiffOf } from './tiff.ts';

const FAX = { width: 860, height: 1216, lines: 50, columns: 66 };

/** A strip of electrocardiogram on squared paper, baseline JPEG. */
export function electrocardiogramJpeg(head: Letterhead, beatsPerMinute: number): Uint8Array {
  const raster = blankRaster(1100, 480);
  for (let x = 0; x < raster.width; x++) for (let y = 60; y < raster.height; y++) dot(raster, x, y, paperAt(x, y));
  write(raster, `${head.patient} - ${head.date}`, 16, 12, 2);
  write(raster, `DII 25 MM/S 10 MM/MV - FC ${beatsPerMinute}/MIN - BAC A SABLE`, 16, 36, 2);
  const beat = Math.round((60 / beatsPerMinute) * 250);
  for (const [row, gain] of [
    [190, 1],
    [370, 0.7],
  ] as const) {
    for (let x = 0; x < raster.width - 1; x++)
      drawSegment(raster, x, row - gain * traceAt(x % beat), row - gain * traceAt((x + 1) % beat));
  }
  return jpeg.encode({ width: raster.width, height: raster.height, data: toRgba(raster, [1, 0.93, 0.93]) }, 82).data;
}

/** The report as a fax: black on white, one TIFF image a page. */
export function faxTiff(report: Report, head: Letterhead): Uint8Array {
  const lines = [
    head.place,
    head.author,
    '',
    `Patient : ${head.patient}`,
    head.identity,
    head.date,
    '',
    report.title,
    '',
    ...report.blocks.flatMap(blockLines),
  ];
  const pages: Raster[] = [];
  for (let start = 0; start < lines.length; start += FAX.lines)
    pages.push(faxPage(lines.slice(start, start + FAX.lines), pages.length + 1));
  return tiffOf(pages);
}

function paperAt(x: number, y: number): number {
  if (x % 50 === 0 || y % 50 === 0) return 205;
  return x % 10 === 0 || y % 10 === 0 ? 232 : 252;
}

/** Height of the trace in pixels at `x` of one beat: P, QRS and T waves. */
function traceAt(x: number): number {
  const wave = (centre: number, width: number, height: number): number =>
    height * Math.exp(-(((x - centre) / width) ** 2));
  return wave(40, 10, 12) - wave(66, 3, 14) + wave(74, 4, 96) - wave(83, 4, 26) + wave(130, 18, 22);
}

function drawSegment(raster: Raster, x: number, from: number, to: number): void {
  const low = Math.round(Math.min(from, to));
  const high = Math.round(Math.max(from, to));
  for (let y = low; y <= high; y++) dot(raster, x, y, 30, 2);
}

function toRgba(raster: Raster, tint: readonly [number, number, number]): Buffer {
  const data = Buffer.alloc(raster.pixels.length * 4, 255);
  raster.pixels.forEach((grey, index) => {
    tint.forEach((part, channel) => data.writeUInt8(Math.round(grey > 200 ? grey * part : grey), index * 4 + channel));
  });
  return data;
}

function faxPage(lines: readonly string[], number: number): Raster {
  const raster = blankRaster(FAX.width, FAX.height);
  write(raster, `FAX - PAGE ${number}`, 600, 16, 2);
  lines.forEach((line, index) => write(raster, line, 30, 50 + index * 22, 2));
  for (let speck = 0; speck < 260; speck++)
    dot(raster, numberOf(`fax|${number}|x|${speck}`, FAX.width), numberOf(`fax|${number}|y|${speck}`, FAX.height), 90);
  return raster;
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return ['', block.text];
    case 'paragraph':
      return cut(block.text);
    case 'list':
      return block.items.flatMap((item) => cut(`- ${item}`));
    case 'table':
      return [block.columns, ...block.rows].flatMap((cells) => cut(cells.join(' / ')));
  }
}

function cut(content: string): string[] {
  const lines: string[] = [];
  let row = '';
  for (const word of flatText(content).split(' ')) {
    if (`${row} ${word}`.length > FAX.columns) {
      lines.push(row);
      row = word;
    } else row = row === '' ? word : `${row} ${word}`;
  }
  return [...lines, row];
}
