import { expect, test } from 'vitest';
import { readCertificate } from '../../../../../electron/adapters/dmp/certificate/read-certificate.ts';
import { NotDer } from '../../../../../electron/adapters/reader/certificates/der.ts';
import { parseCertificate } from '../../../../../electron/adapters/reader/certificates/parse-certificate.ts';
import { parseRevocationList } from '../../../../../electron/adapters/reader/certificates/parse-revocation-list.ts';
import { explicit, integer, objectId, octets, sequence, tlv, utf8 } from '../../../../../sandbox/pki/der.ts';

const unreadable = { ok: false, fault: { code: 'dmp/unreadable-certificate' } };
const nameOf = (type: Buffer): Buffer => sequence(tlv(0x31, sequence(type, utf8('x'))));

function certificate(type: Buffer, serial: Buffer, extensions: Buffer = sequence()): Buffer {
  const name = nameOf(type);
  const fields = [
    explicit(0, integer(2)),
    serial,
    sequence(),
    name,
    sequence(),
    name,
    sequence(),
    explicit(3, extensions),
  ];
  return sequence(sequence(...fields));
}

test('H54: an identifier or a number of a hundred thousand digits is refused, not worked out', () => {
  const long = Buffer.alloc(150_000, 0xff);
  expect(readCertificate(certificate(tlv(6, long), integer(1)))).toEqual(unreadable);
  expect(readCertificate(certificate(objectId('2.5.4.3'), tlv(2, long)))).toEqual(unreadable);
  expect(readCertificate(certificate(tlv(6, Buffer.alloc(300, 0xff)), integer(1)))).toEqual(unreadable);
  expect(readCertificate(certificate(objectId('2.5.4.3'), integer(1)))).toMatchObject({ ok: true });
});

test('H54: places of a revocation list, one inside the other without end, are refused', () => {
  let nested: Buffer = sequence();
  for (let depth = 0; depth < 12_000; depth += 1) nested = tlv(0x30, nested);
  const extensions = sequence(sequence(objectId('2.5.29.31'), octets(nested)));
  expect(() => parseCertificate(certificate(objectId('2.5.4.3'), integer(1), extensions))).toThrow(NotDer);
});

test.each(['308440000000', '3084ffffffff', '3080', '308500ffffffff'])(
  'H54: a length that lies (%s) is no DER',
  (hex) => {
    const bytes = Buffer.from(hex, 'hex');
    expect(readCertificate(bytes)).toEqual(unreadable);
    expect(() => parseCertificate(bytes)).toThrow(NotDer);
    expect(() => parseRevocationList(bytes)).toThrow(NotDer);
  },
);
