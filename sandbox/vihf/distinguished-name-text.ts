import { ATTRIBUTE } from '../pki/distinguished-name.ts';
import type { Name, NameAttribute } from '../pki/read-certificate.ts';

/** Names of attribute types that RFC 2253 writers use; the published tools differ (dmp-interface §2.2). */
const TYPE_OF: Readonly<Record<string, string>> = {
  C: ATTRIBUTE.C,
  O: ATTRIBUTE.O,
  OU: ATTRIBUTE.OU,
  CN: ATTRIBUTE.CN,
  ST: ATTRIBUTE.ST,
  SN: ATTRIBUTE.SN,
  SURNAME: ATTRIBUTE.SN,
  GN: ATTRIBUTE.GN,
  GIVENNAME: ATTRIBUTE.GN,
  T: ATTRIBUTE.title,
  TITLE: ATTRIBUTE.title,
};

/**
 * Reads a name written after RFC 2253: most specific RDN first, «,» between RDNs, «+» inside one, «\» escapes,
 * `#hex` for DER values. Returned from the country down, as certificates hold it.
 *
 * @returns null when the text is no such name
 */
export function parseNameText(text: string): Name | null {
  const name: Name = [];
  for (const rdnText of splitUnescaped(text, ',')) {
    const rdn = splitUnescaped(rdnText, '+').map(parseAttribute);
    if (rdn.some((attribute) => attribute === null)) return null;
    name.unshift(rdn.filter((attribute) => attribute !== null));
  }
  return name;
}

function parseAttribute(text: string): NameAttribute | null {
  const equals = text.indexOf('=');
  if (equals < 1) return null;
  const label = text.slice(0, equals).trim();
  const type = TYPE_OF[label.toUpperCase()] ?? (/^[0-2](\.\d+)+$/.test(label) ? label : null);
  return type === null ? null : { type, value: unescape(text.slice(equals + 1).trim()) };
}

function unescape(raw: string): string {
  if (raw.startsWith('#')) return derText(Buffer.from(raw.slice(1), 'hex'));
  // Escaped bytes (\C3\A9) are read as UTF-8, escaped characters (\,) as themselves.
  const bytes = raw.replace(/(?:\\[0-9A-Fa-f]{2})+/g, (run) =>
    Buffer.from(run.replaceAll('\\', ''), 'hex').toString('utf8'),
  );
  return bytes.replace(/\\(.)/g, '$1');
}

/** Text of a DER string: short length form, which names of people fit in. */
function derText(der: Buffer): string {
  return der.subarray(2).toString('utf8');
}

function splitUnescaped(text: string, separator: string): string[] {
  const parts = [''];
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charAt(i);
    if (c === separator) parts.push('');
    else parts[parts.length - 1] += c === '\\' ? c + text.charAt((i += 1)) : c;
  }
  return parts;
}

/** True when two names hold the same attributes, RDN by RDN; order inside one RDN does not count. */
export function sameName(a: Name, b: Name): boolean {
  const flat = (name: Name): string =>
    JSON.stringify(name.map((rdn) => rdn.map(({ type, value }) => `${type}=${value}`).sort()));
  return flat(a) === flat(b);
}
