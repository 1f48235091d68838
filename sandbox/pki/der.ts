/**
 * Writes DER (ITU-T X.690) values. Enough for certificates and revocation lists: the test PKI is hand-encoded
 * because a practitioner's subject holds one multi-valued RDN (dmp-interface §5.3), which common libraries do not write.
 */

const UNIVERSAL = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectId: 0x06,
  enumerated: 0x0a,
  utf8: 0x0c,
  printable: 0x13,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** One tag-length-value. */
export function tlv(tag: number, ...contents: Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = Buffer.from(
    body.length.toString(16).padStart(body.length < 0x100 ? 2 : body.length < 0x10000 ? 4 : 6, '0'),
    'hex',
  );
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body]);
}

export const sequence = (...items: Uint8Array[]): Buffer => tlv(UNIVERSAL.sequence, ...items);
export const octets = (bytes: Uint8Array): Buffer => tlv(UNIVERSAL.octetString, bytes);
export const utf8 = (text: string): Buffer => tlv(UNIVERSAL.utf8, Buffer.from(text, 'utf8'));
export const printable = (text: string): Buffer => tlv(UNIVERSAL.printable, Buffer.from(text, 'ascii'));
export const nothing = (): Buffer => tlv(UNIVERSAL.null);
export const truth = (value: boolean): Buffer => tlv(UNIVERSAL.boolean, Buffer.from([value ? 0xff : 0]));

/** SET OF, elements sorted by their encoding as DER demands. */
export function setOf(...items: Buffer[]): Buffer {
  return tlv(UNIVERSAL.set, ...[...items].sort(Buffer.compare));
}

/** Constructed context-specific value `[n]`. */
export const explicit = (n: number, ...items: Uint8Array[]): Buffer => tlv(0xa0 | n, ...items);

/** Primitive context-specific value `[n]`. */
export const implicit = (n: number, bytes: Uint8Array): Buffer => tlv(0x80 | n, bytes);

/** Positive INTEGER from big-endian bytes. */
export function integer(bytes: Uint8Array | number): Buffer {
  const raw = typeof bytes === 'number' ? Buffer.from([bytes]) : Buffer.from(bytes);
  const first = raw.findIndex((b) => b !== 0);
  const trimmed = first < 0 ? Buffer.from([0]) : raw.subarray(first);
  return tlv(UNIVERSAL.integer, (trimmed[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), trimmed]) : trimmed);
}

export const enumerated = (value: number): Buffer => tlv(UNIVERSAL.enumerated, Buffer.from([value]));

/** BIT STRING of whole bytes, or with `unused` trailing bits. */
export const bitString = (bytes: Uint8Array, unused = 0): Buffer =>
  tlv(UNIVERSAL.bitString, Buffer.from([unused]), bytes);

/** OBJECT IDENTIFIER from its dotted form. */
export function objectId(dotted: string): Buffer {
  const arcs = dotted.split('.').map(Number);
  const [first = 0, second = 0, ...rest] = arcs;
  return tlv(UNIVERSAL.objectId, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

function base128(arc: number): number[] {
  const out = [arc % 128];
  for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) out.unshift(0x80 | (left % 128));
  return out;
}

/** Time as certificates write it: UTCTime up to 2049, GeneralizedTime after (RFC 5280 §4.1.2.5). */
export function time(at: Date): Buffer {
  const digits = at.toISOString().replace(/[-:T]/g, '').slice(0, 14);
  if (at.getUTCFullYear() < 2050) return tlv(UNIVERSAL.utcTime, Buffer.from(`${digits.slice(2)}Z`));
  return tlv(UNIVERSAL.generalizedTime, Buffer.from(`${digits}Z`));
}

/** URI inside a GeneralName: context tag 6, IA5 characters. */
export const uriName = (uri: string): Buffer => implicit(6, Buffer.from(uri, 'ascii'));
