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
  hasView: `SELECT 1 FROM audit_views WHERE hash = @hash`,
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

/** Rows that the words name, each way through its own index: left alone, the planner reads the whole holder's. */
const NAMED = `
  SELECT sequence FROM audit INDEXED BY audit_patient
  WHERE ${BY_HOLDER} AND json_extract(event_json, '$.patient') IN (SELECT value FROM json_each(@wordPatients))
  UNION SELECT sequence FROM audit INDEXED BY audit_kind
  WHERE ${BY_HOLDER} AND ${KIND} IN (SELECT value FROM json_each(@wordKinds))
  UNION SELECT sequence FROM audit INDEXED BY audit_document
  WHERE ${BY_HOLDER} AND json_extract(event_json, '$.facts.uniqueId') = @wordDocument`;

/** Conditions of a search, each there only when it is asked for, so that the right index serves. */
export const AUDIT_CONDITIONS = {
  kinds: `${KIND} IN (SELECT value FROM json_each(@kinds))`,
  from: `${AT} >= @from`,
  to: `${AT} < @to`,
  words: `sequence IN (${NAMED})`,
  // Hashes have no index: they are read through only for words that look like the beginning of one.
  wordsOrHash: `sequence IN (${NAMED} UNION SELECT sequence FROM audit WHERE ${BY_HOLDER} AND instr(hash, @wordHash) = 1)`,
} as const;
export type AuditCondition = keyof typeof AUDIT_CONDITIONS;

function where(conditions: readonly AuditCondition[]): string {
  // The words already choose the rows among the holder's; a plus keeps the planner from his whole index.
  const byWords = conditions.includes('words') || conditions.includes('wordsOrHash');
  const holder = byWords ? `+${BY_HOLDER}` : BY_HOLDER;
  return [holder, ...conditions.map((name) => AUDIT_CONDITIONS[name])].join(' AND ');
}

/** The statement that gives the rows under these conditions, the latest first. */
export function findSql(conditions: readonly AuditCondition[]): string {
  return `SELECT * FROM audit WHERE ${where(conditions)} ORDER BY sequence DESC LIMIT @limit OFFSET @offset`;
}

/** The statement that counts them. */
export function countSql(conditions: readonly AuditCondition[]): string {
  return `SELECT count(*) AS rows FROM audit WHERE ${where(conditions)}`;
}
