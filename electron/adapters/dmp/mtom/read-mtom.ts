import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Fault } from '../../../../shared/fault.ts';
import { contentIdOf } from './content-id.ts';
import { readContentType } from './content-type.ts';
import { readPart, type Part } from './read-part.ts';
import { splitParts } from './split-parts.ts';

/** Why a multipart message is not read. */
export type MtomFaultCode =
  'mtom/no-boundary' | 'mtom/truncated' | 'mtom/too-many-parts' | 'mtom/bad-part' | 'mtom/no-root';

/** A multipart message taken apart. */
export interface MtomParts {
  readonly root: Part;
  readonly attachments: readonly Part[];
}

const MOST_PARTS = 1000;
/** One run of blanks and no more: a repetition inside a repetition takes for ever on a thousand empty lines (H54). */
const FIRST_LINE = /^(?:\s*\n)?--([^\r\n]{1,200}?)[ \t]*\r?\n/;

/** True when the bytes look like a multipart body even without a Content-Type (a saved message). */
export function looksMultipart(bytes: Uint8Array): boolean {
  return FIRST_LINE.test(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'));
}

function boundaryOf(bytes: Uint8Array, contentType: string | undefined): string | null {
  const declared = contentType ? readContentType(contentType).parameters.get('boundary') : undefined;
  if (declared) return declared;
  return FIRST_LINE.exec(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'))?.[1] ?? null;
}

function rootOf(parts: readonly Part[], contentType: string | undefined): Part | undefined {
  const start = contentType ? readContentType(contentType).parameters.get('start') : undefined;
  const named = start ? parts.find((part) => part.contentId === contentIdOf(start)) : undefined;
  const xop = parts.find((part) => part.mediaType === 'application/xop+xml');
  return named ?? xop ?? parts[0];
}

/**
 * Takes a multipart message apart, as leniently as real systems write it: boundary quoted or not, lines ended by LF,
 * no `start`, a preamble, parts in base64. A message cut short is a fault, never a shorter message (H07).
 *
 * @param contentType the HTTP header; without it the boundary is read on the first line.
 * @returns root and attachments, or one of `MtomFaultCode`.
 */
export function readMtom(bytes: Uint8Array, contentType?: string): Result<MtomParts, Fault<MtomFaultCode>> {
  const boundary = boundaryOf(bytes, contentType);
  if (!boundary) return fail({ code: 'mtom/no-boundary' });
  const { parts: raw, closed } = splitParts(bytes, boundary, MOST_PARTS);
  if (raw.length > MOST_PARTS) return fail({ code: 'mtom/too-many-parts', limit: MOST_PARTS });
  if (!closed) return fail({ code: 'mtom/truncated' });
  const parts = raw.map(readPart);
  const unread = parts.indexOf(null);
  if (unread !== -1) return fail({ code: 'mtom/bad-part', field: `parts[${unread}]` });
  const readable = parts.filter((part) => part !== null);
  const root = rootOf(readable, contentType);
  return root ? ok({ root, attachments: readable.filter((part) => part !== root) }) : fail({ code: 'mtom/no-root' });
}
