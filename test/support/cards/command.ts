/** A command APDU (ISO 7816-4 §5.1), short or extended. */
export interface Command {
  readonly chained: boolean;
  readonly instruction: number;
  readonly p1: number;
  readonly p2: number;
  readonly data: Buffer;
  /** Most bytes the reader will take. */
  readonly expected: number;
}

const NOTHING = Buffer.alloc(0);

/** Reads a command from the bytes that came through the reader. */
export function readCommand(bytes: Buffer): Command {
  const head = {
    chained: (bytes.readUInt8(0) & 0x10) !== 0,
    instruction: bytes.readUInt8(1),
    p1: bytes.readUInt8(2),
    p2: bytes.readUInt8(3),
  };
  if (bytes.length <= 4) return { ...head, data: NOTHING, expected: 256 };
  if (bytes.length === 5) return { ...head, data: NOTHING, expected: bytes.readUInt8(4) || 256 };
  const extended = bytes.readUInt8(4) === 0 && bytes.length > 7;
  const start = extended ? 7 : 5;
  const end = start + (extended ? bytes.readUInt16BE(5) : bytes.readUInt8(4));
  const rest = bytes.subarray(end);
  const limit = extended ? 65_536 : 256;
  const given = rest.length === 0 ? limit : rest.length === 1 ? rest.readUInt8(0) : rest.readUInt16BE(0);
  return { ...head, data: bytes.subarray(start, end), expected: given || limit };
}
