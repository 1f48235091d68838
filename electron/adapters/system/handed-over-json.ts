import type { z } from 'zod';

/** JSON of another program; null when it is none: what the parser says of it might quote a patient. */
export function parsedJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** One fault for each field that cannot be read, by its path; no value is repeated. */
export function unreadableFields({
  issues,
}: z.ZodError): { readonly code: 'feed/unreadable'; readonly field: string }[] {
  const fields = new Set(issues.map(({ path }) => path.join('.')));
  return [...fields].map((field) => ({ code: 'feed/unreadable', field }));
}
