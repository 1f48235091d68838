import type { IncomingMessage } from 'node:http';

/** A body larger than the store takes. */
export class BodyTooLarge extends Error {}

/**
 * Collects the body of a request as it arrives.
 *
 * @param limit bytes after which reading stops
 * @throws BodyTooLarge
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array); // a request without encoding yields bytes
    size += bytes.length;
    if (size > limit) throw new BodyTooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
