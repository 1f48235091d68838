const FORM = /^[A-Za-z0-9+/]*={0,2}$/;

/** Bytes of a base64 text, blanks ignored; null when it is not base64: nothing is repaired in silence (H38). */
export function decodeBase64(text: string): Uint8Array | null {
  const compact = text.replace(/\s+/g, '');
  return compact.length % 4 === 0 && FORM.test(compact) ? Buffer.from(compact, 'base64') : null;
}
