/** One DER value: its tag, its whole encoding and its content. */
export interface DerValue {
  readonly tag: number;
  readonly encoded: Uint8Array;
  readonly content: Uint8Array;
}

/** The bytes are no DER of the expected shape: certificates come from the card, so this is a refusal, not a bug. */
export class UnreadableDer extends Error {
  override readonly name = 'UnreadableDer';
}

function lengthAt(bytes: Uint8Array, at: number): { readonly length: number; readonly from: number } {
  const first = bytes[at];
  if (first === undefined) throw new UnreadableDer('no length');
  if (first < 0x80) return { length: first, from: at + 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 4) throw new UnreadableDer('length form');
  const digits = bytes.subarray(at + 1, at + 1 + count);
  return { length: digits.reduce((sum, digit) => sum * 256 + digit, 0), from: at + 1 + count };
}

/** Reads the values that stand one after the other in `bytes`. @throws UnreadableDer */
export function readDer(bytes: Uint8Array): DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at] ?? 0;
    const { length, from } = lengthAt(bytes, at + 1);
    const end = from + length;
    if (end > bytes.length) throw new UnreadableDer('cut short');
    values.push({ tag, encoded: bytes.subarray(at, end), content: bytes.subarray(from, end) });
    at = end;
  }
  return values;
}

/** The only value in `bytes`, opened. @throws UnreadableDer */
export function openDer(bytes: Uint8Array): DerValue[] {
  const [value] = readDer(bytes);
  if (!value) throw new UnreadableDer('empty');
  return readDer(value.content);
}

/** Far above any identifier in use; each further byte costs more than the one before (H54). */
const LONGEST_OBJECT_ID = 256;

/** Dotted form of an OBJECT IDENTIFIER content (X.690 §8.19). @throws UnreadableDer */
export function objectIdText(content: Uint8Array): string {
  if (content.length > LONGEST_OBJECT_ID) throw new UnreadableDer('object identifier');
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const byte of content) {
    arc = arc * 128n + BigInt(byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0n;
    }
  }
  const [first = 0n, ...rest] = arcs;
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...rest].join('.');
}
