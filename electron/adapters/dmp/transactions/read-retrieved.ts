import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { DocumentEntry } from '../../../../shared/domain/document/entry.ts';
import type { RetrievedDocument } from '../../../services/records/ports.ts';
import { registryErrorFault, type RegistryError } from '../ebxml/registry-response.ts';
import { dmpFault } from '../faults.ts';
import { decodeBase64 } from '../mtom/decode-base64.ts';
import { contentIdOfReference } from '../mtom/content-id.ts';
import type { Part } from '../mtom/read-part.ts';
import { NS } from '../namespaces.ts';
import { child, children, filledAttribute, filledText, rawText, type XmlElement } from '../xml/element.ts';

/** An ITI-43 answer: what stands in the envelope, the parts beside it, the errors it lists. */
export interface RetrievedSet {
  readonly payload: XmlElement;
  readonly attachments: readonly Part[];
  readonly errors: readonly RegistryError[];
}

type Retrieved = Result<RetrievedDocument, ExchangeFault>;

/** Bytes of one `Document`: the part its reference names, or base64 in place; null when neither can be had. */
function bytesOf(document: XmlElement, attachments: readonly Part[]): Uint8Array | null {
  const include = child(document, NS.xop, 'Include');
  if (!include) {
    const bytes = decodeBase64(rawText(document));
    return bytes && bytes.length > 0 ? bytes : null;
  }
  const contentId = contentIdOfReference(filledAttribute(include, 'href') ?? '');
  const parts = attachments.filter((part) => contentId !== null && part.contentId === contentId);
  // Two parts of one name: nobody can say which is meant (H03).
  return parts.length === 1 ? (parts[0]?.bytes ?? null) : null;
}

/** H03: size and hash of the metadata, where they have them, must be those of the bytes. */
function isUnaltered(entry: DocumentEntry, bytes: Uint8Array): boolean {
  if (entry.size !== undefined && entry.size !== bytes.length) return false;
  return entry.hash === undefined || entry.hash.toLowerCase() === createHash('sha1').update(bytes).digest('hex');
}

function absent(entry: DocumentEntry, errors: readonly RegistryError[]): ExchangeFault {
  const own = errors.find(
    (error) => error.context?.includes(entry.uniqueId) || error.location?.includes(entry.uniqueId),
  );
  const error = own ?? (errors.length === 1 ? errors[0] : undefined);
  return error ? registryErrorFault(error, 'read') : dmpFault('dmp/document-missing', 'read');
}

function retrievedOne(entry: DocumentEntry, set: RetrievedSet): Retrieved {
  const responses = children(set.payload, NS.xds, 'DocumentResponse').filter(
    (response) => filledText(child(response, NS.xds, 'DocumentUniqueId')) === entry.uniqueId,
  );
  const [response] = responses;
  if (!response) return fail(absent(entry, set.errors));
  const document = child(response, NS.xds, 'Document');
  const bytes = document && responses.length === 1 ? bytesOf(document, set.attachments) : null;
  if (!bytes) return fail(dmpFault('dmp/document-missing', 'read'));
  if (!isUnaltered(entry, bytes)) return fail(dmpFault('dmp/document-altered', 'read'));
  const mimeType = filledText(child(response, NS.xds, 'mimeType')) ?? entry.mimeType;
  return ok({ uniqueId: entry.uniqueId, mimeType, bytes });
}

/**
 * Joins what was asked to what came, by DocumentUniqueId and Content-ID, never by order (H03). One bad document does
 * not spoil the others.
 *
 * @returns one result for each entry, in the order asked: `dmp/document-missing`, `dmp/document-altered` or the
 *   store's own error otherwise.
 */
export function readRetrieved(entries: readonly DocumentEntry[], set: RetrievedSet): Retrieved[] {
  return entries.map((entry) => retrievedOne(entry, set));
}
