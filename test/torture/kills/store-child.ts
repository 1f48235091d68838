/**
 * A process that migrates, changes keys or fills and purges copies without end, until it is killed: run by
 * `store-kills.ts`, never by hand. Arguments: what to do, the folder, a seed.
 */
import { cpSync, rmSync } from 'node:fs';
import { openStore } from '../../../electron/adapters/store/open-store.ts';
import type { Store } from '../../../electron/adapters/store/store.ts';
import { jobOf, entry, lot } from '../../electron/adapters/store/samples.ts';
import { options, stableCard } from '../../electron/adapters/store/store-support.ts';
import { COPY_OF, type StoreAct, tell } from './store-acts.ts';

const [, , act = '', folder = '', seed = '0'] = process.argv;

async function open(changes: Parameters<typeof options>[1] = {}, at = folder): Promise<Store> {
  const opened = await openStore(options(at, changes));
  if (opened.ok) return opened.value;
  tell({ kind: 'not-opened', code: opened.fault.code });
  process.exit(3);
}

/** The older store of `folder/old` is brought to this program's schema, each time in a copy of its own. */
async function migrate(n: number): Promise<void> {
  const copy = `${folder}/copy-${n}`;
  cpSync(`${folder}/old`, copy, { recursive: true });
  tell({ kind: 'begin', n });
  (await open({}, copy)).close();
  rmSync(`${folder}/copy-${n - 1}`, { recursive: true, force: true });
}

/** The next card takes the store over with the recovery code of the last one. */
async function changeKeys(n: number, code: string): Promise<string> {
  tell({ kind: 'begin', n });
  const store = await open({ signDomainText: stableCard(`card ${n}`), recovery: code });
  store.confirmRecoveryCode();
  const next = store.renewRecoveryCode();
  store.confirmRecoveryCode();
  store.close();
  tell({ kind: 'done', n });
  return next;
}

/** A list and its documents are kept and purged; each purge is told once it is done. */
function keepAndPurge(store: Store, n: number): void {
  const { cache } = store;
  if (!cache) throw new Error('no cache');
  tell({ kind: 'begin', n });
  cache.optIn(COPY_OF, n + 1);
  const rows = Array.from({ length: 50 }, (_, place) => entry(`2.25.${place}`));
  cache.saveList(COPY_OF, { rows, announced: rows.length, complete: true, receivedAt: n, scopeFrom: null });
  for (let place = 0; place < 5; place += 1)
    cache.saveDocument(COPY_OF, `2.25.${place}`, 'text/plain', new Uint8Array(20_000).fill(n), n);
  tell({ kind: 'kept' });
  tell({ kind: 'begin', n });
  cache.purge(COPY_OF);
  tell({ kind: 'purged' });
}

async function run(kind: StoreAct): Promise<never> {
  if (kind === 'migration') for (let n = 0; ; n += 1) await migrate(n);
  const first = Number(seed);
  const store = await open({ signDomainText: stableCard(`card ${first}`) });
  let code = store.renewRecoveryCode();
  store.confirmRecoveryCode();
  store.outbox.enqueue(jobOf(lot(first)), lot(first));
  tell({ kind: 'done', n: first });
  if (kind === 'purge') for (let n = 0; ; n += 1) keepAndPurge(store, n % 200);
  store.close();
  for (let n = first + 1; ; n += 1) code = await changeKeys(n, code);
}

await run(act as StoreAct); // one of the list that `store-kills.ts` draws from
