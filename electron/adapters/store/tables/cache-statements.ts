/** Every statement of the cache, named once; the plan test walks through this list. */
export const CACHE_SQL = {
  dossier: `SELECT * FROM dossiers WHERE ins_oid = @oid AND ins_value = @value`,
  optedIn: `SELECT ins_oid, ins_value FROM dossiers WHERE ins_oid <> '' ORDER BY id`,
  optIn: `
    INSERT INTO dossiers (ins_oid, ins_value, opted_in_at, checked_at) VALUES (@oid, @value, @at, @at)
    ON CONFLICT (ins_oid, ins_value) DO NOTHING`,
  dossierById: `SELECT * FROM dossiers WHERE id = @dossierId`,
  leave: `
    UPDATE dossiers SET ins_oid = '', ins_value = CAST(id AS TEXT), announced = NULL, complete = NULL,
      received_at = NULL, scope_from = NULL, withheld = NULL
    WHERE id = @dossierId`,
  optInAgain: `
    INSERT INTO dossiers (ins_oid, ins_value, opted_in_at, checked_at, was_treating_physician, withheld)
    VALUES (@ins_oid, @ins_value, @opted_in_at, @checked_at, @was_treating_physician, @withheld)`,
  left: `SELECT id FROM dossiers INDEXED BY dossiers_left WHERE ins_oid = '' ORDER BY id LIMIT 1`,
  wipeEntries: `
    DELETE FROM entries WHERE id IN (SELECT id FROM entries WHERE dossier_id = @dossierId LIMIT @most)`,
  wipeDocuments: `
    DELETE FROM documents WHERE rowid IN (SELECT rowid FROM documents WHERE dossier_id = @dossierId LIMIT @most)`,
  forgetDossier: `DELETE FROM dossiers WHERE id = @dossierId`,
  check: `
    UPDATE dossiers SET checked_at = @at, was_treating_physician = @wasTreatingPhysician, withheld = @withheld
    WHERE id = @dossierId`,
  saveList: `
    UPDATE dossiers SET announced = @announced, complete = @complete, received_at = @receivedAt, scope_from = @scopeFrom,
      first_position = @from
    WHERE id = @dossierId`,
  insertEntry: `
    INSERT INTO entries (dossier_id, position, unique_id, entry_json)
    VALUES (@dossierId, @position, @uniqueId, @entryJson) RETURNING id`,
  entries: `
    SELECT entry_json FROM entries WHERE dossier_id = @dossierId AND position >= @from AND position < @to
    ORDER BY position`,
  forgetSome: `
    DELETE FROM entries WHERE id IN (
      SELECT id FROM entries WHERE dossier_id = @dossierId AND position >= @from AND position < @to LIMIT @most)`,
  forgetEntry: `
    DELETE FROM entries WHERE dossier_id = @dossierId AND unique_id = @uniqueId RETURNING id, position`,
  saveEntry: `
    UPDATE entries SET entry_json = @entryJson WHERE dossier_id = @dossierId AND unique_id = @uniqueId`,
  hasList: `
    SELECT 1 AS kept FROM entries WHERE dossier_id = @dossierId AND position >= @from AND position < @to LIMIT 1`,
  saveDocument: `
    INSERT INTO documents (dossier_id, unique_id, mime_type, bytes, saved_at)
    VALUES (@dossierId, @uniqueId, @mimeType, @bytes, @at)
    ON CONFLICT (dossier_id, unique_id) DO UPDATE SET mime_type = excluded.mime_type, bytes = excluded.bytes,
      saved_at = excluded.saved_at`,
  document: `
    SELECT mime_type, bytes, saved_at FROM documents WHERE dossier_id = @dossierId AND unique_id = @uniqueId`,
  documentIds: `SELECT unique_id FROM documents WHERE dossier_id = @dossierId ORDER BY unique_id`,
  forgetDocument: `DELETE FROM documents WHERE dossier_id = @dossierId AND unique_id = @uniqueId`,
} as const;
