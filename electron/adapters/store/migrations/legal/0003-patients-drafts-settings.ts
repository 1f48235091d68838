import type { Migration } from '../../database/migrate.ts';

/**
 * Patients, drafts and settings stand in the legal part, not in the cache: a draft is unsent work that a lost card must
 * not destroy, the queue and the consents speak of these patients, and a holder without a cache needs them too.
 */
export const patientsDraftsSettings: Migration = {
  name: '0003-patients-drafts-settings',
  sql: `
CREATE TABLE patients (
  id INTEGER PRIMARY KEY,
  ins_oid TEXT NOT NULL,
  ins_value TEXT NOT NULL,
  patient_json TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  opened_at INTEGER NOT NULL DEFAULT 0,
  UNIQUE (ins_oid, ins_value)
) STRICT;
CREATE INDEX patients_named ON patients (sort_name);
CREATE INDEX patients_opened ON patients (opened_at DESC, sort_name);
CREATE VIRTUAL TABLE patients_search USING fts5 (
  words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE drafts (
  id TEXT PRIMARY KEY,
  ins_oid TEXT NOT NULL,
  ins_value TEXT NOT NULL,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  pages INTEGER,
  form_json TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;
CREATE INDEX drafts_patient ON drafts (ins_oid, ins_value, saved_at);
CREATE TABLE draft_files (
  draft_id TEXT PRIMARY KEY REFERENCES drafts (id) ON DELETE CASCADE,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value_json TEXT NOT NULL
) STRICT;
`,
};
