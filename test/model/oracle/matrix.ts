import table from './matrix.json' with { type: 'json' };

const rows: Readonly<Record<string, string>> = table.rows;
const columns = new Map(table.types.map(({ type }, index) => [type, index]));

/** Every type of the matrix with its class. */
export const MATRIX_TYPES: readonly { type: string; class: string }[] = table.types;

/** R4: may that row of the matrix read that type? Unknown row or type: no. */
export function matrixAllows(row: string, type: string): boolean {
  const column = columns.get(type);
  return column !== undefined && rows[row]?.[column] === '1';
}
