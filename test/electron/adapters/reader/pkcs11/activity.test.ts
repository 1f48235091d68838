import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseActivity } from '../../../../../electron/adapters/reader/pkcs11/activity.ts';

function tlv(tag: number, value: Buffer | string): Buffer {
  const bytes = Buffer.from(value);
  const length = bytes.length < 0x80 ? [bytes.length] : [0x82, bytes.length >> 8, bytes.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), bytes]);
}

const NAME = tlv(0x84, 'Cabinet médical des Tilleuls');
const STRUCTURE = tlv(0x85, '499700000011001');
const SECTOR = tlv(0x86, 'SA07');
const TILLEULS = { structureName: 'Cabinet médical des Tilleuls', structureId: '499700000011001', sector: 'SA07' };

describe('reading a situation of exercise (CPS_ACTIVITY_nn_PS)', () => {
  test('in the order of the specification, and in any other', () => {
    expect(parseActivity(Buffer.concat([NAME, STRUCTURE, SECTOR]))).toStrictEqual(TILLEULS);
    expect(parseActivity(Buffer.concat([SECTOR, tlv(0x99, 'x'), STRUCTURE, NAME]))).toStrictEqual(TILLEULS);
  });

  test('nested in a template', () => {
    expect(parseActivity(tlv(0x30, Buffer.concat([NAME, tlv(0xa0, STRUCTURE), SECTOR])))).toStrictEqual(TILLEULS);
  });

  test('with a name in Latin-1, as older cards print it', () => {
    const latin = tlv(0x84, Buffer.from('Hôpital', 'latin1'));
    expect(parseActivity(Buffer.concat([latin, STRUCTURE, SECTOR]))?.structureName).toBe('Hôpital');
  });

  test('without a name, but never without its structure or sector', () => {
    expect(parseActivity(Buffer.concat([STRUCTURE, SECTOR]))?.structureName).toBe('');
    expect(parseActivity(Buffer.concat([NAME, SECTOR]))).toBe(null);
    expect(parseActivity(Buffer.concat([NAME, STRUCTURE]))).toBe(null);
  });

  test('cut at any byte it is refused, or read in full: never half', () => {
    const whole = Buffer.concat([NAME, STRUCTURE, SECTOR]);
    for (let size = 0; size < whole.length; size += 1) expect(parseActivity(whole.subarray(0, size))).toBe(null);
  });

  test('any bytes at all give a situation or null', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const read = parseActivity(Buffer.from(bytes));
        return read === null || (read.structureId !== '' && read.sector !== '');
      }),
    );
  });

  test('templates nested a thousand deep exhaust nothing', () => {
    let bytes = SECTOR;
    for (let depth = 0; depth < 900; depth += 1) bytes = tlv(0x30, bytes);
    expect(parseActivity(bytes)).toBe(null);
  });
});
