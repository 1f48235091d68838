import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { WITHDRAWAL_REASONS } from '../../../shared/domain/outbox/withdrawal.ts';
import type { HandedOverLot, HandedOverWithdrawal } from '../../services/deposit/ports.ts';
import { namedAuthorSchema } from './handed-over-author.ts';
import { parsedJson, unreadableFields } from './handed-over-json.ts';
import { patientSchema } from './patient-list.ts';

/** Longest description that is read: a document of the DMP in base64 and its metadata. */
export const LONGEST_LOT_BYTES = 16 * 1024 * 1024;

/** An OID without extension, fit for XDS uniqueId (ITI TF-3: 64 characters). */
const OID = /^[0-2](?:\.(?:0|[1-9]\d*))+$/;
/** A bare name, in the folder of the description: no path leads out of it. */
const FILE_NAME = /^[^/\\\0]{1,200}$/;

const withdrawalSchema = z.strictObject({
  format: z.literal('dmp-feed/1'),
  act: z.literal('withdraw'),
  uniqueId: z.string().max(64).regex(OID),
  ins: patientSchema.shape.ins,
  author: namedAuthorSchema,
  reason: z.enum(WITHDRAWAL_REASONS).exactOptional(),
});

const lotSchema = z
  .strictObject({
    format: z.literal('dmp-feed/1'),
    act: z.literal('deposit').exactOptional(),
    uniqueId: z.string().max(64).regex(OID),
    patient: patientSchema,
    author: namedAuthorSchema,
    typeCode: z.string(),
    title: z.string(),
    actAt: z.string(),
    masked: z.boolean(),
    representatives: z.enum(['visible', 'hidden']).exactOptional(),
    informed: z.boolean(),
    identityChecked: z.boolean().exactOptional(),
    replaces: z.string().max(64).regex(OID).exactOptional(),
    file: z.string().regex(FILE_NAME).exactOptional(),
    content: z.base64().exactOptional(),
  })
  .refine(({ file, content }) => (file === undefined) !== (content === undefined), { path: ['file'] });

export type LotFaultCode = 'feed/not-json' | 'feed/unreadable' | 'feed/too-long' | 'feed/file-missing';
/** The faults of a description, with the identifier it gave, when it gave a readable one. */
export interface LotRefusal {
  readonly uniqueId: string | null;
  readonly faults: readonly Fault<LotFaultCode>[];
}

function identifierIn(value: unknown): string | null {
  const named = z.object({ uniqueId: z.string().max(64).regex(OID) }).safeParse(value);
  return named.success ? named.data.uniqueId : null;
}

/** Looked at first: a pipe would be waited for without end. */
function sizeOf(path: string): { readonly size: number; readonly isFile: boolean } {
  const stats = statSync(path);
  return { size: stats.size, isFile: stats.isFile() };
}

function bytesOf(folder: string | null, { file, content }: { file?: string; content?: string }): Uint8Array | null {
  if (content !== undefined) return Buffer.from(content, 'base64');
  if (folder === null || file === undefined || file === '.' || file === '..') return null;
  try {
    const path = join(folder, file);
    const { size, isFile } = sizeOf(path);
    return isFile && size <= LONGEST_LOT_BYTES ? readFileSync(path) : null;
  } catch {
    // Absent or not ours to read: the description is refused with the name of the field.
    return null;
  }
}

/** What an establishment hands over: a document to deposit, or one to take back. */
export type HandedOver =
  | { readonly act: 'deposit'; readonly lot: HandedOverLot }
  | { readonly act: 'withdraw'; readonly withdrawal: HandedOverWithdrawal };

function unreadable(value: unknown, error: z.ZodError): Result<never, LotRefusal> {
  return fail({ uniqueId: identifierIn(value), faults: unreadableFields(error) });
}

function lotOf(value: unknown, folder: string | null): Result<HandedOver, LotRefusal> {
  const parsed = lotSchema.safeParse(value);
  if (!parsed.success) return unreadable(value, parsed.error);
  const { format: _format, act: _act, file: _file, content: _content, masked, representatives, ...said } = parsed.data;
  const bytes = bytesOf(folder, parsed.data);
  if (!bytes) return fail({ uniqueId: said.uniqueId, faults: [{ code: 'feed/file-missing', field: 'file' }] });
  const answers = { masked: masked ? 'yes' : 'no', representatives: representatives ?? '' } as const;
  return ok({ act: 'deposit', lot: { ...said, ...answers, file: bytes } });
}

function withdrawalOf(value: unknown): Result<HandedOver, LotRefusal> {
  const parsed = withdrawalSchema.safeParse(value);
  if (!parsed.success) return unreadable(value, parsed.error);
  const { format: _format, act, ...withdrawal } = parsed.data;
  return ok({ act, withdrawal });
}

const actSchema = z.object({ act: z.literal('withdraw') });

/**
 * Reads one description that an establishment hands over (`dmp feed`, form `dmp-feed/1`): a document to deposit, or with
 * `"act": "withdraw"` one to take back.
 *
 * @param text JSON, one object; unknown members are refused.
 * @param folder where `file` stands, beside the description; null when only `content` (base64) is allowed.
 * @returns what is handed over; `feed/not-json`, `feed/too-long`, `feed/unreadable` with each faulty field,
 *   `feed/file-missing`. No value of the description is repeated in a fault.
 */
export function readHandedOver(text: string, folder: string | null): Result<HandedOver, LotRefusal> {
  if (text.length > LONGEST_LOT_BYTES) return fail({ uniqueId: null, faults: [{ code: 'feed/too-long' }] });
  const json = parsedJson(text);
  if (!json) return fail({ uniqueId: null, faults: [{ code: 'feed/not-json' }] });
  return actSchema.safeParse(json.value).success ? withdrawalOf(json.value) : lotOf(json.value, folder);
}
