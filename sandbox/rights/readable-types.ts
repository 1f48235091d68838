import typeRights from './type-rights.json' with { type: 'json' };

const RIGHTS: Readonly<Record<string, readonly string[]>> = typeRights.rights;

/**
 * Types of documents a profession may read (rules R4, the national access matrix): necessary, never sufficient.
 * Rows of their own for directives, wishes and profile (R47); none for cancer, whose documents are ordinary ones (R48).
 * Without a column one reads nothing. The médecin traitant and a document's author are not bound by it.
 *
 * @param column of the matrix, as rules/matrix-column.ts finds it
 */
export function readableTypes(column: string | null): readonly string[] {
  return (column !== null && RIGHTS[column]) || [];
}
