import { z } from 'zod';
import type { KeptLook } from '../../../../shared/domain/document/list/look.ts';
import { NEWS_KINDS } from '../../../../shared/domain/document/list/news-kind.ts';
import type { LookStore } from '../../../services/records/ports.ts';
import type { Sqlite } from '../database/open-database.ts';
import { patientKey } from './patient-key.ts';

/** Every statement of the looks, named once. */
export const LOOKS_SQL = {
  find: 'SELECT look_json FROM looks WHERE ins_oid = @oid AND ins_value = @value',
  save: `
    INSERT INTO looks (ins_oid, ins_value, look_json) VALUES (@oid, @value, @lookJson)
    ON CONFLICT (ins_oid, ins_value) DO UPDATE SET look_json = excluded.look_json`,
  forget: 'DELETE FROM looks WHERE ins_oid = @oid AND ins_value = @value',
  opened: `
    SELECT unique_id FROM looks_opened WHERE ins_oid = @oid AND ins_value = @value AND started_at = @startedAt`,
  markOpened: `
    INSERT INTO looks_opened (ins_oid, ins_value, started_at, unique_id)
    VALUES (@oid, @value, @startedAt, @uniqueId) ON CONFLICT DO NOTHING`,
  forgetOpened: `
    DELETE FROM looks_opened WHERE ins_oid = @oid AND ins_value = @value AND started_at <> @startedAt`,
  forgetAllOpened: 'DELETE FROM looks_opened WHERE ins_oid = @oid AND ins_value = @value',
} as const;

const STATES = ['masque-ps', 'invisible-patient', 'invisible-representants', 'archive', 'ancienne-version'] as const;
const lookSchema = z.strictObject({
  at: z.number(),
  watermark: z.number().nullable(),
  scopeFrom: z.string().nullable(),
  seen: z.array(z.strictObject({ uniqueId: z.string(), states: z.array(z.enum(STATES)) })),
});
const keptSchema = z.strictObject({
  startedAt: z.number(),
  before: lookSchema.nullable(),
  kinds: z.array(z.tuple([z.string(), z.enum(NEWS_KINDS)])),
  latest: lookSchema,
});
const rowSchema = z.strictObject({ look_json: z.string() });
const openedSchema = z.strictObject({ unique_id: z.string() });

function parseLook(raw: unknown): KeptLook {
  const kept = keptSchema.parse(JSON.parse(rowSchema.parse(raw).look_json));
  return { ...kept, kinds: new Map(kept.kinds) };
}

/** What each dossier showed last, on SQLite: one row a patient, replaced at each complete look. */
export function looksTable(database: Sqlite): LookStore {
  const markOpened = database.transaction((key: object, startedAt: number, uniqueId: string) => {
    database.prepare(LOOKS_SQL.forgetOpened).run({ ...key, startedAt });
    database.prepare(LOOKS_SQL.markOpened).run({ ...key, startedAt, uniqueId });
  });
  const forget = database.transaction((key: object) => {
    database.prepare(LOOKS_SQL.forget).run(key);
    database.prepare(LOOKS_SQL.forgetAllOpened).run(key);
  });
  return {
    find: (insId) => {
      const raw = database.prepare(LOOKS_SQL.find).get(patientKey(insId));
      return raw === undefined ? null : parseLook(raw);
    },
    save: (insId, look) => {
      const lookJson = JSON.stringify({ ...look, kinds: [...look.kinds] });
      database.prepare(LOOKS_SQL.save).run({ ...patientKey(insId), lookJson });
    },
    opened: (insId, startedAt) => {
      const rows = database.prepare(LOOKS_SQL.opened).all({ ...patientKey(insId), startedAt });
      return new Set(rows.map((row) => openedSchema.parse(row).unique_id));
    },
    markOpened: (insId, startedAt, uniqueId) => void markOpened.immediate(patientKey(insId), startedAt, uniqueId),
    forget: (insId) => void forget.immediate(patientKey(insId)),
  };
}
