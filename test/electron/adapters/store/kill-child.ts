/**
 * A process of its own that sends one job and is killed in the middle: run by `kill.test.ts`, never by hand.
 * Arguments: folder, then where to stop (`before-send`, `while-sending`, `after-answer`, `after-settled`).
 */
import { writeFileSync } from 'node:fs';
import { ok } from '../../../../shared/result.ts';
import { systemClock } from '../../../../electron/adapters/system/clock.ts';
import { systemIds } from '../../../../electron/adapters/system/ids.ts';
import { openStore } from '../../../../electron/adapters/store/open-store.ts';
import { Outbox } from '../../../../electron/services/outbox/outbox.ts';
import { lot } from './samples.ts';
import { HOLDER, options } from './store-support.ts';

const [, , folder = '', stopAt = ''] = process.argv;

/** Says where it is and stays there until it is killed. */
function stop(place: string): Promise<never> | null {
  if (place !== stopAt) return null;
  process.stdout.write(`${place}\n`);
  return new Promise(() => setInterval(() => undefined, 1_000));
}

const opened = await openStore(options(folder));
if (!opened.ok) throw new Error(opened.fault.code);
const store = opened.value;
const outbox = new Outbox({
  store: store.outbox,
  submit: {
    submitLot: async () => {
      await stop('while-sending');
      // What the registry holds survives this process: it is a file of the test.
      writeFileSync(`${folder}/registry`, 'accepted', { flag: 'a' });
      await stop('after-answer');
      return ok({ serverAt: 1 });
    },
  },
  lookUp: { findOwn: async () => ok(null) },
  writeDown: (event) => store.audit.append(event),
  clock: systemClock,
  ids: systemIds,
  log: { info: () => undefined, warn: () => undefined },
  mode: 'card',
  recallWindowMs: 0,
  onChange: ({ job }) => {
    if (job.state === 'sent') void stop('after-settled');
  },
});
const queued = outbox.enqueue(lot(1), { contentHash: 'h', size: 1 });
if (!queued.ok) throw new Error(queued.fault.code);
await stop('before-send');
outbox.start({ mode: 'card', authorId: HOLDER });
