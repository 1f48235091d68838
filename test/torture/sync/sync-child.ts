/**
 * A workstation that opts many dossiers in and fills their copies, until it is done or killed: run by `sync-run.ts`,
 * never by hand. Its one argument is a `SyncOrder`.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { OpenWorkplace } from '../../../electron/compose/workplace.ts';
import { openOrdered } from '../open-workstation.ts';
import { CONSENT, type Working } from '../../support/workstation/working.ts';
import { tell, type Copies, type SyncOrder } from './sync-lines.ts';

const order = JSON.parse(process.argv[2] ?? '') as SyncOrder; // written by sync-run.ts

const workOf = ({ work }: Working): OpenWorkplace => work as OpenWorkplace; // the open workplace is what answers calls

function copiesOf(working: Working): Copies {
  const { store, copyDesk } = workOf(working);
  const { cache } = store;
  if (!cache) throw new Error('No cache with this card');
  const missing = new Map(copyDesk.state().copies.map(({ insId, ...copy }) => [insId, copy.missing]));
  return Object.fromEntries(
    cache.optedIn().map((insId) => {
      const listed = (cache.list(insId)?.rows ?? []).flatMap((row) => row.uniqueId ?? []);
      return [insId, { listed, kept: cache.documentIds(insId), missing: missing.get(insId) ?? 0 }];
    }),
  );
}

/** Opens one dossier after the other, with the person's consent, and opts it in; those one may not read are passed over. */
async function optIn(working: Working): Promise<void> {
  const work = workOf(working);
  for (const { insId } of work.patients.search('PAT-')) {
    if ((work.store.cache?.optedIn().length ?? 0) >= order.dossiers) return;
    if (work.store.cache?.isOptedIn(insId)) continue;
    const opened = await work.dossiers.open(insId);
    if (!opened.ok) continue;
    const { token, outcome } = opened.value;
    if (outcome.kind === 'consent-needed' && !(await work.dossiers.consent(token, CONSENT)).ok) continue;
    work.dossiers.keepCopy(token, true);
  }
}

/** One filling; true when it came to its end, false when it was stopped, locked or cut by the line. */
async function fill(working: Working, stopsAfter: number): Promise<boolean> {
  const { copyDesk } = workOf(working);
  copyDesk.fill();
  let said = -1;
  for (;;) {
    if (!working.isOpen) return false;
    const { running, faultCode, copies } = copyDesk.state();
    const done = copies.filter(({ progress }) => progress?.state === 'done' || progress?.state === 'left-out').length;
    if (done !== said) tell({ kind: 'progress', done: (said = done) });
    if (!running) return faultCode === null;
    if (done >= stopsAfter) {
      copyDesk.stop();
      tell({ kind: 'stopped' });
      return false;
    }
    await wait(5);
  }
}

const working = await openOrdered(order, (code) => tell({ kind: 'not-opened', code }));
await optIn(working);
tell({ kind: 'ready', copies: copiesOf(working) });
for (let stopsAfter = order.stopsAfter; !(await fill(working, stopsAfter)); stopsAfter = Number.POSITIVE_INFINITY) {
  // The card's process was killed: the workstation locked, and the person gives the PIN again.
  while (!working.isOpen) await working.unlockAgain().catch(() => wait(50));
}
tell({ kind: 'filled', copies: copiesOf(working) });
await working.workstation.card.stop();
process.exit(0);
