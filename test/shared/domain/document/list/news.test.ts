import { describe, expect, test } from 'vitest';
import { consultationAt, SAME_CONSULTATION_MS, type Look } from '../../../../../shared/domain/document/list/look.ts';
import { newsOf, type Compared, type ComparedDocument } from '../../../../../shared/domain/document/list/news.ts';
import { OVERLAP_MS } from '../../../../../shared/domain/document/list/watermark.ts';
import { toXdsTime } from '../../../../../shared/domain/time/hl7-time.ts';

const T0 = Date.UTC(2026, 9, 12, 9);
const LOOK: Look = {
  at: T0,
  watermark: T0,
  scopeFrom: '20241012000000',
  seen: [
    { uniqueId: 'plain', states: [] },
    { uniqueId: 'masked', states: ['masque-ps'] },
    { uniqueId: 'held', states: ['invisible-patient'] },
    { uniqueId: 'secret', states: ['invisible-representants'] },
    { uniqueId: 'away', states: ['archive'] },
  ],
};

function compared(submitted: readonly string[] | null = null, look = LOOK): Compared {
  return {
    look,
    seen: new Map(look.seen.map((one) => [one.uniqueId, one])),
    submitted: submitted && new Set(submitted),
  };
}

function document(uniqueId: string, change: Partial<ComparedDocument> = {}): ComparedDocument {
  const creationTime = toXdsTime(T0 + 86_400_000);
  return { uniqueId, states: [], serviceStartTime: '20261020', creationTime, version: '1', mine: false, ...change };
}
const OLD = { serviceStartTime: '20250301', creationTime: '20250301100000' };

describe('what a document is since the last consultation', () => {
  test('R18: seen then and unchanged, nothing is said; not seen then, it is new', () => {
    expect(newsOf(document('plain'), compared())).toBeNull();
    expect(newsOf(document('other'), compared())).toBe('new');
    expect(newsOf(document('other'), compared(['other']))).toBe('new');
  });

  test('H14: older and not shown then, it has become visible: unmasked, or unarchived', () => {
    expect(newsOf(document('unmasked', { ...OLD, version: '2' }), compared())).toBe('visible');
    expect(newsOf(document('unarchived', OLD), compared([]))).toBe('visible');
    // Nobody said what was submitted since: a report filed late is as likely, and is new to the reader either way.
    expect(newsOf(document('late', OLD), compared())).toBe('new');
    expect(newsOf(document('late', OLD), compared(['late']))).toBe('new');
  });

  test('H14: a depositor’s clock that lags a day behind makes nothing «devenu visible»', () => {
    const creationTime = toXdsTime(T0 - OVERLAP_MS + 60_000);
    expect(newsOf(document('lagging', { creationTime, version: '2' }), compared())).toBe('new');
  });

  test('R18: what that look did not ask for is not called new, unless it was submitted since', () => {
    const ancient = { serviceStartTime: '20190301', creationTime: '20190301100000' };
    expect(newsOf(document('ancient', ancient), compared())).toBeNull();
    expect(newsOf(document('ancient', ancient), compared([]))).toBeNull();
    expect(newsOf(document('ancient', ancient), compared(['ancient']))).toBe('new');
    expect(newsOf(document('ancient', ancient), compared(null, { ...LOOK, scopeFrom: null }))).toBe('new');
    expect(newsOf(document('undated', { serviceStartTime: undefined }), compared())).toBeNull();
  });

  test('R21, R27: a restriction that has gone, and a state that has changed, are said as what they are', () => {
    expect(newsOf(document('masked'), compared())).toBe('unmasked');
    expect(newsOf(document('held'), compared())).toBe('released');
    expect(newsOf(document('secret'), compared())).toBe('shown');
    expect(newsOf(document('plain', { states: ['archive'] }), compared())).toBe('archived');
    expect(newsOf(document('plain', { states: ['ancienne-version'] }), compared())).toBe('replaced');
    expect(newsOf(document('away'), compared())).toBe('restored');
    expect(newsOf(document('plain', { states: ['masque-ps'] }), compared())).toBeNull();
  });

  test('one’s own document is never new to oneself; one that came and left force is none either', () => {
    expect(newsOf(document('other', { mine: true }), compared())).toBeNull();
    expect(newsOf(document('held', { mine: true }), compared())).toBe('released');
    expect(newsOf(document('other', { states: ['ancienne-version'] }), compared(['other']))).toBeNull();
  });
});

describe('consultation', () => {
  const kept = { startedAt: T0, before: null, kinds: new Map([['a', 'new'] as const]), latest: LOOK };

  test('a first one is compared with nothing', () => {
    expect(consultationAt(null, T0)).toEqual({ startedAt: T0, before: null, kinds: new Map() });
  });

  test('decision 13: opened again within the hour it is the same one, with its marks', () => {
    expect(consultationAt(kept, T0 + SAME_CONSULTATION_MS - 1)).toMatchObject({ startedAt: T0, kinds: kept.kinds });
  });

  test('later, or with a clock that went back, it is a new one, compared with the last look', () => {
    const later = T0 + SAME_CONSULTATION_MS;
    expect(consultationAt(kept, later)).toEqual({ startedAt: later, before: LOOK, kinds: new Map() });
    expect(consultationAt(kept, T0 - 1)).toMatchObject({ startedAt: T0 - 1, before: LOOK });
  });
});
