import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isShallow } from '../../../../shared/domain/audit/canonical-json.ts';
import { chainedText } from '../../../../shared/domain/audit/chain.ts';
import { AUDIT_KINDS, type AuditEvent, type AuditRow } from '../../../../shared/domain/audit/event.ts';
import type { ReadLink } from '../../../services/audit/ports.ts';

const eventSchema = z.strictObject({
  kind: z.enum(AUDIT_KINDS),
  at: z.number(),
  practitionerId: z.string(),
  structureId: z.string(),
  patient: z.string().exactOptional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
const rowSchema = z.strictObject({
  sequence: z.number(),
  event_json: z.string(),
  previous_hash: z.string(),
  hash: z.string(),
});

/** SHA-256 in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A row as it was written. Throws on a row that no program of ours wrote. */
export function parseAuditRow(raw: unknown): AuditRow {
  const row = rowSchema.parse(raw);
  const event = eventSchema.parse(JSON.parse(row.event_json));
  return { sequence: row.sequence, event, previousHash: row.previous_hash, hash: row.hash };
}

function textEvent(text: string): { readonly event: unknown; readonly asWritten: AuditEvent | null } {
  try {
    const event = JSON.parse(text) as AuditEvent;
    // The indexes read the text: a field given twice, or any blank, would hide a row from a search and keep its hash.
    return { event, asWritten: isShallow(event) && JSON.stringify(event) === text ? event : null };
  } catch {
    return { event: text, asWritten: null };
  }
}

/**
 * A row as verification reads it, whatever is in it: a text that is not the one written counts as changed. No schema
 * here: a hundred thousand rows are read at an unlock, and the hash says more.
 */
export function linkOf(raw: unknown): ReadLink {
  const { sequence, event_json, previous_hash, hash } = raw as z.infer<typeof rowSchema>; // Columns of a STRICT table.
  const { event, asWritten } = textEvent(event_json);
  return {
    sequence,
    previousHash: previous_hash,
    hash,
    recomputed: asWritten ? sha256(chainedText(sequence, previous_hash, asWritten)) : '',
    at: asWritten?.at ?? 0,
    practitionerId: asWritten?.practitionerId ?? '',
    event,
  };
}
