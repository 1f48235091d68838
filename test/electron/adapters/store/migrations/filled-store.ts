/** Stores that older programs left, filled: each table with rows in every state that its schema knew. */
import type { Sqlite } from '../../../../../electron/adapters/store/database/open-database.ts';
import { JOB } from './legal-rows.ts';
import { insert } from './schema-bench.ts';

type Row = Record<string, unknown>;
/** Rows of a table, and the schema from which on it is there. */
type Filling = readonly [since: number, table: string, rows: readonly Row[]];

const STATES = ['held-back', 'queued', 'sending', 'review', 'sent', 'refused', 'recalled'] as const;
const CLASSES = ['transient', 'ambiguous', 'permanent', null] as const;
const MANY = 28;
const PATIENT = { ins_oid: JOB.ins_oid, ins_value: JOB.ins_value };
const times = <Value>(count: number, make: (n: number) => Value): Value[] =>
  Array.from({ length: count }, (_, n) => make(n));
const bytes = (n: number): Buffer => Buffer.alloc(4_000, n + 1);
const event = (n: number): string =>
  JSON.stringify({ practitionerId: JOB.author_id, kind: 'document.read', at: n, facts: { uniqueId: `2.25.1${n}` } });

/** Every state with every class of failure. */
const jobs = times(MANY, (n) => {
  const failure = CLASSES[Math.floor(n / STATES.length)] ?? null;
  return {
    ...JOB,
    sequence: n + 1,
    id: `job-${n}`,
    unique_id: `2.25.1${n}`,
    submission_set_id: `2.25.2${n}`,
    chain_id: `2.25.3${n % 5}`,
    content_hash: `hash-${n}`,
    state: STATES[n % STATES.length],
    answer: n % 2 === 0 ? 'pending' : 'shown',
    failure_class: failure,
    failure_json: failure && JOB.failure_json,
    acknowledged_at: n % 3 === 0 ? 9 : null,
  };
});

const LEGAL: readonly Filling[] = [
  [1, 'outbox', jobs],
  [1, 'outbox_lots', times(MANY, (n) => ({ job_id: `job-${n}`, lot_json: `{"n":${n}}` }))],
  [1, 'outbox_documents', times(MANY, (n) => ({ job_id: `job-${n}`, position: 0, cda: bytes(n) }))],
  [
    1,
    'consents',
    times(9, (n) => ({
      sequence: n + 1,
      id: `consent-${n}`,
      ...PATIENT,
      practitioner_id: JOB.author_id,
      recorded_at: n,
      record_json: `{"n":${n}}`,
      signature: 's',
      certificate: 'c',
    })),
  ],
  [
    2,
    'audit',
    times(60, (n) => ({ sequence: n + 1, event_json: event(n), previous_hash: `h${n}`, hash: `h${n + 1}` })),
  ],
  [
    2,
    'audit_seals',
    times(3, (n) => ({ sequence: n * 9 + 1, hash: `h${n * 9 + 1}`, signature: 's', certificate: 'c' })),
  ],
  [
    3,
    'patients',
    times(6, (n) => ({
      ...PATIENT,
      ins_value: `28003750000011${n}`,
      patient_json: '{}',
      sort_name: `PAT-${n}`,
      opened_at: n,
    })),
  ],
  [3, 'patients_search', times(6, (n) => ({ rowid: n + 1, words: `pat ${n}` }))],
  [
    3,
    'drafts',
    times(4, (n) => ({
      id: `d${n}`,
      ...PATIENT,
      file_name: 'a.pdf',
      media_type: 'application/pdf',
      pages: n || null,
      form_json: `{"n":${n}}`,
      saved_at: n,
    })),
  ],
  [3, 'draft_files', times(4, (n) => ({ draft_id: `d${n}`, bytes: bytes(n) }))],
  [3, 'settings', times(3, (n) => ({ name: `setting-${n}`, value_json: String(n) }))],
  [
    4,
    'emergency_events',
    times(5, (n) => ({ sequence: n + 1, event_json: '{}', handed_over_at: n % 2 === 0 ? null : n })),
  ],
  [6, 'audit_views', times(4, (n) => ({ hash: `v${n}`, content: bytes(n) }))],
  [
    8,
    'holds',
    times(4, (n) => ({
      id: `hold-${n}`,
      ...PATIENT,
      unique_id: `2.25.1${n}`,
      set_id: n % 2 === 0 ? null : '2.25.9',
      title: 'CR',
      author_label: 'MODELE',
      mine: n % 2,
      reason: 'à annoncer',
      opened_at: n,
    })),
  ],
  [8, 'hold_events', times(8, (n) => ({ sequence: n + 1, hold_id: `hold-${n % 4}`, event_json: `{"n":${n}}` }))],
  [9, 'feeding_events', times(3, (n) => ({ sequence: n + 1, ...PATIENT, event_json: '{}' }))],
  [11, 'looks', [{ ...PATIENT, look_json: '{}' }]],
  [11, 'looks_opened', times(3, (n) => ({ ...PATIENT, started_at: 5, unique_id: `2.25.1${n}` }))],
  [12, 'outbox_withdrawals', times(3, (n) => ({ job_id: `job-${n}`, withdrawal_json: '{}', seen_at: n || null }))],
  [13, 'internal_authors', times(3, (n) => ({ internal_id: `A${n}`, family: 'F', given: 'G', first_used_at: n }))],
];

const CACHE: readonly Filling[] = [
  [
    1,
    'dossiers',
    times(3, (n) => ({
      id: n + 1,
      ...PATIENT,
      ins_value: `28003750000011${n}`,
      opted_in_at: 10 + n,
      announced: n || null,
      complete: n === 0 ? null : 1,
      received_at: n || null,
      scope_from: null,
    })),
  ],
  [
    1,
    'entries',
    times(40, (n) => ({ id: n + 1, dossier_id: 2, position: n, unique_id: `2.25.${n}`, entry_json: `{"n":${n}}` })),
  ],
  [
    1,
    'documents',
    times(12, (n) => ({ dossier_id: 2, unique_id: `2.25.${n}`, mime_type: 'text/xml', bytes: bytes(n), saved_at: n })),
  ],
];

function fill(database: Sqlite, fillings: readonly Filling[], version: number): void {
  for (const [since, table, rows] of fillings)
    if (since <= version) for (const row of rows) insert(database, table, row);
}

/** Fills the legal part of an older program's schema. */
export const fillLegal = (database: Sqlite, version: number): void => fill(database, LEGAL, version);

/** Fills the copies of an older program's schema. */
export const fillCache = (database: Sqlite, version: number): void => fill(database, CACHE, version);

/** Tables that a version of either schema fills: what must be read again afterwards. */
export const filledTables = (of: 'legal' | 'cache', version: number): readonly string[] =>
  (of === 'legal' ? LEGAL : CACHE).filter(([since]) => since <= version).map(([, table]) => table);

/** The rows that were put into a table. */
export const rowsPut = (of: 'legal' | 'cache', name: string): readonly Row[] =>
  (of === 'legal' ? LEGAL : CACHE).find(([, table]) => table === name)?.[2] ?? [];
