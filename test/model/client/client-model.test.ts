import { expect, test } from 'vitest';
import { opened, temporaryFolder } from '../../electron/adapters/store/store-support.ts';
import { Consultation } from './consultation.ts';

const HISTORIES = 20;
const ACTS = 80;

test('N1, N3, N4, N5, R6, R30, H02, H13, H26: services of the client over the engine, answers late and in any order', async () => {
  const total = { lists: 0, documents: 0, emergencies: 0, partial: 0, copies: 0, dropped: 0 };
  for (let seed = 1; seed <= HISTORIES; seed++) {
    const folder = temporaryFolder();
    const store = await opened(folder.path);
    const consultation = new Consultation(seed, store);
    await consultation.play(ACTS);
    store.close();
    folder.remove();
    expect(consultation.violations, `seed ${seed}\n${consultation.trace.join('\n')}`).toEqual([]);
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += consultation.seen[key];
  }
  // A run in which nothing was opened proves nothing.
  for (const [what, times] of Object.entries(total)) expect(times, what).toBeGreaterThan(HISTORIES / 10);
}, 60_000);
