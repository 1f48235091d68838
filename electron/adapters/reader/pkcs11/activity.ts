import type { Situation } from '../../../../shared/domain/card/practitioner.ts';

/** Tags of CPS_ACTIVITY_nn_PS (dmp-interface §5.3): name, Struct_IdNat, sector. */
const NAME = 0x84;
const STRUCTURE = 0x85;
const SECTOR = 0x86;
const LONGEST = 4096;
const DEEPEST = 8;

interface Tlv {
  readonly tag: number;
  readonly value: Buffer;
  readonly next: number;
}

function lengthAt(bytes: Buffer, at: number): { length: number; start: number } | null {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first < 0x80) return { length: first, start: at + 1 };
  const size = first & 0x7f;
  if (size === 0 || size > 2 || at + 1 + size > bytes.length) return null;
  return { length: bytes.readUIntBE(at + 1, size), start: at + 1 + size };
}

function tlvAt(bytes: Buffer, at: number): Tlv | null {
  const first = bytes[at];
  if (first === undefined) return null;
  // Long tags take one more byte; none of ours is long, but a card may hold others.
  const longTag = (first & 0x1f) === 0x1f;
  const length = lengthAt(bytes, at + (longTag ? 2 : 1));
  if (!length || length.start + length.length > bytes.length) return null;
  const next = length.start + length.length;
  return { tag: first, value: bytes.subarray(length.start, next), next };
}

function collect(bytes: Buffer, into: Map<number, string>, depth: number): void {
  for (let at = 0; at < bytes.length;) {
    const tlv = tlvAt(bytes, at);
    if (!tlv) return;
    const constructed = (tlv.tag & 0x20) !== 0;
    if (constructed && depth < DEEPEST) collect(tlv.value, into, depth + 1);
    else if (!into.has(tlv.tag)) into.set(tlv.tag, decodeText(tlv.value));
    at = tlv.next;
  }
}

/** Cards of the two generations print names in UTF-8 or Latin-1: what is no UTF-8 is read as the latter. */
function decodeText(value: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(value).trim();
  } catch {
    return value.toString('latin1').trim();
  }
}

/**
 * Reads one situation of exercise (CPS_ACTIVITY_nn_PS), leniently: unknown tags, nesting and order do not matter.
 *
 * @returns the situation, or null when the structure or the sector is missing or the bytes are no BER-TLV.
 */
export function parseActivity(bytes: Buffer): Situation | null {
  if (bytes.length > LONGEST) return null;
  const fields = new Map<number, string>();
  collect(bytes, fields, 0);
  const structureId = fields.get(STRUCTURE);
  const sector = fields.get(SECTOR);
  if (!structureId || !sector) return null;
  return { structureId, structureName: fields.get(NAME) ?? '', sector };
}
