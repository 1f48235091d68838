import type { Element } from '@xmldom/xmldom';
import { child, filledAttribute, rawText } from '../xml/element.ts';
import type { CdaFaultCode } from './cda-view.ts';

/** The content of an encapsulated-data element (HL7 v3 ED), decoded as far as it can be. */
export interface DecodedMedia {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly readable: boolean;
  readonly faults: readonly CdaFaultCode[];
}

const STRICT = /^[A-Za-z0-9+/]*={0,2}$/;
const FOREIGN = /[^A-Za-z0-9+/]/g;

/** First bytes of the types whose content can be recognised; other types are believed. */
const SIGNATURES: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['%PDF-'],
  'image/jpeg': ['\u00ff\u00d8\u00ff'],
  'image/jpg': ['\u00ff\u00d8\u00ff'],
  'image/png': ['\u0089PNG'],
  'image/gif': ['GIF8'],
  'image/tiff': ['II*\u0000', 'MM\u0000*'],
  'text/rtf': ['{\\rtf'],
  'application/rtf': ['{\\rtf'],
};

function matchesType(mediaType: string, bytes: Uint8Array): boolean {
  const signatures = SIGNATURES[mediaType.toLowerCase()];
  if (!signatures) return bytes.length > 0;
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  // A PDF may begin a little later than its file; the other formats may not.
  return signatures.some((sign) => (sign === '%PDF-' ? head.includes(sign) : head.startsWith(sign)));
}

function decodeBase64(text: string): { bytes: Uint8Array; damaged: boolean } {
  const packed = text.replace(/\s+/g, '');
  const bare = packed.replace(/=+$/, '');
  // One character alone encodes nothing: the text was cut in the middle of a byte.
  const damaged = !STRICT.test(packed) || bare.length % 4 === 1;
  return { bytes: new Uint8Array(Buffer.from(bare.replace(FOREIGN, ''), 'base64')), damaged };
}

/** `TXT` is the default of the standard, but a PDF cannot be written as text: emitters just forget the attribute. */
function isBase64(data: Element, mediaType: string): boolean {
  const representation = filledAttribute(data, 'representation')?.toUpperCase();
  if (representation !== undefined) return representation === 'B64';
  return !mediaType.toLowerCase().startsWith('text/');
}

/**
 * Decodes an encapsulated file without refusing anything: what is damaged is said, never mended in silence (H38).
 *
 * @param data `nonXMLBody/text` or `observationMedia/value`.
 * @returns the bytes found, and `cda/base64-damaged`, `cda/content-unlike-type`, `cda/content-elsewhere` (the content
 *   is only referred to) or `cda/compressed` (not opened) among its faults.
 */
export function decodeMedia(data: Element): DecodedMedia {
  const mediaType = filledAttribute(data, 'mediaType') ?? 'text/plain';
  const empty = { mediaType, bytes: new Uint8Array(), readable: false };
  if (child(data, null, 'reference')) return { ...empty, faults: ['cda/content-elsewhere'] };
  if (filledAttribute(data, 'compression')) return { ...empty, faults: ['cda/compressed'] };
  const text = rawText(data);
  const decoded = isBase64(data, mediaType)
    ? decodeBase64(text)
    : { bytes: new Uint8Array(Buffer.from(text, 'utf8')), damaged: false };
  const faults: CdaFaultCode[] = [
    ...(decoded.damaged ? (['cda/base64-damaged'] as const) : []),
    ...(matchesType(mediaType, decoded.bytes) ? [] : (['cda/content-unlike-type'] as const)),
  ];
  return { mediaType, bytes: decoded.bytes, readable: faults.length === 0, faults };
}
