import { expect, test } from 'vitest';
import { opened, temporaryFolder } from '../../../electron/adapters/store/store-support.ts';
import { settingsIn } from './desk.ts';
import { Filing } from './filing.ts';

const HISTORIES = 12;
const ACTS = 70;

test('R15, R16, R21–R29, H18–H21, H29, H30, N6, N7, N8: deposits, holds, announcements and changes of the client over the engine', async () => {
  const total = { filed: 0, held: 0, replaced: 0, changed: 0, announced: 0, released: 0, refused: 0, shown: 0 };
  for (let seed = 1; seed <= HISTORIES; seed += 1) {
    const folder = temporaryFolder();
    const store = await opened(folder.path);
    const filing = new Filing(seed, store, settingsIn(folder.path));
    await filing.play(ACTS);
    store.close();
    folder.remove();
    expect(filing.violations, `seed ${seed}\n${filing.trace.join('\n')}`).toEqual([]);
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += filing.seen[key];
  }
  // A run in which nothing was filed proves nothing.
  for (const [what, times] of Object.entries(total)) expect(times, what).toBeGreaterThan(1);
}, 180_000);
