import { HOLDER_ALONE, noticesOf, PATIENT, type Notice } from '../store/notices.ts';
import { statement } from '../store/statement.ts';
import type { StoredTrace } from '../store/traces.ts';
import { patientIdText } from '../xds/composite.ts';
import type { Desk } from './desk.ts';

/**
 * Everything done on the dossier, by whom and when, refusals included, latest first (R42). Representatives are not shown
 * what was done in a secret connection (R36).
 */
export function accessHistory({ store, patient, viewer }: Desk): StoredTrace[] {
  return statement<[string, string], StoredTrace>(
    store,
    `SELECT id, at, transaction_name AS "transaction", outcome, code, message, practitioner, structure, patient, purpose,
       assertion_id AS assertionId, detail
     FROM traces t WHERE patient = ?
       AND (? = 'holder' OR NOT EXISTS (SELECT 1 FROM secret_traces s WHERE s.trace_id = t.id)) ORDER BY id DESC`,
  ).all(patientIdText(patient.ins), viewer);
}

/** What the patient was told (R23, R33, R43), oldest first; representatives not of what is hidden from them (R35). */
export function listNotices({ store, patient, viewer }: Desk): Notice[] {
  const told = noticesOf(store, patient.id, PATIENT);
  if (viewer === 'representative') return told;
  return [...told, ...noticesOf(store, patient.id, HOLDER_ALONE)].sort((a, b) => a.at - b.at);
}
