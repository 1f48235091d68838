import { spawn } from 'node:child_process';
import { rmSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../../electron/adapters/store/open-store.ts';
import { openJournalWithCode } from '../../../electron/adapters/store/open-with-code.ts';
import { recoverWithEscrow } from '../../../electron/adapters/store/recover-with-escrow.ts';
import type { Store } from '../../../electron/adapters/store/store.ts';
import { insId } from '../../../shared/domain/patient/ins.ts';
import type { Random } from '../../model/world/random.ts';
import { HOLDER, options, stableCard } from '../../electron/adapters/store/store-support.ts';
import { jobOf, lot, patient } from '../../electron/adapters/store/samples.ts';
import { COPY_OF, escrowOf, STORE_ACTS, type StoreAct, type StoreLine } from './store-acts.ts';
import { makeOlderStore, type OlderStore } from './older-store.ts';

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

/** The first of these cards that opens the store, under the same escrow. */
async function openWith(folder: string, cards: readonly string[], escrowed: boolean): Promise<Store | string> {
  let code = 'no card';
  for (const card of cards) {
    const escrow = escrowed ? { escrow: escrowOf(folder).escrow } : {};
    const opened = await openStore(options(folder, { signDomainText: stableCard(card), ...escrow }));
    if (opened.ok) return opened.value;
    code = opened.fault.code;
  }
  return code;
}

/** A copy is whole, or gone: what was cut in the middle of a purge is neither read nor counted. */
function copyIsRight({ cache }: Store, last: StoreLine | undefined): boolean {
  const ids = cache?.isOptedIn(COPY_OF) ? cache.documentIds(COPY_OF).length : null;
  const rows = cache?.list(COPY_OF)?.rows.length ?? 0;
  const isWhole = ids === 5 && rows === 50;
  if (last?.kind === 'kept') return isWhole;
  return last?.kind === 'purged' ? ids === null : true;
}

/** What was acknowledged of the legal part and is not there, whatever happened to its keys. */
function missingOfLegal({ outbox, consents, holds, audit }: Store, done: StoreLine & { kind: 'done' }, serial: number) {
  const rows = audit.read(1, 1_000_000).length;
  return [
    ...(outbox.list()[0]?.id === jobOf(lot(serial)).id && outbox.lotOf(jobOf(lot(serial)).id) ? [] : ['the job']),
    ...(consents.history(insId(patient(1).ins)).length === 1 ? [] : ['the consent']),
    ...(holds.all().length === 1 ? [] : ['the hold']),
    ...(rows >= done.rows ? [] : [`the journal: ${rows} of ${done.rows} rows`]),
  ];
}

/** Codes and escrow after a kill: the person holds a code that opens, or is shown one now; the escrow key opens. */
function keysWrong(folder: string, shown: string | null, said: readonly StoreLine[]): string[] {
  const written = said.findLast((line) => line.kind === 'code')?.code ?? '';
  const opened = openJournalWithCode(folder, HOLDER, shown ?? written);
  if (opened.ok) opened.value.close();
  const byEscrow = recoverWithEscrow(folder, HOLDER, escrowOf(folder).key);
  return [...(opened.ok ? [] : ['no code that the person has opens']), ...(byEscrow.ok ? [] : ['the escrow key'])];
}

async function afterMigration(older: OlderStore, profile: string, said: readonly StoreLine[]): Promise<StoreKill> {
  const act = 'migration';
  const begun = said.findLast((line) => line.kind === 'begin');
  const at = join(profile, `copy-${begun?.n ?? 0}`);
  const store = await openWith(at, ['first'], false);
  if (typeof store === 'string') return { act, unopened: [`${act} from ${older.version}: ${store}`], lost: [] };
  store.close();
  return { act, unopened: [], lost: older.wrongIn(at).map((what) => `${act} from ${older.version}: ${what}`) };
}

async function afterAct(
  act: StoreAct,
  profile: string,
  serial: number,
  said: readonly StoreLine[],
): Promise<StoreKill> {
  const done = said.findLast((line) => line.kind === 'done');
  const last = done?.n ?? serial;
  const store = await openWith(profile, [`card ${last}`, `card ${last + 1}`], true);
  if (typeof store === 'string') return { act, unopened: [`${act}: ${store}`], lost: [] };
  const lost = done ? missingOfLegal(store, done, serial) : [];
  if (act === 'purge' && !copyIsRight(store, said.at(-1))) lost.push('not as told');
  const shown = store.recoveryCode;
  store.close();
  const unopened = keysWrong(profile, shown, said).map((what) => `${act}: ${what}`);
  return { act, unopened, lost: lost.map((what) => `${act}: ${what}`) };
}

/** One kill of a process that migrates, changes keys or purges, and what its store is worth afterwards. */
export async function killStoreProcess(
  folder: string,
  random: Random,
  act: StoreAct = random.pick(STORE_ACTS),
): Promise<StoreKill> {
  const serial = 1 + random.below(1_000);
  const profile = join(folder, act.replace(' ', '-'));
  rmSync(profile, { recursive: true, force: true });
  mkdirSync(profile, { recursive: true });
  const older = act === 'migration' ? await makeOlderStore(profile, random) : null;
  const said = await killed(act, profile, serial, random.below(WITHIN_MS));
  if (said.length === 0) return { act, unopened: [`${act}: the process said nothing`], lost: [] };
  const after = older ? await afterMigration(older, profile, said) : await afterAct(act, profile, serial, said);
  const refused = said.flatMap((line) => (line.kind === 'not-opened' ? [`${act}: ${line.code}`] : []));
  return { ...after, unopened: [...refused, ...after.unopened] };
}
