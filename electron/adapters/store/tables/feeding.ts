import { z } from 'zod';
import { INFORMERS, type FeedingEvent } from '../../../../shared/domain/feeding/feeding.ts';
import type { FeedingStore } from '../../../services/deposit/ports.ts';
import type { Sqlite } from '../database/open-database.ts';
import { patientKey } from './patient-key.ts';

/** Every statement of the patient's say on deposits, named once. */
export const FEEDING_SQL = {
  append: 'INSERT INTO feeding_events (ins_oid, ins_value, event_json) VALUES (@oid, @value, @eventJson)',
  ofPatient: 'SELECT event_json FROM feeding_events WHERE ins_oid = @oid AND ins_value = @value ORDER BY sequence',
} as const;

const rowSchema = z.strictObject({ event_json: z.string() });
const eventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('informed'), at: z.number(), by: z.enum(INFORMERS) }),
  z.strictObject({
    kind: z.literal('objected'),
    at: z.number(),
    reason: z.string(),
    fileName: z.string(),
    secret: z.boolean(),
  }),
]);

function parseRow(raw: unknown): FeedingEvent {
  return eventSchema.parse(JSON.parse(rowSchema.parse(raw).event_json));
}

/** The patient's say on deposits on SQLite: only ever added, by trigger (R14). */
export function feedingTable(database: Sqlite): FeedingStore {
  return {
    append: (insId, event) =>
      void database.prepare(FEEDING_SQL.append).run({ ...patientKey(insId), eventJson: JSON.stringify(event) }),
    ofPatient: (insId) => database.prepare(FEEDING_SQL.ofPatient).all(patientKey(insId)).map(parseRow),
  };
}
