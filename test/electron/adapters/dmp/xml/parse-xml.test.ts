import { expect, test } from 'vitest';
import fc from 'fast-check';
import {
  attribute,
  childAt,
  children,
  descendants,
  filledText,
  rawText,
} from '../../../../../electron/adapters/dmp/xml/element.ts';
import { parseXml } from '../../../../../electron/adapters/dmp/xml/parse-xml.ts';
import {
  isWritable,
  leaf,
  tag,
  text,
  UnwritableText,
  xmlDocument,
} from '../../../../../electron/adapters/dmp/xml/write-xml.ts';

function root(input: Uint8Array | string, charset?: string) {
  const parsed = parseXml(input, charset === undefined ? {} : { charset });
  if (!parsed.ok) throw new Error(parsed.fault.code);
  return parsed.value;
}

function faultOf(input: Uint8Array | string): string {
  const parsed = parseXml(input);
  return parsed.ok ? 'none' : parsed.fault.code;
}

const SIGNS = '< ≤ µ ² ⁹ ± , ’ œ € \u0085 \u2028 é';

test('H38: every sign comes back as the same code point in each encoding that can hold it', () => {
  const document = (encoding: string, content: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><a>${content}</a>`;
  const escaped = SIGNS.replace('<', '&lt;');
  expect(rawText(root(Buffer.from(document('UTF-8', escaped), 'utf8')))).toBe(SIGNS);
  expect(rawText(root(Buffer.from(document('UTF-16', escaped), 'utf16le')))).toBe(SIGNS);
  const bigEndian = Buffer.from(`\uFEFF${document('UTF-16', escaped)}`, 'utf16le').swap16();
  expect(rawText(root(bigEndian))).toBe(SIGNS);
  const windows = Buffer.from(document('windows-1252', 'X \u0092 X'), 'latin1');
  expect(rawText(root(windows))).toBe('X ’ X');
  expect(rawText(root(Buffer.from(document('ISO-8859-15', '\u00a4 \u00bd'), 'latin1')))).toBe('€ œ');
});

test('H38: a byte that is not of the declared encoding is refused, not replaced', () => {
  expect(faultOf(Buffer.from('<a>\u00e9</a>', 'latin1'))).toBe('xml/encoding');
  expect(faultOf(Buffer.from('<?xml version="1.0" encoding="EBCDIC"?><a/>'))).toBe('xml/encoding');
});

test('H08: a sign that someone lost before us does not lose the document', () => {
  expect(rawText(root('<a>10 \uFFFDg</a>'))).toBe('10 \uFFFDg');
});

test('the charset of the transport wins over the one the document declares', () => {
  const bytes = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', 'utf8');
  expect(rawText(root(bytes, 'UTF-8'))).toBe('é');
});

test('a document type is refused before any parser sees it', () => {
  expect(faultOf('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')).toBe('xml/doctype');
  expect(faultOf('<?xml version="1.0"?><!-- a --><!doctype html><html></html>')).toBe('xml/doctype');
  expect(rawText(root('<a><!-- <!DOCTYPE --><![CDATA[<!DOCTYPE]]></a>'))).toBe('<!DOCTYPE');
});

test('depth, size and number of elements are bounded', () => {
  expect(faultOf('<a>'.repeat(300) + '</a>'.repeat(300))).toBe('xml/too-deep');
  const many = parseXml(`<a>${'<b/>'.repeat(20)}</a>`, { bounds: { elements: 10 } });
  expect(many).toMatchObject({ ok: false, fault: { code: 'xml/too-many-elements' } });
  expect(parseXml('<a>12345</a>', { bounds: { bytes: 5 } })).toMatchObject({ ok: false, fault: { limit: 5 } });
});

test.each([
  '',
  '   ',
  'Bad gateway',
  '<a',
  '<a></b>',
  '<a b=c/>',
  '<x:a/>',
  '<a/><b/>',
  '<a>&nbsp;</a>',
  '<a b="1" b="2"/>',
])('what is not a well-formed document is a fault and not an exception: %s', (source) => {
  expect(faultOf(source)).toMatch(/^xml\//);
});

test('random bytes never make the parser throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof parseXml(bytes).ok === 'boolean'));
  const shapes = fc.array(
    fc.constantFrom('<a>', '</a>', '<b c="', '">', '<!--', '-->', '&amp;', '&#0;', '<![CDATA[', ']]>', 'é', '<?x'),
  );
  fc.assert(fc.property(shapes, (pieces) => typeof parseXml(pieces.join('')).ok === 'boolean'));
});

test('elements are found by namespace and local name, whatever their prefix', () => {
  const element = root('<x:a xmlns:x="urn:one" xmlns="urn:two"><x:b i="1"/><b i="2"/><c> t </c></x:a>');
  expect(children(element, 'urn:one', 'b').map((found) => attribute(found, 'i'))).toEqual(['1']);
  expect(children(element, null, 'b')).toHaveLength(2);
  expect(filledText(childAt(element, 'urn:two', 'c'))).toBe('t');
  expect(descendants(element, null, 'a')).toHaveLength(1);
});

test('what is written is read back as it was, in text and in attributes', () => {
  const writable = fc.string({ unit: 'grapheme' }).filter(isWritable);
  fc.assert(
    fc.property(writable, writable, (content, value) => {
      const element = root(xmlDocument(tag('a', { b: value }, text(content))));
      expect(rawText(element)).toBe(content);
      expect(attribute(element, 'b')).toBe(value);
    }),
  );
});

test('H38: a character that XML cannot hold is never dropped in silence', () => {
  expect(() => leaf('a', 'dose\u0001 5')).toThrow(UnwritableText);
  expect(() => leaf('a', '\ud800')).toThrow(UnwritableText);
});
