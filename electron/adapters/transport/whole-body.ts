import type { StreamedBody } from './transport.ts';

/** The bytes of a body, gathered. Documents are bounded (5 MB each by default), so a lot fits in memory. */
export async function wholeBody(body: Uint8Array | StreamedBody): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body;
  const parts: Uint8Array[] = [];
  for await (const part of body.chunks()) parts.push(part);
  return Buffer.concat(parts);
}
