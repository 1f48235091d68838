/** Tables of what concerns the patient: holds and notices. Apart from schema.ts, so that older stores gain them on opening. */
export const PATIENT_SIDE_SCHEMA = `
CREATE TABLE IF NOT EXISTS holds (
  id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  deposited_at INTEGER NOT NULL, notice_at INTEGER NOT NULL, release_at INTEGER NOT NULL,
  notified_at INTEGER,
  ended_at INTEGER, outcome TEXT CHECK (outcome IN ('ANNOUNCED', 'RELEASED_AUTO', 'WITHDRAWN')), ended_by TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS holds_to_notify ON holds (notice_at) WHERE ended_at IS NULL AND notified_at IS NULL;
CREATE INDEX IF NOT EXISTS holds_to_release ON holds (release_at) WHERE ended_at IS NULL;

CREATE TABLE IF NOT EXISTS held_documents (
  document_id INTEGER PRIMARY KEY REFERENCES documents (id), hold_id INTEGER NOT NULL REFERENCES holds (id)
) STRICT;
CREATE INDEX IF NOT EXISTS held_by ON held_documents (hold_id);
CREATE INDEX IF NOT EXISTS documents_hidden ON documents (id) WHERE invisible_to_patient = 1 AND kind = 'document';

CREATE TABLE IF NOT EXISTS secret_traces (trace_id INTEGER PRIMARY KEY REFERENCES traces (id)) STRICT;
CREATE INDEX IF NOT EXISTS traces_of_patient ON traces (patient, id);

CREATE TABLE IF NOT EXISTS full_rights (
  patient_id INTEGER NOT NULL REFERENCES patients (id), practitioner TEXT NOT NULL,
  PRIMARY KEY (patient_id, practitioner)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS masks_open_in_emergency (patient_id INTEGER PRIMARY KEY REFERENCES patients (id)) STRICT;

CREATE TABLE IF NOT EXISTS deletion_requests (
  patient_id INTEGER PRIMARY KEY REFERENCES patients (id), asked_at INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS traces_kept (patient TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS patients_closed ON patients (closed_at) WHERE dossier = 'FERME';

CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS notices (
  id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  recipient TEXT NOT NULL,
  at INTEGER NOT NULL, kind TEXT NOT NULL,
  practitioner TEXT, title TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS notices_of ON notices (patient_id, recipient, at);
`;
