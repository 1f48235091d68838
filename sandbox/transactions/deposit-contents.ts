import { contentIdOf } from '../server/multipart.ts';
import { element, elements } from '../xml/read.ts';
import type { Request } from './transaction.ts';

/** Bytes of each document by the identifier of its entry; empty when its MTOM part is not there. */
export function readContents(request: Request): Map<string, Buffer> {
  const documents = elements(request.envelope.body, 'xds:Document');
  return new Map(
    documents.map((one) => {
      const include = element(one, 'xop:Include');
      const href = include?.attr('href')?.value;
      // Base64 inside the envelope is what MTOM stands for, so both are read (decision 14).
      const bytes = href === undefined ? Buffer.from(one.content, 'base64') : partOf(request, href);
      return [one.attr('id')?.value ?? '', bytes];
    }),
  );
}

function partOf(request: Request, href: string): Buffer {
  return request.parts.get(contentIdOf(href)) ?? request.parts.get(href.replace(/^cid:/, '')) ?? Buffer.alloc(0);
}
