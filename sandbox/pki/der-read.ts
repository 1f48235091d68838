/** One tag-length-value read from DER, with the children of constructed values. */
export interface DerValue {
  tag: number;
  /** Content octets. */
  body: Buffer;
  /** Tag, length and content, as signed. */
  whole: Buffer;
  children: DerValue[];
}

const CONSTRUCTED = 0x20;

/**
 * Reads one DER value.
 * @throws when the bytes are not DER; callers treat that as an unreadable certificate
 */
export function readDer(bytes: Buffer): DerValue {
  const { value } = readAt(bytes, 0);
  return value;
}

function readAt(bytes: Buffer, start: number): { value: DerValue; end: number } {
  const tag = bytes.readUInt8(start);
  const first = bytes.readUInt8(start + 1);
  const long = first & 0x80 ? first & 0x7f : 0;
  const length = long > 0 ? bytes.readUIntBE(start + 2, long) : first;
  const from = start + 2 + long;
  const end = from + length;
  if (end > bytes.length) throw new RangeError('DER value cut short');
  const body = bytes.subarray(from, end);
  const children = tag & CONSTRUCTED ? readAll(body) : [];
  return { value: { tag, body, whole: bytes.subarray(start, end), children }, end };
}

function readAll(bytes: Buffer): DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length;) {
    const { value, end } = readAt(bytes, at);
    values.push(value);
    at = end;
  }
  return values;
}

/** The n-th child, which the structure promises. */
export function child(value: DerValue, n: number): DerValue {
  const found = value.children[n];
  if (!found) throw new RangeError(`DER value without child ${n}`);
  return found;
}

/** Dotted form of an OBJECT IDENTIFIER. */
export function readObjectId(value: DerValue): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of value.body) {
    arc = arc * 128 + (byte & 0x7f);
    if ((byte & 0x80) === 0) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [head = 0, ...rest] = arcs;
  const top = Math.min(2, Math.floor(head / 40));
  return [top, head - top * 40, ...rest].join('.');
}

/** UTCTime or GeneralizedTime. */
export function readTime(value: DerValue): Date {
  const digits = value.body.toString('ascii').replace('Z', '');
  const full = digits.length === 12 ? `${Number(digits.slice(0, 2)) < 50 ? '20' : '19'}${digits}` : digits;
  const iso = full.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z');
  return new Date(iso);
}
