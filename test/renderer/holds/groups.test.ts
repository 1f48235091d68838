import { describe, expect, it } from 'vitest';
import type { Hold } from '../../../shared/contract/holds.ts';
import { boardCounts, boardRows, groupOf, isUnder, placeOf } from '../../../renderer/features/holds/groups.ts';
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
  owner: { name: 'LIBRE Jeanne', me: true, since: T0 },
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
