/** What may be written in canonical form: no undefined, no function, no date. */
export type Canonical =
  string | number | boolean | null | readonly Canonical[] | { readonly [name: string]: Canonical };

/** Journals nest two or three levels; writing and hashing walk down by recursion. */
const DEEPEST = 64;

/** Whether a parsed JSON value nests little enough to be walked: a hostile one would exhaust the stack (H54). */
export function isShallow(value: unknown, levels = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}

function memberText(name: string, value: Canonical): string {
  return `${JSON.stringify(name)}:${canonicalJson(value)}`;
}

/**
 * One text for one value: members sorted by UTF-16 code units, no blank, strings and numbers as ECMAScript prints them
 * (RFC 8785, JSON Canonicalization Scheme). It is what gets hashed in the journal and signed for a consent, so that
 * a row read back years later gives the same bytes.
 */
export function canonicalJson(value: Canonical): string {
  if (Array.isArray(value)) return `[${value.map((item: Canonical) => canonicalJson(item)).join(',')}]`;
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('Not a JSON number');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const names = Object.keys(value).sort();
  const members = value as { readonly [name: string]: Canonical }; // Arrays were answered above.
  return `{${names.map((name) => memberText(name, members[name] ?? null)).join(',')}}`;
}
