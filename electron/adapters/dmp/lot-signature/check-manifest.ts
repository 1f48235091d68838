import { ALGORITHM, NS } from '../namespaces.ts';
import { child, children, descendants, filledAttribute, filledText } from '../xml/element.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { digestDocument } from './digest-document.ts';
import { NO_DIGEST, sha256 } from './template.ts';

/** What is wrong with a manifest, and for which object. */
export interface ManifestFault {
  readonly code: 'manifest/unreadable' | 'manifest/missing' | 'manifest/unknown' | 'manifest/digest' | 'manifest/set';
  readonly uniqueId?: string;
}

interface ManifestReference {
  readonly uniqueId: string;
  readonly digest: string;
  readonly canonical: boolean;
}

function references(signature: Uint8Array): ManifestReference[] | null {
  const root = parseXml(signature);
  const manifest = root.ok ? descendants(root.value, NS.ds, 'Manifest')[0] : undefined;
  if (!manifest) return null;
  return children(manifest, NS.ds, 'Reference').map((reference) => ({
    uniqueId: (filledAttribute(reference, 'URI') ?? '').replace(/^urn:oid:/, ''),
    digest: filledText(child(reference, NS.ds, 'DigestValue')) ?? '',
    canonical: descendants(reference, NS.ds, 'Transform').some(
      (transform) => filledAttribute(transform, 'Algorithm') === ALGORITHM.c14nWithComments,
    ),
  }));
}

/**
 * Checks every digest of a lot signature against the documents, which no general verifier can do: they stand outside
 * the signature, under `urn:oid:` names (decision 19).
 *
 * @returns every fault; empty when each document is in the manifest, unchanged, and nothing else is.
 */
export function checkManifest(
  signature: Uint8Array,
  submissionSetId: string,
  documents: ReadonlyMap<string, Uint8Array>,
): ManifestFault[] {
  const listed = references(signature);
  if (!listed) return [{ code: 'manifest/unreadable' }];
  const faults: ManifestFault[] = [];
  const set = listed.find(({ uniqueId }) => uniqueId === submissionSetId);
  if (set?.digest !== NO_DIGEST) faults.push({ code: 'manifest/set', uniqueId: submissionSetId });
  for (const { uniqueId, digest, canonical } of listed.filter((reference) => reference !== set)) {
    const bytes = documents.get(uniqueId);
    if (!bytes) faults.push({ code: 'manifest/unknown', uniqueId });
    else if (digest !== (canonical ? digestDocument(uniqueId, bytes).digest : sha256(bytes))) {
      faults.push({ code: 'manifest/digest', uniqueId });
    }
  }
  const names = new Set(listed.map(({ uniqueId }) => uniqueId));
  const missing = [...documents.keys()].filter((uniqueId) => !names.has(uniqueId));
  return [...faults, ...missing.map((uniqueId) => ({ code: 'manifest/missing', uniqueId }) as const)];
}
