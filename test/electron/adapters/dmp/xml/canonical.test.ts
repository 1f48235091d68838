import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalDocument, canonicalElement } from '../../../../../electron/adapters/dmp/xml/canonical.ts';
import { descendants } from '../../../../../electron/adapters/dmp/xml/element.ts';
import { parseXml } from '../../../../../electron/adapters/dmp/xml/parse-xml.ts';
import { sharedFolder } from '../../../../support/shared-folder.ts';
import { runTool, withFiles } from '../../../../support/validators/run-tool.ts';

function root(source: string) {
  const parsed = parseXml(source);
  if (!parsed.ok) throw new Error(parsed.fault.code);
  return parsed.value;
}

const DOCUMENTS = [
  '<?xml version="1.0" encoding="UTF-8"?>\n<!-- before --><?xml-stylesheet href="a.xsl"?>\n<a xmlns="urn:x" z="1" b=\'2\'>é €<b/></a>\n<!-- after -->\n',
  '<a xmlns="urn:x"><b xmlns=""><c xmlns="urn:x"/></b><b xmlns="urn:x"/></a>',
  '<p:a xmlns:p="urn:p" xmlns:q="urn:q" q:y="1" p:y="2" y="3"><q:b xmlns:q="urn:q"/><q:b xmlns:q="urn:other"/></p:a>',
  '<a t="&lt;&quot;&#9;&#10;&#13;&amp;&gt;">&lt;&gt;&amp;&#13;<![CDATA[<x>&]]>&#x1F600;</a>',
  '<a xml:lang="fr" xmlns:u="urn:unused"><?inside data?><?bare?><!--kept--> text\r\nmore </a>',
];

test('the canonical form of an element carries the namespaces around it', () => {
  const [element] = descendants(root('<a xmlns="urn:x" xmlns:p="urn:p"><b z="1" y="2"/></a>'), null, 'b');
  expect(element && canonicalElement(element, false)).toBe('<b xmlns="urn:x" xmlns:p="urn:p" y="2" z="1"></b>');
});

describe.skipIf(!sharedFolder())('against libxml2', () => {
  test.each(DOCUMENTS)('the canonical form of a document is the same: %s', (source) => {
    withFiles({ 'a.xml': source }, (folder) => {
      expect(canonicalDocument(root(source), true)).toBe(runTool('xmllint', ['--c14n', join(folder, 'a.xml')]).output);
    });
  });

  test('a real clinical document has the same canonical form', () => {
    const file = join(sharedFolder() ?? '', 'validators/cda/examples/DOC_NON_STRUCTURE_CDA-R2-N1.xml');
    const parsed = parseXml(Buffer.from(runTool('cat', [file]).output));
    expect(parsed.ok && canonicalDocument(parsed.value, true)).toBe(runTool('xmllint', ['--c14n', file]).output);
  });
});
