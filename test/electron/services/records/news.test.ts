import { describe, expect, test } from 'vitest';
import { looksTable } from '../../../../electron/adapters/store/tables/looks.ts';
import { nothingRead, type DossierSession } from '../../../../electron/services/records/dossier-session.ts';
import { News } from '../../../../electron/services/records/news.ts';
import type { Answered, ReceivedList } from '../../../../electron/services/records/ports.ts';
import { toRow } from '../../../../electron/services/records/rows.ts';
import type { DocumentEntry } from '../../../../shared/domain/document/entry.ts';
import { OVERLAP_MS } from '../../../../shared/domain/document/list/watermark.ts';
import { insId } from '../../../../shared/domain/patient/ins.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { generatedEntry, generatedIns } from '../../../bench/instruments/generated-entries.ts';
import { proofFor } from '../../../bench/instruments/consented.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { legalDatabase } from '../../adapters/store/tables/legal-bench.ts';

const T0 = Date.UTC(2026, 10, 22, 9);
const DAY = 86_400_000;
const INS = generatedIns(1);

type Since = Result<Answered<ReceivedList>, ExchangeFault>;
const LABELS = { typeLabel: () => 'Type', classLabel: () => 'Classe' };

/** News over a real table, and a store that answers what the test says. */
function bench() {
  const clock = new ManualClock(T0);
  const looks = looksTable(legalDatabase());
  const asked: number[] = [];
  const written: unknown[] = [];
  const world: { session: DossierSession; answer: Since } = {
    session: session(),
    answer: ok({ value: { rows: [], announced: null, complete: true }, serverAt: T0 }),
  };
  const news = new News({
    looks,
    clock,
    dmp: { findSince: async (_right, from) => (asked.push(from), world.answer) },
    live: () => ok(world.session),
    audit: { write: (kind, _patient, facts) => void written.push([kind, facts]) },
    practitionerId: '899700000011',
  });
  const inCopy = (): boolean => false;
  /** A list of these entries comes, at this time of the server. */
  function list(entries: readonly DocumentEntry[], serverAt: number | null, change: Partial<ReceivedList> = {}) {
    const { session: now } = world;
    now.rows = new Map();
    news.renew(now);
    const marks = entries.map((entry) => {
      const mark = news.mark(now, entry);
      const row = toRow(entry, { labels: LABELS, practitionerId: '', inCopy });
      now.rows.set(row.rowId, { row: mark ? { ...row, news: mark } : row, entry });
      return mark?.kind ?? null;
    });
    const kept = {
      rows: entries,
      announced: entries.length,
      complete: true,
      receivedAt: T0,
      scopeFrom: '20200101000000',
    };
    news.looked(now, { ...kept, ...change }, serverAt);
    return marks;
  }
  const watermark = () => looks.find(insId(INS))?.latest.watermark;
  return { clock, looks, news, world, asked, written, list, watermark };
}

function session(change: Partial<DossierSession> = {}): DossierSession {
  return {
    token: 't',
    insId: insId(INS),
    abort: new AbortController(),
    outcome: { kind: 'open' },
    connection: 'ordinary',
    proof: proofFor(INS),
    emergency: null,
    ...nothingRead(),
    ...change,
  } as unknown as DossierSession; // what the news of an opening look at
}

const A = generatedEntry(1);
const B = { ...generatedEntry(2), serviceStartTime: '20260901083000' };

describe('the watermark', () => {
  test('H14: a partial list keeps nothing to compare with; the server’s own time, not ours, is what is asked from', async () => {
    const { clock, news, world, asked, list, looks, watermark } = bench();
    list([A], T0 + 5_000, { complete: false });
    expect(looks.find(insId(INS))).toBeNull();
    list([A], T0 + 5_000);
    await clock.advance(DAY);
    world.session = session();
    expect(list([A, B], T0 + DAY)).toEqual([null, 'new']);
    await news.since('t');
    expect(asked).toEqual([T0 + 5_000 - OVERLAP_MS]);
    expect(watermark()).toBe(T0 + DAY);
  });

  test('H14: an answer cut short, a fault, or an older act that nobody saw yet leave it where it was', async () => {
    const { clock, news, world, written, list, watermark } = bench();
    list([A], T0);
    await clock.advance(DAY);
    world.session = session();
    list([A], T0 + DAY);
    world.answer = ok({ value: { rows: [B], announced: null, complete: true }, serverAt: T0 });
    expect(await news.since('t')).toMatchObject({ value: { older: 1 } });
    world.answer = ok({ value: { rows: [], announced: null, complete: false }, serverAt: T0 });
    expect(await news.since('t')).toMatchObject({ value: { complete: false } });
    world.answer = fail({ code: 'network/timeout', class: 'transient' });
    expect(await news.since('t')).toMatchObject({ ok: false });
    expect(watermark()).toBe(T0);
    expect(written).toMatchObject([
      ['list.since-asked', { found: 1, complete: true }],
      ['list.since-asked', { found: 0, complete: false }],
      ['list.since-asked', { fault: 'network/timeout' }],
    ]);
  });

  test('a server that never says its time: rows are compared all the same, nothing more is asked', async () => {
    const { clock, news, world, asked, list } = bench();
    list([A], null);
    await clock.advance(DAY);
    world.session = session();
    expect(list([A, B], null)).toEqual([null, 'new']);
    expect(await news.since('t')).toEqual({ ok: true, value: { older: 0, complete: true, marks: [] } });
    expect(asked).toEqual([]);
  });
});

test('R18: known not to have been submitted since, a document becomes «devenu visible», on its row and in the answer', async () => {
  const { clock, news, world, list } = bench();
  list([A], T0);
  await clock.advance(DAY);
  world.session = session();
  expect(list([A, B], T0 + DAY)).toEqual([null, 'new']);
  const marks = [{ rowId: B.entryUUID, kind: 'visible' }];
  expect(await news.since('t')).toEqual({ ok: true, value: { older: 0, complete: true, marks } });
  expect(world.session.rows.get(B.entryUUID)?.row.news).toEqual({ kind: 'visible', opened: false });
  news.opened(world.session, B.uniqueId);
  world.session = session();
  list([A, B], T0 + DAY);
  expect(world.session.rows.get(B.entryUUID)?.row.news).toEqual({ kind: 'visible', opened: true });
});

test('R36, R41, N5: an emergency and a secret connection compare nothing and leave nothing behind', async () => {
  const { clock, world, list, looks } = bench();
  list([A], T0);
  const before = looks.find(insId(INS));
  await clock.advance(DAY);
  for (const apart of [{ emergency: { ended: () => undefined } }, { connection: 'secret' }]) {
    world.session = session(apart as unknown as Partial<DossierSession>);
    expect(list([A, B], T0 + DAY)).toEqual([null, null]);
  }
  expect(looks.find(insId(INS))).toEqual(before);
});
