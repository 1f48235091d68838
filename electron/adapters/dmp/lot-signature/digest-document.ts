import { createHash } from 'node:crypto';
import { canonicalDocument } from '../xml/canonical.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { cutBase64 } from './cut-base64.ts';
import { sha256, type SignedDocument } from './template.ts';

/** Digest of a document of the set: of its canonical form when it is XML, of its bytes otherwise (dmp-interface §1.6). */
export function digestDocument(uniqueId: string, bytes: Uint8Array): SignedDocument {
  const cut = cutBase64(bytes);
  const root = parseXml(cut?.around ?? bytes);
  if (!root.ok) return { uniqueId, digest: sha256(bytes), canonical: false };
  const canonical = canonicalDocument(root.value, true);
  if (!cut) return { uniqueId, digest: sha256(canonical), canonical: true };
  const [before = '', after = ''] = canonical.split(cut.marker);
  const digest = createHash('sha256').update(before).update(cut.content).update(after).digest('base64');
  return { uniqueId, digest, canonical: true };
}
