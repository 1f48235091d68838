// Origin: built value by value with the sandbox's DER writer; the signatures are of no key, the modulus is of no pair.
import { ATTRIBUTE, encodeName } from '../../../sandbox/pki/distinguished-name.ts';
import {
  bitString,
  explicit,
  integer,
  nothing,
  objectId,
  octets,
  sequence,
  time,
  tlv,
  uriName,
  utf8,
} from '../../../sandbox/pki/der.ts';

const RSA = '1.2.840.113549.1.1.1';
const SHA256_RSA = '1.2.840.113549.1.1.11';
const DAY = new Date(Date.UTC(2026, 0, 1));
const LATER = new Date(Date.UTC(2028, 0, 1));
const NAME = encodeName([[['C', 'FR']], [['O', 'ASIP-SANTE']], [['CN', '899700000011'], ['SN', 'LIBRE'], ['GN', 'Jeanne']]]); // prettier-ignore

const algorithm = (): Buffer => sequence(objectId(SHA256_RSA), nothing());
const extension = (id: string, value: Uint8Array): Buffer => sequence(objectId(id), octets(value));
const signed = (body: Buffer): Buffer => sequence(body, algorithm(), bitString(Buffer.alloc(256, 7)));

function certificate(extensions: readonly Buffer[]): Buffer {
  const modulus = Buffer.alloc(256, 0xa5);
  modulus[0] = 0x5a;
  const key = sequence(
    sequence(objectId(RSA), nothing()),
    bitString(sequence(integer(modulus), integer(Buffer.from([1, 0, 1])))),
  );
  const parts = [explicit(0, integer(2)), integer(Buffer.from('4a01', 'hex')), algorithm(), NAME];
  return signed(sequence(...parts, sequence(time(DAY), time(LATER)), NAME, key, explicit(3, sequence(...extensions))));
}

const crlPoint = sequence(sequence(explicit(0, explicit(0, uriName('http://127.0.0.1:9/a.crl')))));

const responders = sequence(sequence(objectId('1.3.6.1.5.5.7.48.1'), uriName('http://127.0.0.1:9/ocsp')));

/** X.509 certificates of a card: health codes, a place of its revocation list, the usual extensions. */
export const CERTIFICATES: readonly Buffer[] = [
  certificate([
    extension('1.2.250.1.71.1.2.7', utf8('10')),
    extension('1.2.250.1.71.4.2.5', sequence(utf8('SM26'))),
    extension('1.2.250.1.71.1.2.2', Buffer.from([4, 1, 0])),
    extension('2.5.29.31', crlPoint),
    extension('1.3.6.1.5.5.7.1.1', responders),
    extension('2.5.29.37', sequence(objectId('1.3.6.1.5.5.7.3.2'))),
  ]),
  certificate([extension('2.5.29.19', sequence())]),
];

/** Revocation lists, one of them with entries. */
export const REVOCATION_LISTS: readonly Buffer[] = [
  signed(sequence(integer(1), algorithm(), NAME, time(DAY), time(LATER), explicit(0, sequence()))),
  signed(
    sequence(
      integer(1), algorithm(), NAME, time(DAY), time(LATER), sequence(sequence(integer(77), time(DAY)), sequence(integer(78), time(DAY))),
      explicit(0, sequence(extension('2.5.29.20', integer(3)))),
    ),
  ),
]; // prettier-ignore

/** Serial number of the certificate that the answers below are about; its issuer is of no name and key. */
export const ANSWERED_SERIAL = '4a01';
const certId = sequence(
  sequence(objectId('1.3.14.3.2.26'), nothing()),
  octets(Buffer.alloc(20, 1)),
  octets(Buffer.alloc(20, 2)),
  integer(Buffer.from(ANSWERED_SERIAL, 'hex')),
);
const instant = (at: string): Buffer => tlv(0x18, Buffer.from(at));

function answer(status: Buffer, delegate: Buffer): Buffer {
  const single = sequence(certId, status, instant('20260101000000Z'), explicit(0, instant('20260108000000Z')));
  const nonce = sequence(objectId('1.3.6.1.5.5.7.48.1.2'), octets(octets(Buffer.alloc(16, 3))));
  const body = sequence(explicit(1, NAME), instant('20260101000000Z'), sequence(single), explicit(1, sequence(nonce)));
  const basic = sequence(body, algorithm(), bitString(Buffer.alloc(256, 7)), explicit(0, sequence(delegate)));
  const response = sequence(objectId('1.3.6.1.5.5.7.48.1.1'), octets(basic));
  return sequence(tlv(0x0a, Buffer.from([0])), explicit(0, response));
}

const delegate = certificate([extension('2.5.29.37', sequence(objectId('1.3.6.1.5.5.7.3.9')))]);

/** Answers of a responder: good, revoked with an instant, unknown, and an error without an answer. */
export const STATUS_ANSWERS: readonly Buffer[] = [
  answer(tlv(0x80, Buffer.alloc(0)), delegate),
  answer(explicit(1, instant('20251201000000Z')), delegate),
  answer(tlv(0x82, Buffer.alloc(0)), delegate),
  sequence(tlv(0x0a, Buffer.from([6]))),
];

const text = (tag: number, words: string): Buffer => tlv(tag, Buffer.from(words));

/** Objects of a card as PKCS#11 hands them out: BER-TLV situations of exercise, nested or flat. */
export const CARD_OBJECTS: readonly Buffer[] = [
  Buffer.concat([text(0x84, 'Cabinet des Tilleuls'), text(0x85, '499700000011001'), text(0x86, 'SA07')]),
  tlv(0x30, tlv(0xa0, text(0x84, 'H\u00f4pital'), text(0x85, '10B0170011'), text(0x86, 'SA01'))),
];

/** Identifiers a reader of names knows. */
export const NAME_WORDS: readonly string[] = Object.values(ATTRIBUTE).map((id) => objectId(id).toString('latin1'));
