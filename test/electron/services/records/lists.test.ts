import { describe, expect, test } from 'vitest';
import { Lists, type ListNeeds, type ListRequest } from '../../../../electron/services/records/lists.ts';
import { nothingRead, type DossierSession } from '../../../../electron/services/records/dossier-session.ts';
import type { Answered, ReceivedList } from '../../../../electron/services/records/ports.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { generatedEntry, generatedIns } from '../../../bench/instruments/generated-entries.ts';
import { proofFor } from '../../../bench/instruments/consented.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

const TOKEN = '2b8f4a6e-0000-4000-8000-000000000001';
const ASK: ListRequest = { token: TOKEN, scope: 'all', archived: false, obsolete: false };

type Answer = Result<Answered<ReceivedList>, ExchangeFault>;

function received(serials: readonly number[]): Answer {
  const rows = serials.map(generatedEntry);
  return ok({ value: { rows, announced: rows.length, complete: true }, serverAt: null });
}

/** Lists over a store whose answers come when the test lets them. */
function bench() {
  const waiting: ((answer: Answer) => void)[] = [];
  const written: string[] = [];
  const session = {
    token: TOKEN,
    insId: 'ins',
    abort: new AbortController(),
    outcome: { kind: 'open' },
    proof: proofFor(generatedIns(1)),
    emergency: null,
    ...nothingRead(),
  } as unknown as DossierSession; // what the lists of an ordinary opening look at
  const copy = { keptIds: () => new Set<string>(), saveList: () => Promise.resolve() };
  const needs = {
    live: () => ok(session),
    dmp: { findDocuments: () => new Promise<Answer>((answer) => waiting.push(answer)) },
    copy,
    audit: {
      write: (kind: string) => void written.push(kind),
      writeSeen: (kind: string) => void written.push(kind),
    },
    clock: new ManualClock(Date.UTC(2026, 10, 22)),
    labels: { typeLabel: () => 'Type', classLabel: () => 'Classe' },
    practitionerId: '899700000011',
    news: {
      mark: () => undefined,
      renew: () => undefined,
      looked: () => undefined,
      comparedWith: () => null,
      changed: () => undefined,
    },
    onReceived: () => undefined,
  };
  return { lists: new Lists(needs as unknown as ListNeeds), session, waiting, written };
}

describe('lists asked one after the other', () => {
  test('H02: an answer that comes late to an older question takes nothing of the list on screen away', async () => {
    const { lists, session, waiting, written } = bench();
    const older = lists.list(ASK);
    const newer = lists.list({ ...ASK, archived: true });
    waiting[1]?.(received([1, 2, 3]));
    expect((await newer).ok).toBe(true);
    waiting[0]?.(received([1]));
    expect(await older).toEqual({ ok: false, fault: { code: 'dossier/list-superseded' } });
    expect([...session.rows.keys()]).toHaveLength(3);
    expect(session.listed).toHaveLength(3);
    expect(written).toEqual(['list.received', 'list.refused']);
  });

  test('answers in their order are both given, the last one stays', async () => {
    const { lists, session, waiting } = bench();
    const first = lists.list(ASK);
    waiting[0]?.(received([1]));
    expect((await first).ok).toBe(true);
    const second = lists.list(ASK);
    waiting[1]?.(received([1, 2]));
    expect((await second).ok).toBe(true);
    expect(session.rows.size).toBe(2);
  });
});
