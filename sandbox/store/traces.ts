import type { Store } from './open.ts';
import { statement } from './statement.ts';

/** One line of the store's own journal (rules R42). */
export interface Trace {
  at: number;
  transaction: string;
  outcome: 'accepted' | 'refused';
  code?: string | null;
  message?: string | null;
  practitioner?: string | null;
  structure?: string | null;
  patient?: string | null;
  purpose?: string | null;
  assertionId?: string | null;
  detail?: string | null;
  /** Made in a secret connection: not shown to the representatives of a minor (R36). */
  secret?: boolean;
}

/** Writes a line of the journal, for accepted and refused calls alike. */
export function writeTrace(store: Store, trace: Trace): void {
  const written = statement(
    store,
    `INSERT INTO traces (at, transaction_name, outcome, code, message, practitioner, structure, patient, purpose, assertion_id, detail)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    trace.at,
    trace.transaction,
    trace.outcome,
    trace.code ?? null,
    trace.message ?? null,
    trace.practitioner ?? null,
    trace.structure ?? null,
    trace.patient ?? null,
    trace.purpose ?? null,
    trace.assertionId ?? null,
    trace.detail ?? null,
  );
  if (trace.secret) statement(store, 'INSERT INTO secret_traces (trace_id) VALUES (?)').run(written.lastInsertRowid);
}

export type StoredTrace = Trace & { id: number };

const COLUMNS = `id, at, transaction_name AS "transaction", outcome, code, message, practitioner, structure, patient, purpose,
  assertion_id AS assertionId, detail`;

/** Which lines of a dossier's journal are asked for; those of one professional when `by` names him. */
export interface TraceRange {
  since: number;
  limit: number;
  by: string | null;
}

/** Lines about a patient, latest first. */
export function tracesOf(store: Store, patient: string, range: TraceRange): StoredTrace[] {
  return statement<[TraceRange & { patient: string }], StoredTrace>(
    store,
    `SELECT ${COLUMNS} FROM traces WHERE patient = @patient AND at >= @since AND (@by IS NULL OR practitioner = @by)
     ORDER BY at DESC, id DESC LIMIT @limit`,
  ).all({ patient, ...range });
}

/** Lines of the journal after a given one, oldest first. */
export function tracesSince(store: Store, id: number): StoredTrace[] {
  return statement<[number], StoredTrace>(store, `SELECT ${COLUMNS} FROM traces WHERE id > ? ORDER BY id`).all(id);
}
