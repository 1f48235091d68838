/** Every statement of the queue, named once; the plan test walks through this list. */
export const OUTBOX_SQL = {
  insert: `
    INSERT INTO outbox (id, ins_oid, ins_value, mode, author_id, structure_id, unique_id, submission_set_id, chain_id, title,
      type_code, size, content_hash, state, answer, attempts, created_at, not_before, failure_class, failure_json,
      acknowledged_at, withdraws)
    VALUES (@id, @insOid, @insValue, @mode, @authorId, @structureId, @uniqueId, @submissionSetId, @chainId, @title,
      @typeCode, @size, @contentHash, @state, @answer, @attempts, @createdAt, @notBefore, @failureClass, @failureJson,
      @acknowledgedAt, @withdraws)`,
  insertLot: `INSERT INTO outbox_lots (job_id, lot_json) VALUES (@id, @lotJson)`,
  insertDocument: `INSERT INTO outbox_documents (job_id, position, cda) VALUES (@id, @position, @cda)`,
  list: `SELECT * FROM outbox ORDER BY sequence`,
  find: `SELECT * FROM outbox WHERE id = @id`,
  byUniqueId: `SELECT * FROM outbox WHERE unique_id = @uniqueId`,
  // One statement: two workers can never hold the same row. Counted before sending: a crash after this may have reached
  // the DMP. A refused earlier version still holds back the next ones: its fate is a human's (H30).
  claim: `
    UPDATE outbox SET state = 'sending', attempts = attempts + 1
    WHERE sequence = (
      SELECT sequence FROM outbox AS due
      WHERE sender = @sender AND state IN ('held-back', 'queued') AND not_before <= @now
        AND NOT EXISTS (
          SELECT 1 FROM outbox AS earlier
          WHERE earlier.chain_id = due.chain_id AND earlier.sequence < due.sequence
            AND earlier.state NOT IN ('sent', 'recalled'))
      ORDER BY not_before, sequence LIMIT 1)
    RETURNING *`,
  review: `
    UPDATE outbox SET look_ups = look_ups + 1, not_before = @leaseUntil
    WHERE sequence = (
      SELECT sequence FROM outbox
      WHERE sender = @sender AND state = 'review' AND failure_class = 'ambiguous' AND not_before <= @now
      ORDER BY not_before, sequence LIMIT 1)
    RETURNING *`,
  lot: `SELECT lot_json FROM outbox_lots WHERE job_id = @id`,
  documents: `SELECT cda FROM outbox_documents WHERE job_id = @id ORDER BY position`,
  settle: `
    UPDATE outbox SET state = @state, not_before = @notBefore, failure_class = @failureClass,
      failure_json = @failureJson, acknowledged_at = coalesce(@acknowledgedAt, acknowledged_at),
      answer = iif(@state IN ('sent', 'refused', 'recalled'), answer, 'pending'), look_ups = iif(@state = 'review', look_ups, 0)
    WHERE id = @id AND state IN (SELECT value FROM json_each(@from))
    RETURNING *`,
  // The second axis: only of what has come to an end; a new try is a new answer (settle).
  show: `
    UPDATE outbox SET answer = 'shown'
    WHERE id = @id AND answer = 'pending' AND state IN ('sent', 'refused', 'recalled')`,
  recover: `
    UPDATE outbox SET state = 'review', not_before = @now, failure_class = 'ambiguous', failure_json = @failureJson
    WHERE state = 'sending'`,
  bringBack: `
    UPDATE outbox SET not_before = @notBefore
    WHERE state IN ('held-back', 'queued', 'review') AND not_before > @farthest`,
  byContent: `
    SELECT * FROM outbox
    WHERE ins_oid = @oid AND ins_value = @value AND content_hash = @contentHash
      AND state NOT IN ('recalled', 'refused') AND withdrawn_at IS NULL
    ORDER BY sequence DESC LIMIT 1`,
  withdraw: `
    UPDATE outbox SET withdrawn_at = @at WHERE unique_id = @uniqueId AND state = 'sent' AND withdrawn_at IS NULL
    RETURNING *`,
  insertWithdrawal: `
    INSERT INTO outbox_withdrawals (job_id, withdrawal_json, seen_at) VALUES (@id, @withdrawalJson, @seenAt)`,
  withdrawal: `SELECT withdrawal_json, seen_at FROM outbox_withdrawals WHERE job_id = @id`,
  ofDocument: `SELECT * FROM outbox WHERE withdraws = @uniqueId AND state <> 'recalled'`,
  seen: `UPDATE outbox_withdrawals SET seen_at = coalesce(seen_at, @at) WHERE job_id = @id`,
  // The two halves are asked apart so that each walks its own partial index.
  nextSending: `
    SELECT min(not_before) AS due FROM outbox AS due
    WHERE sender = @sender AND state IN ('held-back', 'queued')
      AND NOT EXISTS (
        SELECT 1 FROM outbox AS earlier
        WHERE earlier.chain_id = due.chain_id AND earlier.sequence < due.sequence
          AND earlier.state NOT IN ('sent', 'recalled'))`,
  nextReview: `
    SELECT min(not_before) AS due FROM outbox
    WHERE sender = @sender AND state = 'review' AND failure_class = 'ambiguous'`,
} as const;
