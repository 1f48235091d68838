import { describe, expect, test } from 'vitest';
import { backAt, leaveFault } from '../../../../shared/domain/hold/leave.ts';
import { holdOf, type HoldEvent, type HoldRecord } from '../../../../shared/domain/hold/record.ts';
import { instantsOf, reminderOf } from '../../../../shared/domain/hold/reminder.ts';

const at = (text: string): number => Date.parse(text);
const NOW = at('2026-11-02T09:00:00Z');
const RECORD: HoldRecord = {
  id: 'h',
  ins: { oid: '1.2.250.1.213.1.4.10', value: '277076322082910' },
  uniqueId: '1',
  setId: null,
  title: '',
  authorLabel: '',
  mine: true,
  reason: '',
  openedAt: NOW,
};
const LEAVE = { from: '2026-11-03', until: '2026-11-06' };
const EVENTS: HoldEvent[] = [
  { kind: 'deposited', at: NOW, origin: { kind: 'server', at: NOW } },
  { kind: 'entrusted', at: NOW, owner: { id: null, name: 'MODÈLE Anne', leave: LEAVE } },
];

describe('a hand-over for an absence', () => {
  test('R29: the last day counts whole, in Paris, on the day of a clock change too', () => {
    expect(backAt(LEAVE)).toBe(at('2026-11-06T23:00:00Z'));
    expect(backAt({ from: '2026-10-25', until: '2026-10-25' })).toBe(at('2026-10-25T23:00:00Z'));
  });

  test('R29: days that are none, reversed or over are refused', () => {
    expect(leaveFault({ from: '', until: '2026-11-06' }, NOW)).toBe('hold/leave-no-day');
    expect(leaveFault({ from: '2026-11-31', until: '2026-12-06' }, NOW)).toBe('hold/leave-no-day');
    expect(leaveFault({ from: '2026-11-06', until: '2026-11-05' }, NOW)).toBe('hold/leave-reversed');
    expect(leaveFault({ from: '2026-10-30', until: '2026-11-01' }, NOW)).toBe('hold/leave-over');
    expect(leaveFault({ from: '2026-10-30', until: '2026-11-02' }, NOW)).toBeNull();
  });

  test('R29, H19: once it is over the hold asks to be taken back, until somebody does', () => {
    const hold = holdOf(RECORD, EVENTS);
    const back = at('2026-11-06T23:00:00Z');
    expect(instantsOf(hold)).toContain(back);
    expect(reminderOf(hold, back - 1)).toBeNull();
    expect(reminderOf(hold, back)).toBe('leave-over');
    const taken = holdOf(RECORD, [...EVENTS, { kind: 'entrusted', at: back, owner: { id: '8', name: 'LIBRE' } }]);
    expect(reminderOf(taken, back)).toBeNull();
  });
});
