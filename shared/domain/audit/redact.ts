/** What a value of the technical log becomes when it may hold more than a code. */
export const REDACTED = '[masqué]';

/** A code, an identifier of ours, a host or a file name: no blank, no accent, not long. */
const CODE_LIKE = /^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,63}$/;

/** Things that look like a code and name a person: INS, RPPS, phone (long runs of digits), test names, birth dates. */
const PERSONAL = [
  /\d[\d.]{9,}/,
  /\d{5}2[AB]\d{6}/i,
  /PAT-/i,
  /\d{4}-\d{2}-\d{2}(?!T)/,
  /\b(?:19|20)\d{6}\b/,
  /@/,
  /(?:^|\/)(?:home|Users|Documents and Settings)\//i,
] as const;

function redactText(text: string): string {
  const personal = PERSONAL.some((form) => form.test(text));
  return CODE_LIKE.test(text) && !personal ? text : REDACTED;
}

/**
 * The last net of the technical log (style anchors §4): numbers and booleans pass, a text passes only when it looks
 * like a code and like nothing that names a person. It is not a licence to log names: fields are chosen with care first.
 */
export function redactFields(
  fields: Readonly<Record<string, string | number | boolean>>,
): Record<string, string | number | boolean> {
  const kept = Object.entries(fields).map(([name, value]) => {
    const longNumber = typeof value === 'number' && Math.abs(value) >= 1e13;
    if (longNumber) return [name, REDACTED] as const;
    return [name, typeof value === 'string' ? redactText(value) : value] as const;
  });
  return Object.fromEntries(kept);
}
