import fc from 'fast-check';
import { expect, test } from 'vitest';
import { childElements, rawText, type XmlElement } from '../../../../../electron/adapters/dmp/xml/element.ts';
import { parseXml } from '../../../../../electron/adapters/dmp/xml/parse-xml.ts';
import { readTree } from '../../../../../electron/adapters/dmp/xml/read-tree.ts';

const ATTRIBUTES = ['b', 'c', 'xml:lang', 'x:d'];

/** A tree as plain data, whichever reader made it. */
function plain(element: XmlElement): unknown {
  return {
    name: [element.namespaceURI, element.localName],
    attributes: ATTRIBUTES.map((name) => element.getAttribute(name)),
    text: rawText(element),
    children: childElements(element).map(plain),
  };
}

function seen(input: Uint8Array | string, read: typeof readTree): unknown {
  const result = read(input);
  return result.ok ? plain(result.value) : result.fault;
}

const both = (input: Uint8Array | string) => [seen(input, readTree), seen(input, parseXml)];

const NESTED =
  '<x:a xmlns:x="urn:one" xmlns="urn:two" b="1&#10;2&amp;"><x:b c=\'"\'/> t <c xml:lang="fr">é<![CDATA[<&]]>&lt;</c><d xmlns=""/></x:a>';

test.each([
  NESTED,
  `<?xml version="1.1"?><a b="1\n\t2">\u0085\u2028\r\n&#13;</a>`,
  '<a><!-- <!DOCTYPE --><?p i?><![CDATA[<!DOCTYPE]]></a>',
  '<a>10 \uFFFDg</a>',
  '<a b="x" x:d="y" xmlns:x="urn:one"/>',
  '<a>]]></a>',
  '<a b="dose\u0001 5">dose\u0002 5</a>',
])('both readers see the same tree in %j', (source) => {
  const [tree, dom] = both(source);
  expect(tree).toEqual(dom);
  expect(tree).toHaveProperty('name');
});

test.each([
  '',
  '   ',
  'Bad gateway',
  '<a',
  '<a></b>',
  '<a b=c/>',
  '<x:a/>',
  '<a x:b="1"/>',
  '<a/><b/>',
  '<a/>text',
  '<a>&nbsp;</a>',
  '<a>&#xZZ;</a>',
  '<a b="1" b="2"/>',
  '<a b="<"/>',
  '<a b/>',
  '<a>',
  '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
  '<a>'.repeat(300) + '</a>'.repeat(300),
])('what is not a well-formed document is the same fault to both readers: %s', (source) => {
  const [tree, dom] = both(source);
  expect(tree).toEqual(dom);
  expect(tree).toHaveProperty('code');
});

test.each(['<a>R & D</a>', '<a></a></a>'])('the light reader refuses what the DOM lets through: %s', (source) => {
  const [tree, dom] = both(source);
  expect(dom).toHaveProperty('name');
  expect(tree).toEqual({ code: 'xml/malformed' });
});

test('H08: a reference to a character that XML forbids costs that character, not the list', () => {
  const read = readTree('<a>dose &#1; 5</a>');
  expect(read.ok && rawText(read.value)).toBe('dose &#1; 5');
});

test('bytes are read in their own encoding, the bounds are kept', () => {
  const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-15"?><a>\u00a4 \u00bd</a>', 'latin1');
  const [tree, dom] = both(latin);
  expect(tree).toEqual(dom);
  expect(tree).toMatchObject({ text: '€ œ' });
  expect(readTree(Buffer.from('<a>\u00e9</a>', 'latin1'))).toMatchObject({ fault: { code: 'xml/encoding' } });
  expect(readTree('<a>12345</a>', { bounds: { bytes: 5 } })).toMatchObject({ fault: { code: 'xml/too-large' } });
  expect(readTree(`<a>${'<b/>'.repeat(20)}</a>`, { bounds: { elements: 10 } })).toMatchObject({
    fault: { code: 'xml/too-many-elements' },
  });
});

test('random bytes and pieces of markup never make the reader throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof readTree(bytes).ok === 'boolean'));
});

test('what the light reader takes, the DOM takes too and sees alike (it is the stricter one)', () => {
  const piece = fc.constantFrom(
    ...['<a>', '</a>', '<a b="', '">', '"', '<!--', '-->', '&amp;', '&#38;', '<![CDATA[', ']]>', 'é', ' ', '<a/>'],
  );
  const shape = fc.array(piece, { maxLength: 12 }).map((pieces) => `<a>${pieces.join('')}</a>`);
  fc.assert(
    fc.property(shape, (source) => {
      const [tree, dom] = both(source);
      if (readTree(source).ok) expect(tree).toEqual(dom);
    }),
    { numRuns: 3_000 },
  );
}, 30_000);
