import { z } from 'zod';
import { INS_ROOTS, type InsOid } from '../../../../shared/domain/patient/ins.ts';
import type { HoldEvent, HoldRecord } from '../../../../shared/domain/hold/record.ts';
import type { HoldStore } from '../../../services/holds/ports.ts';
import type { Sqlite } from '../database/open-database.ts';

/** Every statement of the holds, named once. */
export const HOLDS_SQL = {
  insert: `
    INSERT INTO holds (id, ins_oid, ins_value, unique_id, set_id, title, author_label, mine, reason, opened_at)
    VALUES (@id, @oid, @value, @uniqueId, @setId, @title, @authorLabel, @mine, @reason, @openedAt)`,
  append: 'INSERT INTO hold_events (hold_id, event_json) VALUES (@holdId, @eventJson)',
  all: 'SELECT * FROM holds ORDER BY opened_at, id',
  events: 'SELECT event_json FROM hold_events WHERE hold_id = @holdId ORDER BY sequence',
} as const;

const oids = Object.keys(INS_ROOTS) as [InsOid, ...InsOid[]]; // The keys of a constant object are its own key type.

const rowSchema = z.strictObject({
  id: z.string(),
  ins_oid: z.enum(oids),
  ins_value: z.string(),
  unique_id: z.string(),
  set_id: z.string().nullable(),
  title: z.string(),
  author_label: z.string(),
  mine: z.number(),
  reason: z.string(),
  opened_at: z.number(),
});

const originSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('server'), at: z.number() }),
  z.strictObject({ kind: z.literal('submission'), at: z.number() }),
  z.strictObject({ kind: z.literal('unknown'), notAfter: z.number() }),
]);
const ownerSchema = z.strictObject({
  id: z.string().nullable(),
  name: z.string(),
  leave: z.strictObject({ from: z.string(), until: z.string() }).optional(),
});
const at = z.number();
const eventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ at, kind: z.literal('deposited'), origin: originSchema }),
  z.strictObject({ at, kind: z.literal('replaced'), uniqueId: z.string() }),
  z.strictObject({ at, kind: z.literal('planned'), talkAt: z.number().nullable(), place: z.string() }),
  z.strictObject({ at, kind: z.literal('entrusted'), owner: ownerSchema.nullable() }),
  z.strictObject({ at, kind: z.literal('asked'), by: z.string(), talkAt: z.number() }),
  z.strictObject({ at, kind: z.literal('refused'), code: z.string() }),
  z.strictObject({ at, kind: z.literal('announced'), serverAt: z.number().nullable(), elsewhere: z.boolean() }),
  z.strictObject({ at, kind: z.enum(['withdrawn', 'dropped', 'notice-due', 'released']) }),
]);
const eventRowSchema = z.strictObject({ event_json: z.string() });

function parseRecord(raw: unknown): HoldRecord {
  const row = rowSchema.parse(raw);
  return {
    id: row.id,
    ins: { oid: row.ins_oid, value: row.ins_value },
    uniqueId: row.unique_id,
    setId: row.set_id,
    title: row.title,
    authorLabel: row.author_label,
    mine: row.mine === 1,
    reason: row.reason,
    openedAt: row.opened_at,
  };
}

function parseEvent(raw: unknown): HoldEvent {
  const event = eventSchema.parse(JSON.parse(eventRowSchema.parse(raw).event_json));
  if (event.kind !== 'entrusted') return event;
  if (!event.owner) return { ...event, owner: null };
  const { leave, ...owner } = event.owner;
  return { ...event, owner: { ...owner, ...(leave && { leave }) } };
}

/** The holds on SQLite: beginnings and events only ever added, by trigger; durable before each call returns. */
export function holdsTable(database: Sqlite): HoldStore {
  const eventsOf = (holdId: string): HoldEvent[] => database.prepare(HOLDS_SQL.events).all({ holdId }).map(parseEvent);
  return {
    open: ({ ins, mine, ...record }) =>
      void database.prepare(HOLDS_SQL.insert).run({ ...record, ...ins, mine: mine ? 1 : 0 }),
    append: (holdId, event) =>
      void database.prepare(HOLDS_SQL.append).run({ holdId, eventJson: JSON.stringify(event) }),
    all: () =>
      database
        .prepare(HOLDS_SQL.all)
        .all()
        .map(parseRecord)
        .map((record) => ({ record, events: eventsOf(record.id) })),
  };
}
