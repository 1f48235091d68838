import { expect, test } from 'vitest';
import { auditTable } from '../../../../electron/adapters/store/tables/audit.ts';
import { Journal } from '../../../../electron/services/audit/journal.ts';
import { VolumeWatch } from '../../../../electron/services/audit/volume-watch.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { legalDatabase } from '../../adapters/store/tables/legal-bench.ts';

const NOON = Date.parse('2026-11-24T11:00:00Z');
const log = { info: () => undefined, warn: () => undefined };

function bench() {
  const store = auditTable(legalDatabase());
  const clock = new ManualClock(NOON);
  const session = { practitionerId: '8', structureId: '4' };
  /** A session of its own, as after a lock: nothing is remembered but the journal. */
  const start = (): Journal => {
    const unusual = (count: number): void => journal.write('volume.unusual', undefined, { count });
    const watch = new VolumeWatch({ store, session, limit: 5, unusual });
    const journal: Journal = new Journal({ store, clock, log, session, onWritten: (row) => watch.hear(row) });
    return journal;
  };
  const read = (journal: Journal, times: number): void => {
    for (let time = 0; time < times; time += 1) journal.write('document.read', 'x|y', { uniqueId: `2.25.${time}` });
  };
  const told = (): number[] =>
    store
      .find({ practitionerId: '8', kinds: ['volume.unusual'] }, 0, 10)
      .map(({ event }) => Number(event.facts['count']));
  return { clock, start, read, told };
}

test('H56: an unusual number of documents in a day is told once, over several sessions, and anew the next day', async () => {
  const { clock, start, read, told } = bench();
  read(start(), 4);
  expect(told()).toEqual([]);
  const second = start();
  read(second, 3);
  expect(told()).toEqual([5]);
  read(second, 20);
  read(start(), 20);
  expect(told()).toEqual([5]);
  await clock.advance(24 * 3_600_000);
  read(second, 4);
  expect(told()).toEqual([5]);
  read(second, 1);
  expect(told()).toEqual([5, 5]);
});
