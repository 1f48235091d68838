/**
 * The main process of a workstation without its window, working as fast as it can until it is killed: run by
 * `kill-run.ts`, never by hand. Its one argument is a `ChildOrder`; a line on its input tells it to finish.
 */
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import type { OpenWorkplace } from '../../../electron/compose/workplace.ts';
import { brokenIn } from '../../electron/adapters/store/tables/chain-bench.ts';
import { seeded } from '../../model/world/random.ts';
import { Working, value } from '../../support/workstation/working.ts';
import type { SandboxStore } from '../../support/workstation/sandbox-store.ts';
import { say, type ChildOrder, type Found } from './lines.ts';

const STRUCTURE = '499700000011001';
const PATIENT = 'PAT-ARDOISE';

const order = JSON.parse(process.argv[2] ?? '') as ChildOrder; // written by kill-run.ts
const random = seeded(order.seed);
let finishing = false;
process.stdin.once('data', () => (finishing = true));

const storeOf = ({ work }: Working): OpenWorkplace['store'] => (work as unknown as OpenWorkplace).store; // the open workplace holds its store beside the desks
const sentSaid = new Set<string>();

function found(working: Working): Found {
  const store = storeOf(working);
  const insId = working.insIdOf(PATIENT);
  return {
    jobs: Object.fromEntries(store.outbox.list().map(({ uniqueId, state }) => [uniqueId, state])),
    drafts: store.drafts.ofPatient(insId).map(({ id }) => id),
    copy: store.cache?.isOptedIn(insId) ? store.cache.documentIds(insId) : null,
    consents: store.consents.history(insId).length,
    journal: store.audit.head()?.sequence ?? 0,
  };
}

function sayWhatWasSent(working: Working): void {
  for (const { uniqueId, state } of working.work.outbox.list()) {
    if (state !== 'sent' || sentSaid.has(uniqueId)) continue;
    sentSaid.add(uniqueId);
    say({ kind: 'sent', uniqueId });
  }
  say({ kind: 'journal', sequence: storeOf(working).audit.head()?.sequence ?? 0 });
}

async function deposit(working: Working, token: string, n: string): Promise<void> {
  const title = `${order.prefix} ${n}`;
  const { deposits } = working.work;
  const bytes = new TextEncoder().encode(`Texte de ${title}`);
  const { draftId } = value(await deposits.inspect(token, 'texte.txt', bytes));
  say({ kind: 'draft', id: draftId });
  if (random.chance(0.2)) return;
  value(deposits.save(token, draftId, Working.form({ title })));
  say({ kind: 'begin', act: 'send' });
  const { uniqueId } = value(deposits.send(token, draftId));
  say({ kind: 'queued', title, uniqueId, draft: draftId });
}

/** Saves the list and some documents in the copy. */
async function keep(working: Working, token: string): Promise<void> {
  say({ kind: 'begin', act: 'keep' });
  value(working.work.dossiers.keepCopy(token, true));
  const { rows } = await working.list(token);
  const whole = rows.filter((row): row is DocumentRow => !('unreadable' in row));
  for (let n = 0; n < 3 && whole.length > 0; n += 1) await working.work.documents.read(token, random.pick(whole).rowId);
  say({ kind: 'kept', documents: storeOf(working).cache?.documentIds(working.insIdOf(PATIENT)) ?? [] });
}

function purge(working: Working, token: string): void {
  say({ kind: 'begin', act: 'purge' });
  value(working.work.dossiers.keepCopy(token, false));
  say({ kind: 'purged' });
}

/** A new recovery code, written down: the envelope changes. */
function changeCode(working: Working): void {
  say({ kind: 'begin', act: 'code' });
  const code = storeOf(working).renewRecoveryCode();
  working.workstation.appDesk.acknowledgeRecoveryCode();
  say({ kind: 'code', code });
}

async function act(working: Working, token: string, n: string): Promise<void> {
  const draw = random.next();
  if (draw < 0.55) await deposit(working, token, n);
  else if (draw < 0.75) await keep(working, token);
  else if (draw < 0.85) purge(working, token);
  else changeCode(working);
  sayWhatWasSent(working);
}

async function open(working: Working): Promise<string> {
  const token = await working.open(PATIENT);
  say({ kind: 'consented', consents: storeOf(working).consents.history(working.insIdOf(PATIENT)).length });
  return token;
}

/** Works until it is told to finish, with the PIN again after each lock. */
async function work(working: Working): Promise<void> {
  let token = '';
  for (let n = 0; !finishing; n += 1) {
    const { work: present } = working;
    try {
      if (!working.isOpen) await working.unlockAgain();
      if (working.work !== present || token === '') token = await open(working);
      await act(working, token, `${order.seed}-${n}`);
    } catch (error) {
      // The card or the store was killed under it: the acts of a locked workplace fail, and nothing was said of them.
      token = '';
      if (error instanceof TypeError && working.isOpen && !/not open/.test(error.message)) throw error;
    }
  }
}

async function drain(working: Working): Promise<void> {
  for (;;) {
    try {
      if (!working.isOpen) await working.unlockAgain();
      const waiting = working.work.outbox.list().filter(({ state }) => state !== 'sent' && state !== 'sending');
      if (waiting.length === 0 && working.work.outbox.list().every(({ state }) => state === 'sent')) return;
      // The person at the screen does not wait for the next try.
      for (const { jobId } of waiting) working.work.outbox.retry(jobId);
    } catch (error) {
      if (working.isOpen) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const store = { settings: order.settings, card: order.card } as unknown as SandboxStore; // all that a workstation reads of it
const working = await Working.start({
  folder: order.profile,
  profile: order.profile,
  structureId: STRUCTURE,
  store,
  settings: order.settings,
}).catch((error: unknown) => {
  say({ kind: 'not-opened', code: error instanceof Error ? error.message : String(error) });
  process.exit(3);
});
say({ kind: 'found', found: found(working) });
await work(working);
await drain(working);
say({ kind: 'drained', found: found(working), broken: JSON.stringify(await brokenIn(storeOf(working).audit)) });
await working.workstation.card.stop();
process.exit(0);
