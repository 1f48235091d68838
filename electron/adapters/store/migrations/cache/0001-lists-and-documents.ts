import type { Migration } from '../../database/migrate.ts';

/** Copies of the dossiers that were opted in (R41, decision 26): the last list of each, and the documents read. */
export const listsAndDocuments: Migration = {
  name: '0001-lists-and-documents',
  sql: `
CREATE TABLE dossiers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  ins_oid TEXT NOT NULL,
  ins_value TEXT NOT NULL,
  opted_in_at INTEGER NOT NULL,
  announced INTEGER,
  complete INTEGER,
  received_at INTEGER,
  scope_from TEXT,
  UNIQUE (ins_oid, ins_value)
) STRICT;
CREATE TABLE entries (
  id INTEGER PRIMARY KEY,
  dossier_id INTEGER NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  unique_id TEXT,
  entry_json TEXT NOT NULL,
  UNIQUE (dossier_id, position)
) STRICT;
CREATE INDEX entries_unique_id ON entries (dossier_id, unique_id);
CREATE TABLE documents (
  dossier_id INTEGER NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
  unique_id TEXT NOT NULL,
  mime_type TEXT NOT NULL,
  bytes BLOB NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (dossier_id, unique_id)
) STRICT;
`,
};
