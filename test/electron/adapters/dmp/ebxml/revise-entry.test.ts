import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Element } from '@xmldom/xmldom';
import { RESTRICTIONS, restrictionsOf, type Restriction } from '../../../../../shared/domain/document/visibility.ts';
import { readEntry } from '../../../../../electron/adapters/dmp/ebxml/read-entry.ts';
import { reviseEntry } from '../../../../../electron/adapters/dmp/ebxml/revise-entry.ts';
import { writeEntry } from '../../../../../electron/adapters/dmp/ebxml/write-entry.ts';
import { objectIds } from '../../../../../electron/adapters/dmp/ebxml/write-object.ts';
import { restrictionCode } from '../../../../../electron/adapters/dmp/transactions/deposit-entry.ts';
import { canonicalElement } from '../../../../../electron/adapters/dmp/xml/canonical.ts';
import { children } from '../../../../../electron/adapters/dmp/xml/element.ts';
import { parseXml } from '../../../../../electron/adapters/dmp/xml/parse-xml.ts';
import { documentEntry } from '../sample-entries.ts';

const RIM = 'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0';
const CONFIDENTIALITY = 'urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f';

function element(xml: string): Element {
  const root = parseXml(xml);
  if (!root.ok) throw new Error(root.fault.code);
  return root.value;
}

/** Things a registry may put in an entry that no list of ours knows of. */
const UNKNOWN = [
  '<rim:Slot name="urn:x:inconnu"><rim:ValueList><rim:Value> a &amp; b </rim:Value></rim:ValueList></rim:Slot>',
  '<rim:Slot name="urn:x:vide"/>',
  '<!-- gardé -->',
  '<x:annexe xmlns:x="urn:x" x:de="1">é</x:annexe>',
] as const;

const UNKNOWN_CLASS =
  '<rim:Classification classificationScheme="urn:uuid:nouveau" classifiedObject="o" id="c-x" nodeRepresentation="?"/>';
const OTHER_CODE = `<rim:Classification classificationScheme="${CONFIDENTIALITY}" classifiedObject="o" id="c-y" nodeRepresentation="MASQUE_PT"><rim:Slot name="codingScheme"><rim:ValueList><rim:Value>1.2.250.1.213.1.1.4.13</rim:Value></rim:ValueList></rim:Slot></rim:Classification>`;

function restrictionElement(code: Restriction, id: string): string {
  return OTHER_CODE.replace('MASQUE_PT', code).replace('c-y', id);
}

const restrictions = fc.subarray([...RESTRICTIONS]);

/** An entry as a registry may write it: any prefix, namespaces declared far above, unknown things, codes said twice. */
const received = fc
  .record({
    entry: documentEntry,
    unknown: fc.subarray([...UNKNOWN]),
    before: fc.array(fc.constantFrom(...RESTRICTIONS), { maxLength: 4 }),
    prefix: fc.constantFrom('rim', 'ns3', ''),
  })
  .map(({ entry, unknown, before, prefix }) => {
    const extra = [UNKNOWN_CLASS, OTHER_CODE, ...before.map((code, index) => restrictionElement(code, `c-${index}`))];
    const inside = writeEntry(objectIds(), entry)
      // A value may hold the sign that ends a tag.
      .replace(/<rim:ExtrinsicObject(?: [^="]+="[^"]*")*>/, (tag) => `${tag}${unknown.join('')}`)
      .replace('<rim:ExternalIdentifier', `${extra.join('')}<rim:ExternalIdentifier`);
    const named = prefix === '' ? inside.replaceAll('rim:', '') : inside.replaceAll('rim:', `${prefix}:`);
    const declared = prefix === '' ? `xmlns="${RIM}"` : `xmlns:${prefix}="${RIM}"`;
    return `<a xmlns:loin="urn:loin"><L ${declared} loin:a="b">${named}</L></a>`;
  });

const inList = (root: Element): Element => {
  const list = children(root, null, 'L')[0];
  const entry = list && children(list, null, 'ExtrinsicObject')[0];
  if (!entry) throw new Error('no entry');
  return entry;
};

/** Everything of an entry but its name and its restrictions, namespaces resolved. */
function restOf(entry: Element): string {
  for (const one of children(entry, null, 'Classification')) {
    const code = one.getAttribute('nodeRepresentation') ?? '';
    const isCode = one.getAttribute('classificationScheme') === CONFIDENTIALITY;
    if (isCode && RESTRICTIONS.some((restriction) => restriction === code)) entry.removeChild(one);
  }
  entry.setAttribute('id', 'same');
  return canonicalElement(entry, true);
}

test('H21: an entry that is read, changed and written back differs by its name and its restrictions only', () => {
  fc.assert(
    fc.property(received, restrictions, (xml, wanted) => {
      const revised = reviseEntry(objectIds(), inList(element(xml)), {
        name: 'Document01',
        restrictions: wanted.map(restrictionCode),
      });
      const message = `<envelope>${revised}</envelope>`;
      const back = children(element(message), null, 'ExtrinsicObject')[0];
      expect(back?.getAttribute('id')).toBe('Document01');
      const read = readEntry(back!);
      expect('unreadable' in read ? null : restrictionsOf(read)).toEqual(wanted);
      expect(restOf(back!)).toBe(restOf(inList(element(xml))));
    }),
    { numRuns: 200 },
  );
});

test('H21: a restriction that stays keeps its very element, its label and its identifier', () => {
  const [entry] = fc.sample(documentEntry, { numRuns: 1, seed: 3 });
  const kept = restrictionElement('MASQUE_PS', 'urn:uuid:its-own');
  const xml = `<L xmlns:rim="${RIM}">${writeEntry(objectIds(), entry!).replace('<rim:ExternalIdentifier', `${kept}<rim:ExternalIdentifier`)}</L>`;
  const source = children(element(xml), null, 'ExtrinsicObject')[0];
  const both = [restrictionCode('MASQUE_PS'), restrictionCode('INVISIBLE_REPRESENTANTS_LEGAUX')];
  const revised = reviseEntry(objectIds(), source!, { name: 'Document01', restrictions: both });
  expect(revised).toContain('id="urn:uuid:its-own"');
  expect(revised.match(/nodeRepresentation="MASQUE_PS"/g)).toHaveLength(1);
  expect(revised.match(/nodeRepresentation="INVISIBLE_REPRESENTANTS_LEGAUX"/g)).toHaveLength(1);
});
