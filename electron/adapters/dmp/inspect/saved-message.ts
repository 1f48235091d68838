import { contentIdOf } from '../mtom/content-id.ts';
import { readContentType, type ContentType } from '../mtom/content-type.ts';

const HEAD = 8192;

/** Headers saved in front of a body: a status or request line, then HTTP or MIME headers up to an empty line. */
const HEADERS =
  /^(?:HTTP\/[^\r\n]*\r?\n|(?:POST|PUT) [^\r\n]*\r?\n)?(?:[A-Za-z][\w-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+\r?\n/;
const CONTENT_TYPE = /^content-type:((?:[^\r\n]|\r?\n[ \t])*)/im;
const DELIMITER = /^--([^\r\n]{1,200}?)[ \t]*\r?$/m;
const MARKUP = /^[\s\u00ef\u00bb\u00bf]*</;

/** A multipart body and how it is cut. */
export interface Multipart {
  readonly body: Uint8Array;
  readonly boundary: string;
  /** Content-ID of the root part, when the type names it. */
  readonly start?: string;
}

/** A message as tools save it: with the HTTP headers it came with, with MIME headers only, or bare. */
export type SavedMessage =
  | { readonly kind: 'multipart'; readonly multipart: Multipart }
  | { readonly kind: 'plain'; readonly body: Uint8Array; readonly charset?: string };

function typeIn(headers: string): ContentType {
  const value = CONTENT_TYPE.exec(headers)?.[1] ?? '';
  return readContentType(value.replace(/\r?\n[ \t]+/g, ' ').trim());
}

/**
 * Takes the headers off a saved message and tells whether it is multipart: by the declared boundary, else by its first
 * line that can be a delimiter. Markup at the very start is never multipart.
 */
export function openSavedMessage(bytes: Uint8Array): SavedMessage {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  if (MARKUP.test(head)) return { kind: 'plain', body: bytes };
  const headers = HEADERS.exec(head)?.[0] ?? '';
  const { mediaType, parameters } = typeIn(headers);
  const body = bytes.subarray(headers.length);
  const charset = parameters.get('charset');
  const isPlain = MARKUP.test(head.slice(headers.length)) && !mediaType.startsWith('multipart/');
  const boundary = parameters.get('boundary') ?? DELIMITER.exec(head.slice(headers.length))?.[1];
  if (isPlain || boundary === undefined) return { kind: 'plain', body, ...(charset ? { charset } : {}) };
  const start = parameters.get('start');
  return { kind: 'multipart', multipart: { body, boundary, ...(start ? { start: contentIdOf(start) } : {}) } };
}
