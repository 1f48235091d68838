/** What the store's own file says of a filling: who was asked for what, and what may be read. */
import { join } from 'node:path';
import { openStore, type Store } from '../../../sandbox/store/open.ts';

function reading<Value>(storeFolder: string, read: (store: Store) => Value): Value {
  const store = openStore(join(storeFolder, 'store.sqlite'));
  try {
    return read(store);
  } finally {
    store.close();
  }
}

/** Number of the last trace. */
export function lastTrace(storeFolder: string): number {
  const sql = 'SELECT coalesce(max(id), 0) FROM traces';
  return reading(storeFolder, (store) => store.prepare<[], number>(sql).pluck().get() ?? 0);
}

interface Trace {
  readonly id: number;
  readonly name: string;
  readonly patient: string;
}

/**
 * @param lives the last trace before each process of the client began.
 * @returns patients read in a life without TD0.2 before it, and how many retrievals there were.
 */
export function readingsIn(storeFolder: string, lives: readonly number[]): { unasked: string[]; fetched: number } {
  const sql =
    'SELECT id, transaction_name AS name, patient FROM traces WHERE id > ? AND patient IS NOT NULL ORDER BY id';
  const traces = reading(storeFolder, (store) => store.prepare<[number], Trace>(sql).all(lives[0] ?? 0));
  const asked = new Set<string>();
  const unasked = new Set<string>();
  let life = -1;
  for (const { id, name, patient } of traces) {
    const now = lives.findLastIndex((before) => id > before);
    if (now !== life) asked.clear();
    life = now;
    if (name === 'TD0.2') asked.add(patient);
    else if (name.startsWith('TD3') && !asked.has(patient)) unasked.add(patient);
  }
  return { unasked: [...unasked], fetched: traces.filter(({ name }) => name === 'TD3.2').length };
}

/** uniqueIds of a patient's documents that are in force. */
export function readableOf(storeFolder: string, insId: string): ReadonlySet<string> {
  const sql = `SELECT unique_id FROM documents d JOIN patients p ON p.id = d.patient_id
    WHERE p.ins_oid = ? AND p.ins_value = ? AND d.status = 'Approved' AND p.dossier = 'ACTIF'`;
  const [oid = '', value = ''] = insId.split('|');
  return new Set(reading(storeFolder, (store) => store.prepare<[string, string], string>(sql).pluck().all(oid, value)));
}
