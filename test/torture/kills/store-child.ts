/**
 * A process that migrates, changes keys or fills and purges copies without end, until it is killed: run by
 * `store-kills.ts`, never by hand. Arguments: what to do, the folder, a seed.
 */
import { cpSync, rmSync } from 'node:fs';
import { ok } from '../../../shared/result.ts';
import { openStore, type OpenStoreOptions } from '../../../electron/adapters/store/open-store.ts';
import { recoverWithEscrow } from '../../../electron/adapters/store/recover-with-escrow.ts';
import type { Store } from '../../../electron/adapters/store/store.ts';
import { consent, jobOf, entry, lot, patient } from '../../electron/adapters/store/samples.ts';
import { HOLDER, keepList, options, stableCard } from '../../electron/adapters/store/store-support.ts';
import { COPY_OF, escrowOf, type StoreAct, tell } from './store-acts.ts';

const [, , act = '', folder = '', seed = '0'] = process.argv;

async function open(changes: Partial<OpenStoreOptions> = {}, at = folder): Promise<Store> {
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

/** One document, one consent and one hold, as they are acknowledged before the keys change. */
function fill(store: Store, n: number): void {
  store.outbox.enqueue(jobOf(lot(n)), lot(n));
  store.consents.append(consent(`consent-${n}`, n));
  const hold = { id: `hold-${n}`, ins: patient(1).ins, uniqueId: `2.25.${n}`, setId: null, title: 'CR', mine: true };
  store.holds.open({ ...hold, authorLabel: 'Dr X', reason: 'annonce', openedAt: n });
}

function journal(store: Store, n: number): number {
  const facts = { kind: 'session.unlocked', at: n, practitionerId: HOLDER, structureId: '1', facts: {} } as const;
  store.audit.append(facts);
  return store.audit.head()?.sequence ?? 0;
}

/** The person writes the code down, then says so. */
function writeDown(store: Store, code: string | null): string {
  if (code === null) throw new Error('No code was shown');
  tell({ kind: 'code', code });
  store.confirmRecoveryCode();
  return code;
}

/** The next card takes the store over, with the recovery code of the last one or by the establishment's escrow key. */
async function changeKeys(n: number, code: string): Promise<string> {
  tell({ kind: 'begin', n });
  const given = n % 2 === 0 ? recoverWithEscrow(folder, HOLDER, escrowOf(folder).key) : ok(code);
  if (!given.ok) throw new Error(given.fault.code);
  const store = await open({ signDomainText: stableCard(`card ${n}`), recovery: given.value, ...escrowed() });
  writeDown(store, store.recoveryCode);
  const next = writeDown(store, store.renewRecoveryCode());
  const rows = journal(store, n);
  store.close();
  tell({ kind: 'done', n, rows });
  return next;
}

const escrowed = (): Pick<OpenStoreOptions, 'escrow'> => ({ escrow: escrowOf(folder).escrow });

/** A list and its documents are kept and purged; each purge is told once it is done. */
function keepAndPurge(store: Store, n: number): void {
  const { cache } = store;
  if (!cache) throw new Error('no cache');
  tell({ kind: 'begin', n });
  cache.optIn(COPY_OF, n + 1);
  const rows = Array.from({ length: 50 }, (_, place) => entry(`2.25.${place}`));
  keepList(cache, COPY_OF, { rows, announced: rows.length, complete: true, receivedAt: n, scopeFrom: null });
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
  const store = await open({ signDomainText: stableCard(`card ${first}`), ...escrowed() });
  let code = writeDown(store, store.recoveryCode);
  fill(store, first);
  tell({ kind: 'done', n: first, rows: journal(store, first) });
  if (kind === 'purge') for (let n = 0; ; n += 1) keepAndPurge(store, n % 200);
  store.close();
  for (let n = first + 1; ; n += 1) code = await changeKeys(n, code);
}

await run(act as StoreAct); // one of the list that `store-kills.ts` draws from
