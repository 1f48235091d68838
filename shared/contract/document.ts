import { z } from 'zod';
import { MOST_AT_ONCE } from '../domain/document/list/most-at-once.ts';
import { bytesSchema } from './bytes.ts';
import { call } from './call.ts';
import { documentRowSchema, tokenSchema } from './dossier.ts';
import { cdaHeaderSchema, sectionSchema } from './cda.ts';

const fileTypeSchema = z.enum(['application/pdf', 'image/jpeg', 'image/tiff', 'image/png', 'text/rtf', 'text/plain']);
export type FileType = z.infer<typeof fileTypeSchema>;

/** What the sandboxed viewer shows. Bytes cross for one document at a time (H56: no bulk export). */
export const bodySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('file'),
    mediaType: fileTypeSchema,
    bytes: bytesSchema,
  }),
  z.strictObject({
    kind: z.literal('structured'),
    sections: z.array(sectionSchema),
    /** PDF copy carried by the document: shown first, the structured view on demand (CI-SIS §2.2). */
    copy: z.strictObject({ mediaType: z.literal('application/pdf'), bytes: bytesSchema }).optional(),
    /** Words of the narrative that the view could not place: a band says so (H37). */
    incomplete: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('unreadable'), faultCode: z.string(), mediaType: z.string() }),
]);
export type DocumentBody = z.infer<typeof bodySchema>;

export const documentViewSchema = z.strictObject({
  token: tokenSchema,
  row: documentRowSchema,
  /** Header of the CDA (EX_3.2-1030); null when the document is not a CDA. */
  header: cdaHeaderSchema.nullable(),
  body: bodySchema,
  /** Comparison of the document's own patient with the banner (H03): differs = full-width alert before the content. */
  identity: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('agrees') }),
    z.strictObject({ kind: z.literal('unverifiable') }),
    z.strictObject({ kind: z.literal('differs'), differences: z.array(z.string()) }),
  ]),
  /** When the bytes came from the DMP, epoch ms; from the copy when `fromCopy`. */
  receivedAt: z.number(),
  fromCopy: z.boolean(),
});
export type DocumentView = z.infer<typeof documentViewSchema>;

/** What became of one document of several: the code of its fault, or null for one that is there to be opened. */
export const fetchedSchema = z.strictObject({ rowId: z.string(), faultCode: z.string().nullable() });
export type Fetched = z.infer<typeof fetchedSchema>;

/** How far the document being received is, in bytes; `total` is null where the answer does not say (event `document.progress`). */
export const receivingSchema = z.strictObject({
  token: tokenSchema,
  rowId: z.string(),
  received: z.number(),
  total: z.number().nullable(),
});
export type Receiving = z.infer<typeof receivingSchema>;

export const documentContract = {
  /** The document of this row is no longer waited for: its exchange is broken off. */
  'document.cancel': call(z.strictObject({ token: tokenSchema, rowId: z.string().max(200) }), z.strictObject({})),
  /** Several documents in one exchange, under one signature; each is then opened by `document.read`, one at a time. */
  'document.fetch': call(
    z.strictObject({ token: tokenSchema, rowIds: z.array(z.string().max(200)).min(1).max(MOST_AT_ONCE) }),
    z.array(fetchedSchema),
  ),
  'document.read': call(z.strictObject({ token: tokenSchema, rowId: z.string().max(200) }), documentViewSchema),
};
