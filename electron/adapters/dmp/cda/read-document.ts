import type { DocumentBody } from '../../../../shared/contract/document.ts';
import type { ReadableDocument } from '../../../services/records/ports.ts';
import type { CdaView, EmbeddedMedia } from './cda-view.ts';
import type { CdaIdentity } from './read-identities.ts';
import { readCda } from './read-cda.ts';

type FileBody = Extract<DocumentBody, { kind: 'file' }>;

/** Types as systems write them, and the one the viewer knows. */
const VIEWER_TYPES: Readonly<Record<string, FileBody['mediaType']>> = {
  'application/pdf': 'application/pdf',
  'image/jpeg': 'image/jpeg',
  'image/jpg': 'image/jpeg',
  'image/png': 'image/png',
  'image/tiff': 'image/tiff',
  'text/rtf': 'text/rtf',
  'application/rtf': 'text/rtf',
  'text/plain': 'text/plain',
};

const SIGNATURES: readonly (readonly [string, FileBody['mediaType']])[] = [
  ['%PDF-', 'application/pdf'],
  ['\u00ff\u00d8\u00ff', 'image/jpeg'],
  ['\u0089PNG', 'image/png'],
  ['II*\u0000', 'image/tiff'],
  ['MM\u0000*', 'image/tiff'],
  ['{\\rtf', 'text/rtf'],
];

/** The type that the bytes prove, else the one that was announced: a viewer fed the wrong type shows nothing. */
function viewerType(bytes: Uint8Array, announced: string): FileBody['mediaType'] | null {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const proven = SIGNATURES.find(([sign]) => head.startsWith(sign))?.[1];
  return proven ?? VIEWER_TYPES[announced.split(';')[0]?.trim().toLowerCase() ?? ''] ?? null;
}

function unreadable(faultCode: string, mediaType: string): DocumentBody {
  return { kind: 'unreadable', faultCode, mediaType };
}

function fileBody(bytes: Uint8Array, announced: string): DocumentBody {
  if (bytes.length === 0) return unreadable('document/empty', announced);
  const mediaType = viewerType(bytes, announced);
  return mediaType
    ? { kind: 'file', mediaType, bytes: new Uint8Array(bytes) }
    : unreadable('document/unknown-type', announced);
}

/** A damaged file is not handed to a viewer that would draw half of it without a word (H36). */
function nonXmlBody(view: CdaView, media: EmbeddedMedia): DocumentBody {
  const damage = view.faults.find(
    ({ code }) => code === 'cda/base64-damaged' || code === 'cda/content-elsewhere' || code === 'cda/compressed',
  );
  return damage ? unreadable(damage.code, media.mediaType) : fileBody(media.bytes, media.mediaType);
}

function bodyOf(view: CdaView): DocumentBody {
  switch (view.body.kind) {
    case 'nonXML':
      return nonXmlBody(view, view.body.media);
    case 'none':
      return unreadable('cda/missing', 'text/xml');
    case 'structured': {
      const copy = view.embedded.find((one) => one.isCopy && one.readable);
      const mediaType = 'application/pdf';
      return {
        kind: 'structured',
        sections: [...view.body.sections],
        incomplete: view.body.incomplete,
        ...(copy ? { copy: { mediaType, bytes: new Uint8Array(copy.bytes) } } : {}),
      };
    }
  }
}

/** Whom the header names: every number it gives, the traits of the first; null when there is nothing to compare. */
function patientOf(identities: readonly CdaIdentity[]): ReadableDocument['patient'] {
  const ins = identities.flatMap((identity) => identity.ins.map(({ value }) => value));
  const traits = identities[0]?.traits ?? { names: [], givenNames: [] };
  const silent = ins.length === 0 && traits.names.length === 0 && traits.birthDate === undefined;
  return silent ? null : { ins, traits };
}

/** Whether bytes are to be read as XML, whatever they were announced as. */
export function isXml(bytes: Uint8Array): boolean {
  return /^[\ufeff\s\u00ef\u00bb\u00bf\u0000\u00fe\u00ff]*<[?!A-Za-z]/.test(
    Buffer.from(bytes.subarray(0, 200)).toString('latin1'),
  );
}

/**
 * Reads a document that TD3.2 brings back: a CDA with its header, identities and body, or a bare file by its content.
 * Never throws; a body that cannot be shown says why (`xml/…`, `cda/…`, `document/empty`, `document/unknown-type`).
 */
export function readDocument(bytes: Uint8Array, mimeType: string): ReadableDocument {
  if (!isXml(bytes)) return { header: null, patient: null, body: fileBody(bytes, mimeType) };
  const view = readCda(bytes);
  if (!view.ok) return { header: null, patient: null, body: unreadable(view.fault.code, mimeType) };
  return { header: view.value.header, patient: patientOf(view.value.identities), body: bodyOf(view.value) };
}
