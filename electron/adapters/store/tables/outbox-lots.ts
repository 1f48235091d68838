import { z } from 'zod';
import { DEPOSIT_MEDIA_TYPES, type SubmissionLot } from '../../../../shared/domain/document/deposit.ts';
import { RESTRICTIONS } from '../../../../shared/domain/document/visibility.ts';
import { storedIdentitySchema } from './identity-row.ts';

const codeSchema = z.strictObject({
  code: z.string(),
  codeSystem: z.string(),
  displayName: z.string().exactOptional(),
});

/** An author as he is stored with what he sends. */
export const authorSchema = z.strictObject({
  nationalId: z.string(),
  family: z.string(),
  given: z.string(),
  specialty: codeSchema,
  structureId: z.string(),
  structureName: z.string(),
  facilityType: codeSchema,
  practiceSetting: codeSchema,
});

const documentSchema = z.strictObject({
  uniqueId: z.string(),
  setId: z.string(),
  versionNumber: z.number(),
  patient: storedIdentitySchema,
  author: authorSchema,
  typeCode: codeSchema,
  classCode: codeSchema,
  formatCode: codeSchema,
  title: z.string(),
  actAt: z.string(),
  createdAt: z.number(),
  restrictions: z.array(z.enum(RESTRICTIONS)),
  mediaType: z.enum(DEPOSIT_MEDIA_TYPES),
  replaces: z.strictObject({ uniqueId: z.string(), versionNumber: z.number() }).exactOptional(),
});

const lotSchema = z.strictObject({
  submissionSetId: z.string(),
  signatureId: z.string(),
  sourceId: z.string(),
  contentTypeCode: codeSchema,
  patient: storedIdentitySchema,
  author: authorSchema,
  secret: z.literal(true).exactOptional(),
  documents: z.array(documentSchema).min(1),
});

/** The metadata of a lot as they are stored; the CDA bytes have their own rows. */
export function lotText(lot: SubmissionLot): string {
  return JSON.stringify({ ...lot, documents: lot.documents.map(({ document }) => document) });
}

/** Puts a stored lot together again: a queued job is parsed before it is sent. Throws when it is not whole. */
export function parseLot(text: string, cdas: readonly Uint8Array[]): SubmissionLot {
  const lot = lotSchema.parse(JSON.parse(text));
  if (lot.documents.length !== cdas.length) throw new Error('A lot without all its documents');
  const documents = lot.documents.map((document, index) => ({ document, cda: cdas[index] ?? new Uint8Array() }));
  return { ...lot, documents };
}
