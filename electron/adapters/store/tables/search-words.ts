/** Pieces of a query or of a text that the tokenizer of FTS5 keeps: letters and digits. */
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Turns what a person types into a full-text query: every word must be there, the beginning of it is enough, and
 * nothing typed is ever read as an operator.
 *
 * @returns the query, or null when there is no word in it.
 */
export function prefixQuery(words: string): string | null {
  const found = words.match(WORD) ?? [];
  return found.length === 0 ? null : found.map((word) => `"${word}"*`).join(' AND ');
}
