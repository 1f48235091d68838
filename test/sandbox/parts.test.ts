import fc from 'fast-check';
import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { integer, objectId, time, tlv, utf8 } from '../../sandbox/pki/der.ts';
import { readDer, readObjectId, readTime } from '../../sandbox/pki/der-read.ts';
import { cidOf, contentIdOf, packMtom, unpack } from '../../sandbox/server/multipart.ts';
import { readStoredQuery } from '../../sandbox/xds/stored-query.ts';
import { element, withXmlNow } from '../../sandbox/xml/read.ts';
import { el, textEl } from '../../sandbox/xml/write.ts';
import { storedQuery } from './support/messages.ts';

const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array));

describe('MTOM', () => {
  test('what is packed is unpacked, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 4 }), (contents) => {
        const parts = contents.map((one, i) => ({
          contentId: `p-${i}@urn:x:y`,
          mimeType: 'application/pdf',
          bytes: one,
        }));
        const packed = packMtom('<a/>', parts);
        const read = unpack(packed.bytes, packed.contentType);
        expect(read.root.toString()).toBe('<a/>');
        expect([...read.parts]).toEqual(parts.map((part) => [part.contentId, part.bytes]));
      }),
    );
  });

  test('a boundary that stands inside a line of a document does not end it', () => {
    const part = (id: string, text: string): string => `--B\r\nContent-ID: <${id}>\r\n\r\n${text}\r\n`;
    const body = Buffer.from(`${part('r', '<a/>')}${part('d', 'un --B deux\n--B trois')}--B--\r\n`);
    const read = unpack(body, 'multipart/related; start="<r>"; boundary=B');
    expect(read.parts.get('d')?.toString()).toBe('un --B deux\n--B trois');
  });

  test('references are percent-encoded around the sign @ and read back', () => {
    expect(cidOf('b857-2@urn:ihe:iti:xds-b:2007')).toBe('cid:b857-2@urn%3Aihe%3Aiti%3Axds-b%3A2007');
    fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (id) => contentIdOf(cidOf(id)) === id));
  });
});

describe('XML', () => {
  test('what is written is read, whatever the text', () => {
    const text = fc.string().map((one) => one.replace(/[^\P{C}\t\n\r]|[\uD800-\uDFFF\uFFFE\uFFFF]/gu, ''));
    fc.assert(
      fc.property(text, text, (inside, attribute) => {
        const xml = el('a', { v: attribute }, textEl('b', inside));
        withXmlNow(Buffer.from(xml), (document) => {
          expect(document.root.attr('v')?.value).toBe(attribute);
          expect(element(document, '/a/b')?.content).toBe(inside);
        });
      }),
    );
  });
});

describe('DER', () => {
  test('object identifiers are read as written', () => {
    const arcs = fc.tuple(
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 39 }),
      fc.array(fc.nat({ max: 2 ** 40 }), { maxLength: 8 }),
    );
    fc.assert(
      fc.property(arcs, ([first, second, rest]) => {
        const dotted = [first, second, ...rest].join('.');
        expect(readObjectId(readDer(objectId(dotted)))).toBe(dotted);
      }),
    );
    expect(objectId('2.999.71.1').toString('hex')).toBe('060488374701');
  });

  test('lengths, integers and texts keep their bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70_000 }), (body) => {
        expect(readDer(tlv(0x04, body)).body.equals(Buffer.from(body))).toBe(true);
      }),
      { numRuns: 30 },
    );
    expect(integer(Buffer.from('00ff', 'hex')).toString('hex')).toBe('020200ff');
    expect(readDer(utf8('Médecin')).body.toString()).toBe('Médecin');
  });

  test('times before and after 2050 come back', () => {
    for (const text of ['2026-11-22T14:00:00.000Z', '2049-12-31T23:59:59.000Z', '2050-01-01T00:00:00.000Z']) {
      expect(readTime(readDer(time(new Date(text)))).toISOString()).toBe(text);
    }
  });

  test('garbage is no certificate and no value', () => {
    expect(() => readDer(Buffer.from('3082', 'hex'))).toThrow();
    expect(() => readDer(Buffer.from('30850102', 'hex'))).toThrow();
    expect(() => new X509Certificate(tlv(0x30))).toThrow();
  });
});

describe('parameters of a stored query', () => {
  const read = (written: string): readonly string[] | undefined =>
    withXmlNow(Buffer.from(storedQuery('urn:uuid:0', { $p: written })), (document) =>
      readStoredQuery(document.root).parameters.get('$p'),
    );

  test.each([
    ["'a'", ['a']],
    ["('a','b')", ['a', 'b']],
    ["( 'a' , 'b' )", ['a', 'b']],
    ["'l''heure'", ["l'heure"]],
    ['20260101', ['20260101']],
    ["('11488-4^^2.16.840.1.113883.6.1')", ['11488-4^^2.16.840.1.113883.6.1']],
  ])('%s', (written, values) => {
    expect(read(written)).toEqual(values);
  });

  test.each(['abc', "'a' b", "('a','b'", "'a',", '', "'a'b'"])('%j is refused', (written) => {
    expect(() => read(written)).toThrow(/illisible/);
  });
});
