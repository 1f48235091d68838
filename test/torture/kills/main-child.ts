/**
 * The main process of a workstation without its window, working as fast as it can until it is killed: run by
 * `kill-run.ts`, never by hand. Its one argument is a `ChildOrder`; a line on its input tells it to finish.
 */
import { brokenIn } from '../../electron/adapters/store/tables/chain-bench.ts';
import { seeded } from '../../model/world/random.ts';
import type { Working } from '../../support/workstation/working.ts';
import { openOrdered } from '../open-workstation.ts';
import { found, PATIENT, storeOf } from './found.ts';
import { say, type ChildOrder } from './lines.ts';
import { act } from './main-acts.ts';

const order = JSON.parse(process.argv[2] ?? '') as ChildOrder; // written by kill-run.ts
const random = seeded(order.seed);
let finishing = false;
process.stdin.once('data', () => (finishing = true));

const sentSaid = new Set<string>();

function sayWhatWasSent(working: Working): void {
  for (const { uniqueId, state } of working.work.outbox.list()) {
    if (state !== 'sent' || sentSaid.has(uniqueId)) continue;
    sentSaid.add(uniqueId);
    say({ kind: 'sent', uniqueId });
  }
  say({ kind: 'journal', sequence: storeOf(working).audit.head()?.sequence ?? 0 });
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
      const turn = { working, token, title: `${order.prefix} ${order.seed}-${n}`, random };
      if (await act(turn)) token = '';
      sayWhatWasSent(working);
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
      const { holds } = working.work.holds.list();
      const announcing = holds.some(({ announcement }) => announcement?.state === 'waiting');
      const allSent = working.work.outbox.list().every(({ state }) => state === 'sent');
      if (waiting.length === 0 && allSent && !announcing) return;
      // The person at the screen does not wait for the next try.
      working.work.holds.lookAgain();
      for (const { jobId } of waiting) working.work.outbox.retry(jobId);
    } catch (error) {
      if (working.isOpen) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const working = await openOrdered(order, (code) => say({ kind: 'not-opened', code }));
say({ kind: 'found', found: found(working) });
await work(working);
await drain(working);
say({ kind: 'drained', found: found(working), broken: JSON.stringify(await brokenIn(storeOf(working).audit)) });
await working.workstation.card.stop();
process.exit(0);
