/** Bytes by Content-ID. */
export type AttachmentsById = ReadonlyMap<string, Uint8Array>;

const INCLUDE = /<(?:[\w.-]+:)?Include\b[^>]*?href="cid:([^"]*)"[^>]*?(?:\/>|>\s*<\/(?:[\w.-]+:)?Include>)/g;

/**
 * The message that an MTOM envelope stands for: each reference replaced by the base64 of its part (XOP §4.2). The
 * schemas describe that message, not the envelope that travels.
 */
export function inlineXop(envelope: string, attachments: AttachmentsById): string {
  return envelope.replace(INCLUDE, (_, href: string) => {
    const bytes = attachments.get(decodeURIComponent(href));
    if (!bytes) throw new Error(`no part named ${href}`);
    return Buffer.from(bytes).toString('base64');
  });
}
