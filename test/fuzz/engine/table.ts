import type { Row } from './progress.ts';
import type { Reader } from './reader.ts';

/** A reader and what it went through. */
export interface Played {
  readonly reader: Pick<Reader, 'name' | 'what'>;
  readonly row: Row;
}

const HEAD = ['reader', 'inputs', 'crashes', 'hangs', 'slowest ms', 'peak MB', 'what'];

const cellsOf = ({ reader, row }: Played): string[] => [
  reader.name,
  String(row.inputs),
  String(row.crashes),
  String(row.hangs),
  row.slowestMs.toFixed(0),
  String(row.peakMb),
  reader.what,
];

/** The table of a run, one reader a line. */
export function table(played: readonly Played[]): string {
  const lines = [HEAD, ...played.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const isText = (column: number): boolean => column === 0 || column === HEAD.length - 1;
  const padded = (cell: string, column: number): string =>
    isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return lines.map((line) => line.map(padded).join('  ').trimEnd()).join('\n');
}

/** `inputs=N crashes=N hangs=N`, as the command ends. */
export function lastLine(played: readonly Played[]): string {
  const sum = (name: 'inputs' | 'crashes' | 'hangs'): number => played.reduce((whole, { row }) => whole + row[name], 0);
  return `inputs=${sum('inputs')} crashes=${sum('crashes')} hangs=${sum('hangs')}`;
}
