import { readContentType } from '../../../electron/adapters/dmp/mtom/content-type.ts';
import { readMtom } from '../../../electron/adapters/dmp/mtom/read-mtom.ts';
import { digestDocument } from '../../../electron/adapters/dmp/lot-signature/digest-document.ts';
import { checkManifest } from '../../../electron/adapters/dmp/lot-signature/check-manifest.ts';
import { readParameters } from '../../../electron/adapters/dmp/parameters/read-parameters.ts';
import { canonicalDocument } from '../../../electron/adapters/dmp/xml/canonical.ts';
import { parseXml } from '../../../electron/adapters/dmp/xml/parse-xml.ts';
import { readTree } from '../../../electron/adapters/dmp/xml/read-tree.ts';
import { inspectBytes } from '../../../electron/adapters/dmp/inspect/inspect-bytes.ts';
import { expectCoded, promise, type Reader } from '../engine/reader.ts';
import { CDA_DOCUMENTS, ENVELOPES, MULTIPART, PARAMETER_FILES } from '../seeds/messages.ts';

const XML_WORDS = [
  '<!DOCTYPE',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?xml ',
  ' encoding="utf-16"',
  '&#x0;',
  'xmlns:x=""',
  '\r\n',
  '<',
  '>',
  '"',
];

/** Canonical forms and digests are asked of small documents only: they are of the price of the tree. */
function readXml(bytes: Uint8Array): void {
  const root = parseXml(bytes);
  expectCoded(root);
  expectCoded(readTree(bytes));
  if (!root.ok) return;
  promise(!/<!DOCTYPE/.test(canonicalDocument(root.value, false)), 'a document type in the canonical form');
  const digest = digestDocument('1.2.3', bytes);
  promise(digest.canonical, 'readable XML is digested in its canonical form');
}

const xml: Reader = {
  name: 'xml',
  what: 'parseXml, readTree, canonical form, digest of a document',
  weight: 6,
  shape: 'xml',
  words: XML_WORDS,
  seeds: () => [...CDA_DOCUMENTS, ...ENVELOPES],
  read: readXml,
};

const MIME_WORDS = [
  '--',
  '\r\n',
  '\n',
  '\n\n',
  'Content-Type: ',
  'Content-Transfer-Encoding: base64',
  'Content-ID: <',
  '; boundary=',
  '"',
  '\\',
  '=',
  ' \t',
  '--limite--',
];

const mtom: Reader = {
  name: 'mtom',
  what: 'readMtom with and without a Content-Type, readContentType',
  weight: 14,
  shape: 'lines',
  words: MIME_WORDS,
  seeds: () => MULTIPART,
  read: (bytes) => {
    const head = Buffer.from(bytes.subarray(0, 300)).toString('latin1').split('\n', 1)[0] ?? '';
    readContentType(head);
    expectCoded(readMtom(bytes));
    const read = readMtom(bytes, 'multipart/related; boundary="limite"; start="<root@x>"');
    expectCoded(read);
    if (!read.ok) return;
    const sizes = [read.value.root, ...read.value.attachments].map((part) => part.bytes.length);
    promise(Math.max(...sizes) <= bytes.length, 'no part is longer than its message');
  },
};

const parameters: Reader = {
  name: 'parameters',
  what: 'the parameter file of the DMP',
  weight: 8,
  shape: 'xml',
  words: XML_WORDS,
  seeds: () => PARAMETER_FILES,
  read: readParameters,
};

const inspect: Reader = {
  name: 'inspect',
  what: 'dmp inspect: whatever is saved in a file',
  weight: 4,
  shape: 'xml',
  words: [...XML_WORDS, ...MIME_WORDS, 'HTTP/1.1 200 OK\r\n'],
  seeds: () => [...CDA_DOCUMENTS, ...ENVELOPES, ...MULTIPART],
  read: (bytes) => JSON.stringify(inspectBytes(bytes)),
};

const SIGNATURE = Buffer.from(
  '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:Object><ds:Manifest><ds:Reference URI="urn:oid:1.2"><ds:DigestValue>0</ds:DigestValue></ds:Reference><ds:Reference URI="urn:oid:1.3"><ds:Transforms><ds:Transform Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"/></ds:Transforms><ds:DigestValue>x</ds:DigestValue></ds:Reference></ds:Manifest></ds:Object></ds:Signature>',
);

const manifest: Reader = {
  name: 'manifest',
  what: 'manifest of a lot signature against its documents',
  weight: 6,
  shape: 'xml',
  words: XML_WORDS,
  seeds: () => [SIGNATURE],
  read: (bytes) => {
    const faults = checkManifest(bytes, '1.2', new Map([['1.3', Buffer.from('<a/>')]]));
    promise(faults.length > 0, 'a manifest without the digest is never sound');
  },
};

export const XML_READERS: readonly Reader[] = [xml, mtom, parameters, inspect, manifest];
