import { readPart, type Part } from '../mtom/read-part.ts';
import { splitParts } from '../mtom/split-parts.ts';
import type { Attachments } from './attachments.ts';
import { orNull, sha256 } from './printed.ts';
import type { Multipart } from './saved-message.ts';
import type { InspectFault, InspectReport, MtomReport, PrintedPart } from './report.ts';

const MOST_PARTS = 1000;

function rootOf(parts: readonly Part[], start: string | undefined): Part | undefined {
  const named = start === undefined ? undefined : parts.find(({ contentId }) => contentId === start);
  return named ?? parts.find(({ mediaType }) => mediaType === 'application/xop+xml') ?? parts[0];
}

/** Reads a part for what it holds; null when it is not XML or says nothing. */
export type InspectPart = (bytes: Uint8Array, charset: string | undefined, attachments: Attachments) => InspectReport;

function printedPart(part: Part, inspect: InspectPart): PrintedPart {
  const isMarkup = /^[\ufeff\s\u00ef\u00bb\u00bf]*</.test(Buffer.from(part.bytes.subarray(0, 100)).toString('latin1'));
  const document = isMarkup ? inspect(part.bytes, part.charset, new Map()) : null;
  return {
    contentId: orNull(part.contentId),
    mediaType: part.mediaType,
    bytes: part.bytes.length,
    sha256: sha256(part.bytes),
    document,
  };
}

function readParts(raw: Multipart): { readonly parts: readonly Part[]; readonly faults: readonly InspectFault[] } {
  const split = splitParts(raw.body, raw.boundary, MOST_PARTS);
  const read = split.parts.map(readPart);
  const unread = read.flatMap((part, index) => (part ? [] : [{ code: 'mtom/bad-part', place: `parts[${index}]` }]));
  const faults = split.closed ? unread : [...unread, { code: 'mtom/truncated', place: 'end' }];
  return { parts: read.filter((part) => part !== null), faults };
}

/**
 * Says what a raw MTOM message holds: every part with its size and digest, and the root read with its attachments.
 * A message cut short is listed as far as it goes, with the fault.
 */
export function inspectMtom(raw: Multipart, inspect: InspectPart): MtomReport {
  const { parts, faults } = readParts(raw);
  const root = rootOf(parts, raw.start);
  const others = parts.filter((part) => part !== root);
  const attachments = new Map(others.map((part) => [part.contentId ?? '', part.bytes]));
  const inspected = root ? inspect(root.bytes, root.charset, attachments) : null;
  const missing = root ? [] : [{ code: 'mtom/no-root', place: 'parts' }];
  return {
    kind: 'mtom',
    parts: [
      ...(root ? [{ ...printedPart(root, inspect), document: null }] : []),
      ...others.map((part) => printedPart(part, inspect)),
    ],
    root: inspected,
    faults: [...faults, ...missing, ...(inspected?.faults ?? [])],
  };
}
