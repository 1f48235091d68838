import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { HandedOverLot } from '../../services/deposit/ports.ts';
import { patientSchema } from './patient-list.ts';

/** Longest description that is read: a document of the DMP in base64 and its metadata. */
export const LONGEST_LOT_BYTES = 16 * 1024 * 1024;

/** An OID without extension, fit for XDS uniqueId (ITI TF-3: 64 characters). */
const OID = /^[0-2](?:\.(?:0|[1-9]\d*))+$/;
/** RPPS (8) or ADELI (0) holders: 12 digits (dmp-interface §3.4). Internal identifiers are not offered. */
const PS_ID = /^[08]\d{11}$/;
/** A bare name, in the folder of the description: no path leads out of it. */
const FILE_NAME = /^[^/\\\0]{1,200}$/;

const lotSchema = z
  .strictObject({
    format: z.literal('dmp-feed/1'),
    uniqueId: z.string().max(64).regex(OID),
    patient: patientSchema,
    author: z.strictObject({
      nationalId: z.string().regex(PS_ID),
      family: z.string().trim().min(1),
      given: z.string().trim().min(1),
      profession: z.string().regex(/^\d{2}$/),
      savoirFaire: z
        .string()
        .regex(/^[A-Z0-9]{1,8}$/)
        .exactOptional(),
    }),
    typeCode: z.string(),
    title: z.string(),
    actAt: z.string(),
    masked: z.boolean(),
    representatives: z.enum(['visible', 'hidden']).exactOptional(),
    informed: z.boolean(),
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

function parsedJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    // The description comes from another program: what the parser says of it might quote a patient.
    return null;
  }
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

/**
 * Reads the description of one document that an establishment hands over (`dmp feed`, form `dmp-feed/1`).
 *
 * @param text JSON, one object; unknown members are refused.
 * @param folder where `file` stands, beside the description; null when only `content` (base64) is allowed.
 * @returns the lot; `feed/not-json`, `feed/too-long`, `feed/unreadable` with each faulty field, `feed/file-missing`.
 *   No value of the description is repeated in a fault.
 */
export function readHandedOverLot(text: string, folder: string | null): Result<HandedOverLot, LotRefusal> {
  if (text.length > LONGEST_LOT_BYTES) return fail({ uniqueId: null, faults: [{ code: 'feed/too-long' }] });
  const json = parsedJson(text);
  if (!json) return fail({ uniqueId: null, faults: [{ code: 'feed/not-json' }] });
  const parsed = lotSchema.safeParse(json.value);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join('.'));
    const faults = [...new Set(fields)].map((field) => ({ code: 'feed/unreadable', field }) as const);
    return fail({ uniqueId: identifierIn(json.value), faults });
  }
  const { format: _format, file: _file, content: _content, masked, representatives, ...said } = parsed.data;
  const bytes = bytesOf(folder, parsed.data);
  if (!bytes) return fail({ uniqueId: said.uniqueId, faults: [{ code: 'feed/file-missing', field: 'file' }] });
  return ok({ ...said, masked: masked ? 'yes' : 'no', representatives: representatives ?? '', file: bytes });
}
