import type { Migration } from '../../database/migrate.ts';

/**
 * The journal can be searched, by indexes over what its rows say, so that no row changes; and what was on screen is kept
 * once under its hash (proof of view, H55). Contents are as append-only as the rows that name them.
 */
export const journalIndexAndViews: Migration = {
  name: '0006-journal-index-and-views',
  sql: `
CREATE INDEX audit_holder ON audit (json_extract(event_json, '$.practitionerId'));
CREATE INDEX audit_patient ON audit (json_extract(event_json, '$.practitionerId'), json_extract(event_json, '$.patient'));
CREATE INDEX audit_kind ON audit (json_extract(event_json, '$.practitionerId'), json_extract(event_json, '$.kind'), json_extract(event_json, '$.at'));
CREATE INDEX audit_document ON audit (json_extract(event_json, '$.practitionerId'), json_extract(event_json, '$.facts.uniqueId'));
CREATE INDEX audit_opening ON audit (json_extract(event_json, '$.practitionerId'), json_extract(event_json, '$.facts.opening'));

CREATE TABLE audit_views (
  hash TEXT PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;
CREATE TRIGGER audit_views_no_update BEFORE UPDATE ON audit_views BEGIN SELECT RAISE(ABORT, 'views are append-only'); END;
CREATE TRIGGER audit_views_no_delete BEFORE DELETE ON audit_views BEGIN SELECT RAISE(ABORT, 'views are append-only'); END;
`,
};
