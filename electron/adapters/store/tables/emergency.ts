import { z } from 'zod';
import { accessEventSchema } from '../../../../shared/contract/access-event.ts';
import type { AccessQueue, AccessStore } from '../../../services/emergency/ports.ts';
import type { Sqlite } from '../database/open-database.ts';

/** Every statement of the emergency accesses, named once. */
export const EMERGENCY_SQL = {
  insert: 'INSERT INTO emergency_events (event_json) VALUES (@eventJson)',
  all: 'SELECT sequence, event_json FROM emergency_events ORDER BY sequence',
  waiting: 'SELECT sequence, event_json FROM emergency_events WHERE handed_over_at IS NULL ORDER BY sequence',
  handedOver: 'UPDATE emergency_events SET handed_over_at = @at WHERE sequence = @sequence',
} as const;

const rowSchema = z.strictObject({ sequence: z.number(), event_json: z.string() });

function parseRow(raw: unknown) {
  const { sequence, event_json } = rowSchema.parse(raw);
  return { sequence, event: accessEventSchema.parse(JSON.parse(event_json)) };
}

/** The emergency accesses on SQLite: events only ever added, by trigger (R42). */
export function emergencyTable(database: Sqlite): AccessStore & AccessQueue {
  return {
    append: (event) => void database.prepare(EMERGENCY_SQL.insert).run({ eventJson: JSON.stringify(event) }),
    all: () =>
      database
        .prepare(EMERGENCY_SQL.all)
        .all()
        .map((row) => parseRow(row).event),
    waiting: () => database.prepare(EMERGENCY_SQL.waiting).all().map(parseRow),
    handedOver: (sequence, at) => void database.prepare(EMERGENCY_SQL.handedOver).run({ sequence, at }),
  };
}
