import { z } from 'zod';
import { DEPOSIT_MEDIA_TYPES } from '../../../../shared/domain/document/deposit.ts';
import { insId } from '../../../../shared/domain/patient/ins.ts';
import { ok } from '../../../../shared/result.ts';
import type { Draft, DraftStore } from '../../../services/deposit/ports.ts';
import type { Sqlite } from '../database/open-database.ts';
import { attempt } from '../store-fault.ts';
import { blobSchema } from './blob.ts';
import { patientKey } from './patient-key.ts';
import { storedIdentitySchema } from './identity-row.ts';

/** Every statement of the drafts, named once. */
export const DRAFTS_SQL = {
  save: `
    INSERT INTO drafts (id, ins_oid, ins_value, file_name, media_type, pages, form_json, saved_at)
    VALUES (@id, @oid, @value, @fileName, @mediaType, @pages, @formJson, @savedAt)
    ON CONFLICT (id) DO UPDATE SET form_json = excluded.form_json, saved_at = excluded.saved_at,
      file_name = excluded.file_name, media_type = excluded.media_type, pages = excluded.pages
    WHERE drafts.ins_oid = excluded.ins_oid AND drafts.ins_value = excluded.ins_value`,
  saveFile: `
    INSERT INTO draft_files (draft_id, bytes) VALUES (@id, @bytes)
    ON CONFLICT (draft_id) DO UPDATE SET bytes = excluded.bytes WHERE draft_files.bytes <> excluded.bytes`,
  saveForm: `UPDATE drafts SET form_json = @formJson, saved_at = @savedAt WHERE id = @id`,
  find: `SELECT drafts.*, bytes FROM drafts JOIN draft_files ON draft_id = id WHERE id = @id`,
  ofPatient: `
    SELECT drafts.*, bytes FROM drafts JOIN draft_files ON draft_id = id
    WHERE ins_oid = @oid AND ins_value = @value ORDER BY saved_at`,
  discard: `DELETE FROM drafts WHERE id = @id`,
} as const;

const rowSchema = z.strictObject({
  id: z.string(),
  ins_oid: storedIdentitySchema.shape.ins.shape.oid,
  ins_value: z.string(),
  file_name: z.string(),
  media_type: z.enum(DEPOSIT_MEDIA_TYPES),
  pages: z.number().nullable(),
  form_json: z.string(),
  saved_at: z.number(),
  bytes: blobSchema,
});
const formSchema = z.record(z.string(), z.string());

function parseRow(raw: unknown): Draft {
  const row = rowSchema.parse(raw);
  return {
    id: row.id,
    insId: insId({ oid: row.ins_oid, value: row.ins_value }),
    fileName: row.file_name,
    mediaType: row.media_type,
    bytes: row.bytes,
    ...(row.pages === null ? {} : { pages: row.pages }),
    form: formSchema.parse(JSON.parse(row.form_json)),
    savedAt: row.saved_at,
  };
}

function saver(database: Sqlite): DraftStore['save'] {
  const write = database.transaction((draft: Draft) => {
    const { id, fileName, mediaType, savedAt, bytes } = draft;
    const formJson = JSON.stringify(draft.form);
    const row = { id, ...patientKey(draft.insId), fileName, mediaType, pages: draft.pages ?? null, formJson, savedAt };
    // A draft never changes patient (H28): the statement changes nothing then, and that is a bug of the caller.
    if (database.prepare(DRAFTS_SQL.save).run(row).changes !== 1) throw new Error('A draft of another patient');
    database.prepare(DRAFTS_SQL.saveFile).run({ id, bytes });
  });
  return (draft) =>
    attempt(() => {
      write.immediate(draft);
      return ok(null);
    });
}

/** Drafts on SQLite, in the legal part: unsent work survives a lost card (decisions 12 and 13). */
export function draftsTable(database: Sqlite): DraftStore {
  return {
    save: saver(database),
    saveForm: (id, form, savedAt) =>
      attempt(() => {
        database.prepare(DRAFTS_SQL.saveForm).run({ id, formJson: JSON.stringify(form), savedAt });
        return ok(null);
      }),
    find: (id) => {
      const row = database.prepare(DRAFTS_SQL.find).get({ id });
      return row === undefined ? null : parseRow(row);
    },
    ofPatient: (patient) => database.prepare(DRAFTS_SQL.ofPatient).all(patientKey(patient)).map(parseRow),
    discard: (id) => {
      database.prepare(DRAFTS_SQL.discard).run({ id });
    },
  };
}
