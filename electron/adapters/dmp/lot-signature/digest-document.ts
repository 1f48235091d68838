import { canonicalDocument } from '../xml/canonical.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { sha256, type SignedDocument } from './template.ts';

/** Digest of a document of the set: of its canonical form when it is XML, of its bytes otherwise (dmp-interface §1.6). */
export function digestDocument(uniqueId: string, bytes: Uint8Array): SignedDocument {
  const root = parseXml(bytes);
  if (!root.ok) return { uniqueId, digest: sha256(bytes), canonical: false };
  return { uniqueId, digest: sha256(canonicalDocument(root.value, true)), canonical: true };
}
