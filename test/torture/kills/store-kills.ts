import { spawn } from 'node:child_process';
import { rmSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../../electron/adapters/store/open-store.ts';
import type { Store } from '../../../electron/adapters/store/store.ts';
import type { Random } from '../../model/world/random.ts';
import { options, stableCard } from '../../electron/adapters/store/store-support.ts';
import { jobOf, lot } from '../../electron/adapters/store/samples.ts';
import { COPY_OF, STORE_ACTS, type StoreAct, type StoreLine } from './store-acts.ts';
import { makeOlderStore, OLD_JOBS } from './older-store.ts';

/** Kills fall from the first word of the child on, within this time. */
const WITHIN_MS = 120;

/** Damage or loss seen after a kill, in words; none is what is wanted. */
export interface StoreKill {
  readonly act: StoreAct;
  readonly unopened: readonly string[];
  readonly lost: readonly string[];
}

/** Starts a child, kills it at a random moment once it works, and gives what it said. */
async function killed(act: StoreAct, folder: string, seed: number, afterMs: number): Promise<readonly StoreLine[]> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'store-child.ts'), act, folder, String(seed)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const said: StoreLine[] = [];
  const lines = createInterface({ input: child.stdout });
  const read = new Promise<void>((resolve) => lines.once('close', resolve));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const working = new Promise<void>((resolve) =>
    lines.on('line', (text) => {
      if (text.endsWith('}')) said.push(JSON.parse(text) as StoreLine); // written by our own child
      resolve();
    }),
  );
  await Promise.race([working, gone]);
  await wait(afterMs);
  child.kill('SIGKILL');
  await Promise.all([gone, read]);
  return said;
}

/** The first of these cards that opens the store. */
async function openWith(folder: string, cards: readonly string[]): Promise<Store | string> {
  let code = 'no card';
  for (const card of cards) {
    const opened = await openStore(options(folder, { signDomainText: stableCard(card) }));
    if (opened.ok) return opened.value;
    code = opened.fault.code;
  }
  return code;
}

function copyIsRight(store: Store, last: StoreLine | undefined): boolean {
  const ids = store.cache?.isOptedIn(COPY_OF) ? store.cache.documentIds(COPY_OF).length : null;
  if (last?.kind === 'kept') return ids === 5;
  return last?.kind === 'purged' ? ids === null : true;
}

/** Which folder was worked on when the kill came, and which cards may open it. */
function target(act: StoreAct, profile: string, serial: number, said: readonly StoreLine[]) {
  if (act === 'migration') {
    const begun = said.findLast((line) => line.kind === 'begin');
    return { folder: join(profile, `copy-${begun?.n ?? 0}`), cards: ['first'] };
  }
  const last = said.findLast((line) => line.kind === 'done')?.n ?? serial;
  return { folder: profile, cards: [`card ${last}`, `card ${last + 1}`] };
}

function lostIn(store: Store, act: StoreAct, serial: number, said: readonly StoreLine[]): string[] {
  const jobs = store.outbox.list();
  if (act === 'migration') return jobs.length === OLD_JOBS ? [] : [`${act}: ${jobs.length} of ${OLD_JOBS} jobs`];
  const isQueued = said.some(({ kind }) => kind === 'done');
  const lost = isQueued && jobs[0]?.id !== jobOf(lot(serial)).id ? [`${act}: the job`] : [];
  return act === 'purge' && !copyIsRight(store, said.at(-1)) ? [...lost, `${act}: not as told`] : lost;
}

/** One kill of a process that migrates, changes keys or purges, and what its store is worth afterwards. */
export async function killStoreProcess(folder: string, random: Random): Promise<StoreKill> {
  const act = random.pick(STORE_ACTS);
  const serial = 1 + random.below(1_000);
  const profile = join(folder, act.replace(' ', '-'));
  rmSync(profile, { recursive: true, force: true });
  mkdirSync(profile, { recursive: true });
  if (act === 'migration') await makeOlderStore(profile);
  const said = await killed(act, profile, serial, random.below(WITHIN_MS));
  const unopened = said.flatMap((line) => (line.kind === 'not-opened' ? [`${act}: ${line.code}`] : []));
  if (said.length === 0) return { act, unopened: [`${act}: the process said nothing`], lost: [] };
  const { folder: at, cards } = target(act, profile, serial, said);
  const store = await openWith(at, cards);
  if (typeof store === 'string') return { act, unopened: [...unopened, `${act}: ${store}`], lost: [] };
  const lost = lostIn(store, act, serial, said);
  store.close();
  return { act, unopened, lost };
}
