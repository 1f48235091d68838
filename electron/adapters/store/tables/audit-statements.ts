/** Every statement of the journal, named once. */
export const AUDIT_SQL = {
  insert: `INSERT INTO audit (sequence, event_json, previous_hash, hash) VALUES (@sequence, @eventJson, @previousHash, @hash)`,
  head: `SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1`,
  read: `SELECT * FROM audit WHERE sequence >= @from ORDER BY sequence LIMIT @limit`,
  insertSeal: `
    INSERT INTO audit_seals (sequence, hash, signature, certificate)
    VALUES (@sequence, @hash, @signature, @certificate)
    ON CONFLICT (sequence) DO NOTHING`,
  lastSeal: `SELECT * FROM audit_seals ORDER BY sequence DESC LIMIT 1`,
  seals: `SELECT * FROM audit_seals WHERE sequence BETWEEN @from AND @to ORDER BY sequence`,
  sealAfter: `SELECT sequence, hash FROM audit_seals WHERE sequence > @sequence ORDER BY sequence LIMIT 1`,
  insertView: `INSERT INTO audit_views (hash, content) VALUES (@hash, @content) ON CONFLICT (hash) DO NOTHING`,
  view: `SELECT content FROM audit_views WHERE hash = @hash`,
  ofOpening: `
    SELECT * FROM audit
    WHERE json_extract(event_json, '$.practitionerId') = @practitionerId
      AND json_extract(event_json, '$.facts.opening') = @opening
    ORDER BY sequence`,
} as const;

const BY_HOLDER = `json_extract(event_json, '$.practitionerId') = @practitionerId`;
const KIND = `json_extract(event_json, '$.kind')`;
const AT = `json_extract(event_json, '$.at')`;

/** Conditions of a search, each there only when it is asked for, so that the right index serves. */
export const AUDIT_CONDITIONS = {
  kinds: `${KIND} IN (SELECT value FROM json_each(@kinds))`,
  from: `${AT} >= @from`,
  to: `${AT} < @to`,
  words: `(json_extract(event_json, '$.patient') IN (SELECT value FROM json_each(@wordPatients))
    OR ${KIND} IN (SELECT value FROM json_each(@wordKinds))
    OR json_extract(event_json, '$.facts.uniqueId') = @wordDocument
    OR (@wordHash <> '' AND substr(hash, 1, length(@wordHash)) = @wordHash))`,
} as const;
export type AuditCondition = keyof typeof AUDIT_CONDITIONS;

function where(conditions: readonly AuditCondition[]): string {
  return [BY_HOLDER, ...conditions.map((name) => AUDIT_CONDITIONS[name])].join(' AND ');
}

/** The statement that gives the rows under these conditions, the latest first. */
export function findSql(conditions: readonly AuditCondition[]): string {
  return `SELECT * FROM audit WHERE ${where(conditions)} ORDER BY sequence DESC LIMIT @limit OFFSET @offset`;
}

/** The statement that counts them. */
export function countSql(conditions: readonly AuditCondition[]): string {
  return `SELECT count(*) AS rows FROM audit WHERE ${where(conditions)}`;
}
