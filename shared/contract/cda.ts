import { z } from 'zod';
import { bytesSchema } from './bytes.ts';

const text = z.string().optional();
const personSchema = z.strictObject({ id: text, name: text, organization: text, role: text });

/**
 * Header of a CDA as the reader must be able to see it (EX_3.2-1030). Everything is text as printed; times keep their
 * wire form and are shown as the producer's local time (EX_3.2-1090).
 */
export const cdaHeaderSchema = z.strictObject({
  id: text,
  setId: text,
  versionNumber: text,
  typeCode: z.strictObject({ code: text, codeSystem: text, displayName: text }).optional(),
  title: text,
  effectiveTime: text,
  confidentiality: text,
  language: text,
  patient: z.strictObject({
    ids: z.array(z.strictObject({ root: text, extension: text })),
    birthName: text,
    usedName: text,
    givenNames: z.array(z.string()),
    birthDate: text,
    sex: text,
  }),
  authors: z.array(personSchema),
  custodian: text,
  legalAuthenticator: personSchema.optional(),
  /** Acts documented: label and start. */
  serviceEvents: z.array(z.strictObject({ label: text, start: text, performer: text })),
  encounter: z.strictObject({ label: text, start: text, facility: text }).optional(),
  relatedDocuments: z.array(z.strictObject({ typeCode: text, id: text })),
});
export type CdaHeader = z.infer<typeof cdaHeaderSchema>;

/**
 * One node of a CDA narrative as a closed union: the window builds elements from it and never injects markup (H54).
 * What the reader does not know becomes its text (H37).
 */
export type NarrativeNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'paragraph'; readonly children: readonly NarrativeNode[] }
  | {
      readonly kind: 'styled';
      readonly style: 'bold' | 'italic' | 'underline' | 'superscript' | 'subscript' | 'deleted';
      readonly children: readonly NarrativeNode[];
    }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly caption?: string | undefined;
      readonly items: readonly (readonly NarrativeNode[])[];
    }
  | { readonly kind: 'table'; readonly caption?: string | undefined; readonly rows: readonly TableRow[] }
  | { readonly kind: 'footnote'; readonly children: readonly NarrativeNode[] }
  | {
      readonly kind: 'image';
      readonly mediaType: 'image/jpeg' | 'image/png' | 'image/gif';
      readonly bytes: Uint8Array;
      readonly caption?: string | undefined;
    };

/** A row of a narrative table; header cells are marked, spans kept. */
export interface TableRow {
  readonly place: 'head' | 'body' | 'foot';
  readonly cells: readonly {
    readonly header: boolean;
    readonly columnSpan: number;
    readonly rowSpan: number;
    readonly children: readonly NarrativeNode[];
  }[];
}

const children = z.array(z.lazy((): z.ZodType<NarrativeNode> => narrativeSchema));
const rowSchema = z.strictObject({
  place: z.enum(['head', 'body', 'foot']),
  cells: z.array(z.strictObject({ header: z.boolean(), columnSpan: z.number(), rowSpan: z.number(), children })),
});

export const narrativeSchema: z.ZodType<NarrativeNode> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('break') }),
  z.strictObject({ kind: z.literal('paragraph'), children }),
  z.strictObject({
    kind: z.literal('styled'),
    style: z.enum(['bold', 'italic', 'underline', 'superscript', 'subscript', 'deleted']),
    children,
  }),
  z.strictObject({ kind: z.literal('list'), ordered: z.boolean(), caption: text, items: z.array(children) }),
  z.strictObject({ kind: z.literal('table'), caption: text, rows: z.array(rowSchema) }),
  z.strictObject({ kind: z.literal('footnote'), children }),
  z.strictObject({
    kind: z.literal('image'),
    mediaType: z.enum(['image/jpeg', 'image/png', 'image/gif']),
    bytes: bytesSchema,
    caption: text,
  }),
]);

/** A section of a structured body, nested as in the document. */
export interface CdaSection {
  readonly title?: string | undefined;
  readonly code?: string | undefined;
  readonly narrative: readonly NarrativeNode[];
  readonly sections: readonly CdaSection[];
}

export const sectionSchema: z.ZodType<CdaSection> = z.strictObject({
  title: text,
  code: text,
  narrative: children,
  sections: z.array(z.lazy((): z.ZodType<CdaSection> => sectionSchema)),
});
