import { describe, expect, it } from 'vitest';
import type { Hold } from '../../../shared/contract/holds.ts';
import {
  aloneSoon,
  boardCounts,
  boardRows,
  groupOf,
  isUnder,
  pastWeek,
  placeOf,
} from '../../../renderer/features/holds/groups.ts';
import { holdSentence } from '../../../renderer/texts/holds.ts';

const T0 = Date.parse('2026-11-02T10:15+01:00');
const HOLD: Hold = {
  holdId: 'a',
  insId: 'x',
  patient: { name: 'PAT-SEPT', givenName: 'HENRI', birthDate: '1951-02-22' },
  versions: ['1'],
  authorLabel: 'ESSAI Paul',
  mine: true,
  phase: 'HELD',
  precision: 'estimated',
  depositedAt: T0,
  noticeAt: Date.parse('2026-11-16T10:15+01:00'),
  releaseAt: Date.parse('2026-12-02T10:15+01:00'),
  openedAt: T0,
  talk: null,
  owner: { name: 'LIBRE Jeanne', me: true, since: T0, leave: null },
  reminder: null,
  announcement: null,
  elsewhere: false,
  endedAt: null,
};
const hold = (change: Partial<Hold>): Hold => ({ ...HOLD, ...change });

describe('the hold board (R29, H19)', () => {
  it('puts first what presses, what nobody answers for, and a notice that passed without a talk', () => {
    expect(groupOf(hold({}))).toBe('far');
    expect(groupOf(hold({ owner: null }))).toBe('todo');
    expect(groupOf(hold({ reminder: 'notice-soon' }))).toBe('todo');
    expect(groupOf(hold({ phase: 'NOTIFIED' }))).toBe('todo');
    expect(groupOf(hold({ talk: { at: T0, place: '' } }))).toBe('withTalk');
    expect(groupOf(hold({ phase: 'RELEASED_AUTO' }))).toBe('ended');
  });

  it('shows the nearest release first within a group', () => {
    const later = hold({ holdId: 'b', releaseAt: (HOLD.releaseAt ?? 0) + 1 });
    expect(boardRows([later, HOLD], 'open')).toEqual([{ group: 'far', holds: [HOLD, later] }]);
  });

  it('names what its patient would soon read alone: open, without a talk, within a week', () => {
    const release = HOLD.releaseAt ?? 0;
    const week = 7 * 24 * 3_600_000;
    expect(aloneSoon([HOLD], release - week)).toEqual([HOLD]);
    expect(aloneSoon([HOLD], release - week - 1)).toEqual([]);
    const planned = hold({ talk: { at: release - 1, place: '' } });
    expect(aloneSoon([planned, hold({ phase: 'ANNOUNCED' })], release - 1)).toEqual([]);
  });

  it('tells the last seven days: announced, released, the delay in the middle', () => {
    const day = 24 * 3_600_000;
    const announced = (days: number): Hold => hold({ phase: 'ANNOUNCED', endedAt: T0 + days * day });
    const released = hold({ phase: 'RELEASED_AUTO', endedAt: T0 + 6 * day });
    const unknown = hold({ phase: 'ANNOUNCED', depositedAt: null, endedAt: T0 + 6 * day });
    const now = T0 + 8 * day;
    expect(pastWeek([announced(2), announced(4), announced(8), released, unknown], now)).toEqual({
      announced: 4,
      released: 1,
      medianDays: 4,
    });
    expect(pastWeek([HOLD, announced(0)], now)).toEqual({ announced: 0, released: 0, medianDays: null });
  });

  it('filters by who answers and by what is over; counts what presses', () => {
    expect(isUnder(hold({ owner: null }), 'unowned')).toBe(true);
    expect(isUnder(hold({ owner: null }), 'mine')).toBe(false);
    expect(isUnder(hold({ phase: 'ANNOUNCED' }), 'open')).toBe(false);
    expect(boardCounts([HOLD, hold({ owner: null }), hold({ phase: 'WITHDRAWN' })])).toEqual({ open: 2, pressing: 1 });
  });

  it('draws no bar from an unknown deposit time (decision 22)', () => {
    expect(placeOf(HOLD, HOLD.releaseAt)).toBe(100);
    expect(placeOf(hold({ depositedAt: null }), T0)).toBeNull();
  });

  it('says the date when it is known, and only a bound when it is not', () => {
    expect(holdSentence(HOLD, T0)).toContain('le 2 décembre 2026 à 10:15. Cette date ne peut pas être reculée.');
    const unknown = hold({ precision: 'at-latest', depositedAt: null, noticeAt: null });
    expect(holdSentence(unknown, T0)).toMatch(/au plus tard le 2 décembre 2026 à 10:15, peut-être avant\.$/);
  });
});
