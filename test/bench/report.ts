import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BenchRow } from './row.ts';

const HEADINGS = ['name', 'measured', 'baseline', 'ratio', 'budget', 'ok'] as const;

function cells(row: BenchRow): string[] {
  const number = (value: number): string => (value >= 100 ? value.toFixed(0) : String(Number(value.toFixed(2))));
  return [
    row.name,
    `${number(row.value)} ${row.unit}`,
    `${number(row.baselineValue)} ${row.unit} (${row.baseline})`,
    row.ratio.toFixed(2),
    row.budget,
    row.ok ? 'ok' : 'NO',
  ];
}

/** The rows as a table for the terminal. */
export function table(rows: readonly BenchRow[]): string {
  const lines = [[...HEADINGS], ...rows.map(cells)];
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Writes the rows for the programs that follow them from run to run. */
export function writeRows(path: string, rows: readonly BenchRow[]): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(rows, null, 2)}\n`);
}
