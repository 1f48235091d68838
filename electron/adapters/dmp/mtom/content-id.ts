/** A percent-encoded text decoded; what is not decodable is left as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Content-ID without its angle brackets, decoded: the DMP writes `…@urn%3Aihe%3Aiti%3Axds-b%3A2007` (dmp-interface §1.1). */
export function contentIdOf(header: string): string {
  return decoded(header.trim().replace(/^<(.*)>$/s, '$1'));
}

/** Content-ID that a `cid:` reference names; null when the text is no such reference. */
export function contentIdOfReference(href: string): string | null {
  const match = /^\s*cid:(.+)$/is.exec(href);
  return match ? contentIdOf(match[1] ?? '') : null;
}
