import type { Notice } from '../../../sandbox/store/notices.ts';
import type { Store } from '../../../sandbox/store/open.ts';

export interface HoldRow {
  /** Row and patient: a row number serves again once a closed dossier is purged (R39). */
  key: string;
  releaseAt: number;
  outcome: string | null;
}

/** Rows of the store that no reader is shown, for the never-events. */
export interface StoreRows {
  /** Every hold, to see that none moves. */
  holds(): readonly HoldRow[];
  /** What somebody was told about the patient of that INS. */
  noticesTo(ins: string, recipient: string): readonly Notice[];
  lastTrace(): { practitioner: string | null; outcome: string } | null;
}

const known = new WeakMap<Store, StoreRows>();

/** The same statements for every history of a store: preparing them costs more than asking. */
export function rowsOf(store: Store): StoreRows {
  const rows = known.get(store) ?? prepareRows(store);
  known.set(store, rows);
  return rows;
}

function prepareRows(store: Store): StoreRows {
  const holds = store.prepare<[], HoldRow>(
    "SELECT id || ' of ' || patient_id AS key, release_at AS releaseAt, outcome FROM holds",
  );
  const notices = store.prepare<[string, string], Notice>(
    `SELECT n.recipient, n.at, n.kind, n.practitioner, n.title FROM notices n JOIN patients p ON p.id = n.patient_id
     WHERE p.ins_value = ? AND n.recipient = ?`,
  );
  const trace = store.prepare<[], { practitioner: string | null; outcome: string }>(
    'SELECT practitioner, outcome FROM traces ORDER BY id DESC LIMIT 1',
  );
  return {
    holds: () => holds.all(),
    noticesTo: (ins, recipient) => notices.all(ins, recipient),
    lastTrace: () => trace.get() ?? null,
  };
}
