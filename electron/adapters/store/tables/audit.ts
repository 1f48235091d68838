import { createHash } from 'node:crypto';
import { z } from 'zod';
import { chainedText, FIRST_PREVIOUS_HASH, firstBrokenRow } from '../../../../shared/domain/audit/chain.ts';
import { AUDIT_KINDS, type AuditEvent, type AuditRow } from '../../../../shared/domain/audit/event.ts';
import type { AuditStore } from '../../../services/audit/ports.ts';
import type { Sqlite } from '../database/open-database.ts';

/** Every statement of the journal, named once. */
export const AUDIT_SQL = {
  insert: `INSERT INTO audit (sequence, event_json, previous_hash, hash) VALUES (@sequence, @eventJson, @previousHash, @hash)`,
  head: `SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1`,
  read: `SELECT * FROM audit WHERE sequence >= @from ORDER BY sequence LIMIT @limit`,
  insertSeal: `
    INSERT INTO audit_seals (sequence, hash, signature, certificate)
    VALUES (@sequence, @hash, @signature, @certificate)
    ON CONFLICT (sequence) DO NOTHING`,
  lastSeal: `SELECT * FROM audit_seals ORDER BY sequence DESC LIMIT 1`,
  // A sealed row that is gone (rows cut off at the end) or bears another hash.
  brokenSeal: `
    SELECT audit_seals.sequence FROM audit_seals LEFT JOIN audit USING (sequence)
    WHERE audit.hash IS NOT audit_seals.hash ORDER BY audit_seals.sequence LIMIT 1`,
} as const;

const VERIFY_STEP = 500;

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
const headSchema = z.strictObject({ sequence: z.number(), hash: z.string() });
const sealSchema = headSchema.extend({ signature: z.string(), certificate: z.string() });

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function parseRow(raw: unknown): AuditRow {
  const row = rowSchema.parse(raw);
  const event = eventSchema.parse(JSON.parse(row.event_json));
  return { sequence: row.sequence, event, previousHash: row.previous_hash, hash: row.hash };
}

function nextRow(head: { sequence: number; hash: string } | null, event: AuditEvent): AuditRow {
  const sequence = (head?.sequence ?? 0) + 1;
  const previousHash = head?.hash ?? FIRST_PREVIOUS_HASH;
  return { sequence, event, previousHash, hash: sha256(chainedText(sequence, previousHash, event)) };
}

function firstBrokenLink(read: AuditStore['read']): number | null {
  let before = { sequence: 0, hash: FIRST_PREVIOUS_HASH };
  for (;;) {
    const rows = read(before.sequence + 1, VERIFY_STEP);
    const broken = firstBrokenRow(rows, before, sha256);
    if (broken !== null) return broken;
    const last = rows.at(-1);
    if (!last) return null;
    before = last;
  }
}

function firstBroken(database: Sqlite, read: AuditStore['read']): number | null {
  const link = firstBrokenLink(read);
  if (link !== null) return link;
  const seal = database.prepare(AUDIT_SQL.brokenSeal).get();
  return seal === undefined ? null : z.strictObject({ sequence: z.number() }).parse(seal).sequence;
}

/** The journal on SQLite: triggers refuse any change of a row, the chain and the seals tell one made outside. */
export function auditTable(database: Sqlite): AuditStore {
  const head = (): { sequence: number; hash: string } | null => {
    const row = database.prepare(AUDIT_SQL.head).get();
    return row === undefined ? null : headSchema.parse(row);
  };
  const read: AuditStore['read'] = (from, limit) => database.prepare(AUDIT_SQL.read).all({ from, limit }).map(parseRow);
  const append = database.transaction((event: AuditEvent): AuditRow => {
    const row = nextRow(head(), event);
    const { sequence, previousHash, hash } = row;
    database.prepare(AUDIT_SQL.insert).run({ sequence, previousHash, hash, eventJson: JSON.stringify(event) });
    return row;
  });
  return {
    append: (event) => append.immediate(event),
    read,
    head,
    firstBroken: () => firstBroken(database, read),
    lastSeal: () => {
      const row = database.prepare(AUDIT_SQL.lastSeal).get();
      return row === undefined ? null : sealSchema.parse(row);
    },
    seal: (seal) => {
      database.prepare(AUDIT_SQL.insertSeal).run({ ...seal });
    },
  };
}
