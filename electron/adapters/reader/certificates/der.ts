/** One value of a DER structure (X.690), still in the bytes it came in. */
export interface Der {
  readonly tag: number;
  /** Tag, length and content. */
  readonly whole: Buffer;
  readonly content: Buffer;
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** What is not DER, or not the structure that was expected. */
export class NotDer extends Error {}

function lengthAt(bytes: Buffer, at: number): { length: number; start: number } {
  const first = bytes[at];
  if (first === undefined) throw new NotDer('cut short');
  if (first < 0x80) return { length: first, start: at + 1 };
  const size = first & 0x7f;
  if (size === 0 || size > 4 || at + 1 + size > bytes.length) throw new NotDer('length');
  return { length: bytes.readUIntBE(at + 1, size), start: at + 1 + size };
}

/** Reads one value at a place. One-byte tags only: certificates and lists use no other. */
export function derAt(bytes: Buffer, at = 0): Der {
  const tag = bytes[at];
  if (tag === undefined) throw new NotDer('cut short');
  const { length, start } = lengthAt(bytes, at + 1);
  if (start + length > bytes.length) throw new NotDer('cut short');
  return { tag, whole: bytes.subarray(at, start + length), content: bytes.subarray(start, start + length) };
}

/** The values inside a constructed one, read as one walks: a list of 100,000 revoked numbers is never held as objects. */
export function* inside(value: Der): Generator<Der> {
  for (let at = 0; at < value.content.length;) {
    const next = derAt(value.content, at);
    yield next;
    at += next.whole.length;
  }
}

/** The dotted form of an OBJECT IDENTIFIER. */
export function objectIdText({ tag, content }: Der): string {
  if (tag !== TAG.objectId) throw new NotDer('object identifier');
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [first = 0, ...rest] = arcs;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...rest].join('.');
}

/** A character string of a name or an extension, whatever its kind; BMPString is UTF-16, the others read as UTF-8. */
export function stringText({ tag, content }: Der): string {
  if (tag === 0x1e) return new TextDecoder('utf-16be').decode(content);
  const text = content.toString('utf8');
  return text.includes('\ufffd') ? content.toString('latin1') : text;
}

/** Instant of a UTCTime or GeneralizedTime (RFC 5280 §4.1.2.5: always Z, always with seconds). */
export function timeOf({ tag, content }: Der): number {
  const text = content.toString('latin1');
  const century = Number(text.slice(0, 2)) >= 50 ? '19' : '20';
  const full = tag === TAG.utcTime ? century + text : text;
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full);
  if (!parts) throw new NotDer('time');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
