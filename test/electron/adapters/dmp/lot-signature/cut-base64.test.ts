import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { cutBase64 } from '../../../../../electron/adapters/dmp/lot-signature/cut-base64.ts';
import { digestDocument } from '../../../../../electron/adapters/dmp/lot-signature/digest-document.ts';
import { canonicalDocument } from '../../../../../electron/adapters/dmp/xml/canonical.ts';
import { parseXml } from '../../../../../electron/adapters/dmp/xml/parse-xml.ts';

function document(content: string, title = 'Été <b> & «µ»'): Buffer {
  const text = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<!-- c --><d xmlns="urn:x" b="2" a="1"><t>${text}</t>` +
      `<text mediaType="application/pdf" representation="B64">${content}</text><e/></d>`,
  );
}

const FILE = Buffer.alloc(200_000, 'poste-dmp').toString('base64').replace(/.{76}/g, '$&\n');

function plainDigest(bytes: Uint8Array): string {
  const root = parseXml(bytes);
  if (!root.ok) throw new Error('readable');
  return createHash('sha256').update(canonicalDocument(root.value, true)).digest('base64');
}

describe('the digest of a large document is that of its canonical form', () => {
  test.each([
    ['lines of base64', FILE],
    ['one line', FILE.replaceAll('\n', '')],
    ['carriage returns, which canonicalisation changes', FILE.replaceAll('\n', '\r\n')],
    ['an entity inside', `${FILE}&amp;`],
    ['a comment inside', `${FILE}<!-- ${FILE} -->`],
    ['a section of characters', `<![CDATA[${FILE}]]>`],
    ['the marker itself nearby', `${FILE}</text><text>cut-content`],
  ])('%s', (_what, content) => {
    const bytes = document(content);
    expect(digestDocument('2.25.1', bytes)).toEqual({
      uniqueId: '2.25.1',
      digest: plainDigest(bytes),
      canonical: true,
    });
  });

  test('a small document is not cut', () => expect(cutBase64(document('QUJD'))).toBeNull());

  test('what is no XML keeps the digest of its bytes', () => {
    const broken = document(FILE).subarray(0, 250_000);
    expect(digestDocument('2.25.1', broken).canonical).toBe(false);
  });
});
