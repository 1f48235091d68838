/**
 * Tables of the sandbox store. Coded values and authors are dictionaries shared by all documents: a hundred thousand
 * documents use some hundreds of codes, and one list is then read with few look-ups.
 */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS patients (
  id INTEGER PRIMARY KEY,
  ins_oid TEXT NOT NULL, ins_value TEXT NOT NULL,
  legacy_ins_c TEXT,
  birth_name TEXT NOT NULL, used_name TEXT, given_names TEXT NOT NULL, first_given_name TEXT NOT NULL,
  sex TEXT NOT NULL CHECK (sex IN ('M', 'F')), birth_date TEXT NOT NULL, birth_place TEXT,
  phone TEXT, email TEXT, street TEXT, postal_code TEXT, city TEXT,
  dossier TEXT NOT NULL CHECK (dossier IN ('ACTIF', 'FERME', 'INEXISTANT')),
  closed_at INTEGER, closure_code TEXT, closure_reason TEXT,
  internet_account INTEGER NOT NULL DEFAULT 0, linked_to_mes INTEGER NOT NULL DEFAULT 0,
  opposes_break_glass INTEGER NOT NULL DEFAULT 0, opposes_emergency INTEGER NOT NULL DEFAULT 0,
  attending_practitioner TEXT,
  UNIQUE (ins_value, ins_oid)
) STRICT;

CREATE TABLE IF NOT EXISTS representatives (
  id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  relation TEXT NOT NULL, title TEXT, given TEXT NOT NULL, family TEXT NOT NULL,
  phone TEXT, email TEXT, street TEXT, postal_code TEXT, city TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS representatives_of ON representatives (patient_id);

CREATE TABLE IF NOT EXISTS authorisations (
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  holder_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('AUTORISE', 'INTERDIT')),
  started_at INTEGER NOT NULL, last_action_at INTEGER NOT NULL, last_access_at INTEGER,
  PRIMARY KEY (patient_id, holder_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS authorisations_held ON authorisations (holder_id, last_action_at);

CREATE TABLE IF NOT EXISTS codes (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL, scheme TEXT NOT NULL, label TEXT NOT NULL,
  UNIQUE (code, scheme, label)
) STRICT;

CREATE TABLE IF NOT EXISTS authors (
  id INTEGER PRIMARY KEY,
  person TEXT NOT NULL, institutions TEXT NOT NULL, specialties TEXT NOT NULL, roles TEXT NOT NULL,
  UNIQUE (person, institutions, specialties, roles)
) STRICT;

CREATE TABLE IF NOT EXISTS contents (
  id INTEGER PRIMARY KEY,
  sha1 TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, bytes BLOB NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS submission_sets (
  id INTEGER PRIMARY KEY,
  entry_uuid TEXT NOT NULL UNIQUE, unique_id TEXT NOT NULL UNIQUE, source_id TEXT NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  submission_time TEXT NOT NULL, received_at INTEGER NOT NULL,
  title TEXT, comments TEXT,
  content_type_id INTEGER NOT NULL REFERENCES codes (id),
  author_id INTEGER NOT NULL REFERENCES authors (id)
) STRICT;
CREATE INDEX IF NOT EXISTS sets_of_patient ON submission_sets (patient_id, submission_time);

CREATE TABLE IF NOT EXISTS documents (
  id INTEGER PRIMARY KEY,
  entry_uuid TEXT NOT NULL UNIQUE, logical_id TEXT NOT NULL, unique_id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('document', 'signature')),
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  set_id INTEGER NOT NULL REFERENCES submission_sets (id),
  status TEXT NOT NULL CHECK (status IN ('Approved', 'Deprecated', 'Archived', 'Deleted')),
  mime_type TEXT NOT NULL, language_code TEXT NOT NULL,
  creation_time TEXT NOT NULL, service_start_time TEXT NOT NULL, service_stop_time TEXT,
  title TEXT NOT NULL, comments TEXT,
  legal_authenticator TEXT NOT NULL, source_patient_id TEXT NOT NULL, source_patient_info TEXT NOT NULL,
  reference_ids TEXT NOT NULL,
  class_id INTEGER NOT NULL REFERENCES codes (id), type_id INTEGER NOT NULL REFERENCES codes (id),
  format_id INTEGER NOT NULL REFERENCES codes (id), facility_id INTEGER NOT NULL REFERENCES codes (id),
  practice_id INTEGER NOT NULL REFERENCES codes (id),
  masked_to_professionals INTEGER NOT NULL, invisible_to_patient INTEGER NOT NULL,
  invisible_to_representatives INTEGER NOT NULL,
  depositor_id TEXT NOT NULL, depositor_structure TEXT NOT NULL, received_at INTEGER NOT NULL,
  content_id INTEGER NOT NULL REFERENCES contents (id)
) STRICT;
CREATE INDEX IF NOT EXISTS documents_of_patient ON documents (patient_id, kind, status, creation_time);
CREATE INDEX IF NOT EXISTS documents_of_set ON documents (set_id);

CREATE TABLE IF NOT EXISTS former_entries (
  entry_uuid TEXT PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS document_authors (
  document_id INTEGER NOT NULL REFERENCES documents (id), position INTEGER NOT NULL,
  author_id INTEGER NOT NULL REFERENCES authors (id),
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS document_codes (
  document_id INTEGER NOT NULL REFERENCES documents (id),
  kind TEXT NOT NULL CHECK (kind IN ('confidentiality', 'event')), position INTEGER NOT NULL,
  code_id INTEGER NOT NULL REFERENCES codes (id),
  PRIMARY KEY (document_id, kind, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS associations (
  entry_uuid TEXT PRIMARY KEY, kind TEXT NOT NULL,
  source_uuid TEXT NOT NULL, target_uuid TEXT NOT NULL,
  set_id INTEGER NOT NULL REFERENCES submission_sets (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS associations_from ON associations (source_uuid);
CREATE INDEX IF NOT EXISTS associations_to ON associations (target_uuid);

CREATE TABLE IF NOT EXISTS assertions_seen (id TEXT PRIMARY KEY, seen_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS traces (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL, transaction_name TEXT NOT NULL, outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'refused')),
  code TEXT, message TEXT, practitioner TEXT, structure TEXT, patient TEXT, purpose TEXT, assertion_id TEXT, detail TEXT
) STRICT;
`;
