/** Writes and reads the BER-TLV of ISO 7816-4, as far as a PIV applet needs it. */
export function tlv(tag: string, value: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(tag, 'hex'), lengthBytes(value.length), value]);
}

function lengthBytes(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  if (length < 0x100) return Buffer.from([0x81, length]);
  return Buffer.from([0x82, length >> 8, length & 0xff]);
}

function lengthAt(bytes: Buffer, at: number): { length: number; start: number } {
  const first = bytes.readUInt8(at);
  if (first === 0x81) return { length: bytes.readUInt8(at + 1), start: at + 2 };
  if (first === 0x82) return { length: bytes.readUInt16BE(at + 1), start: at + 3 };
  return { length: first, start: at + 1 };
}

/** The value with this one-byte tag inside a template, or null. */
export function findTlv(template: Buffer, tag: number): Buffer | null {
  for (let at = 0; at < template.length;) {
    const { length, start } = lengthAt(template, at + 1);
    if (template.readUInt8(at) === tag) return template.subarray(start, start + length);
    at = start + length;
  }
  return null;
}

/** What a template of one outer tag holds. */
export function unwrap(bytes: Buffer): Buffer {
  const { length, start } = lengthAt(bytes, 1);
  return bytes.subarray(start, start + length);
}
