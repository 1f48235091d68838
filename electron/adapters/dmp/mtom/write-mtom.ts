import type { StreamedBody } from '../transport.ts';

/** Bytes that travel beside the envelope. */
export interface Attachment {
  readonly contentId: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A message in MTOM form, ready to be sent. */
export interface MtomMessage {
  readonly contentType: string;
  readonly body: StreamedBody;
}

const ROOT_ID = 'root@poste-dmp';
/** Small enough for a progress bar to move, large enough to cost nothing. */
const CHUNK = 64 * 1024;

function partHeader(boundary: string, type: string, contentId: string, isFirst: boolean): Uint8Array {
  const lines = [
    `${isFirst ? '' : '\r\n'}--${boundary}`,
    `Content-Type: ${type}`,
    'Content-Transfer-Encoding: binary',
    `Content-ID: <${contentId}>`,
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8');
}

/**
 * Puts an envelope and its attachments into `multipart/related` with an XOP root of SOAP 1.2
 * (MTOM, dmp-interface §1.1, decision 14). Nothing is copied: pieces are yielded as they are.
 *
 * @param boundary a random text that no attachment can hold.
 */
export function writeMtom(
  envelope: Uint8Array,
  action: string,
  attachments: readonly Attachment[],
  boundary: string,
): MtomMessage {
  const rootType = `application/xop+xml; charset=UTF-8; type="application/soap+xml"; action="${action}"`;
  const pieces: Uint8Array[] = [partHeader(boundary, rootType, ROOT_ID, true), envelope];
  for (const part of attachments) {
    pieces.push(partHeader(boundary, part.mediaType, part.contentId, false), part.bytes);
  }
  pieces.push(Buffer.from(`\r\n--${boundary}--\r\n`, 'utf8'));
  const contentType =
    `multipart/related; type="application/xop+xml"; boundary="${boundary}"; start="<${ROOT_ID}>"; ` +
    `start-info="application/soap+xml"; action="${action}"`;
  return { contentType, body: streamed(pieces) };
}

function streamed(pieces: readonly Uint8Array[]): StreamedBody {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  async function* chunks(): AsyncIterable<Uint8Array> {
    for (const piece of pieces) {
      for (let at = 0; at < piece.length; at += CHUNK) yield piece.subarray(at, at + CHUNK);
    }
  }
  return { length, chunks };
}

/** The whole body in one piece, for writing it down or reading it back. */
export async function gather(body: Uint8Array | StreamedBody): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body.chunks()) chunks.push(chunk);
  return Buffer.concat(chunks);
}
