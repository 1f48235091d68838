/** Identifiers and choices derived from a name: the same seed gives the same store, and nothing depends on the order of calls. */
import { createHash } from 'node:crypto';

function digest(name: string): Buffer {
  return createHash('sha256').update(`bac-a-sable|${name}`).digest();
}

/** A UUID (version 8: custom content) that always belongs to this name. */
export function uuidOf(name: string): string {
  const bytes = digest(name).subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** An OID under 2.25, the arc of UUIDs that nobody has to register: at most 44 characters (CDA allows 64). */
export function oidOf(name: string): string {
  return `2.25.${BigInt(`0x${uuidOf(name).replaceAll('-', '')}`).toString()}`;
}

/** A whole number from 0 to `limit` excluded. */
export function numberOf(name: string, limit: number): number {
  return digest(name).readUInt32BE(0) % limit;
}

/** One of the list. Throws on an empty list, which is a fault of the seed. */
export function pickOf<T>(name: string, list: readonly T[]): T {
  const item = list[numberOf(name, list.length)];
  if (item === undefined) throw new Error(`nothing to pick for ${name}`);
  return item;
}

/** Decimal digits, for identifiers of a fixed length. */
export function digitsOf(name: string, length: number): string {
  return BigInt(`0x${digest(name).toString('hex')}`)
    .toString()
    .slice(0, length)
    .padStart(length, '0');
}
