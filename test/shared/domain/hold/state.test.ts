import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdInstants } from '../../../../shared/domain/hold/instants.ts';
import { holdDates, standingOrigin, type HoldOrigin } from '../../../../shared/domain/hold/origin.ts';
import { reasonFault } from '../../../../shared/domain/hold/reason.ts';
import { holdState, isFinal, type HoldEnding } from '../../../../shared/domain/hold/state.ts';
import { readsWhileHeld } from '../../../../shared/domain/hold/who-reads.ts';

const at = (text: string): number => Date.parse(`${text}+01:00`);
const T0: HoldOrigin = { kind: 'server', at: at('2026-11-02T10:15') };
const announced = (text: string): HoldEnding => ({ kind: 'announced', at: at(text) });

test('R26 A, R27: announced on 9 Nov, visible from then, never notified', () => {
  expect(holdState(T0, null, at('2026-11-09T14:59'))).toBe('HELD');
  expect(holdState(T0, announced('2026-11-09T15:00'), at('2026-11-09T15:00'))).toBe('ANNOUNCED');
  expect(holdState(T0, announced('2026-11-09T15:00'), at('2027-05-01T00:00'))).toBe('ANNOUNCED');
});

test('R26 B, R27: the notice falls due at the very minute, and the announcement stays possible after it', () => {
  expect(holdState(T0, null, at('2026-11-16T10:14'))).toBe('HELD');
  expect(holdState(T0, null, at('2026-11-16T10:15'))).toBe('NOTIFIED');
  expect(holdState(T0, announced('2026-11-20T09:00'), at('2026-11-20T09:00'))).toBe('ANNOUNCED');
});

test('R26 C and G, R27: released by itself at the very minute, online or offline', () => {
  expect(holdState(T0, null, at('2026-12-02T10:15') - 1)).toBe('NOTIFIED');
  expect(holdState(T0, null, at('2026-12-02T10:15'))).toBe('RELEASED_AUTO');
  expect(holdState(T0, announced('2026-12-02T10:15'), at('2026-12-03T10:15'))).toBe('RELEASED_AUTO');
});

test('R26 F, H19, N8: a new version, a new reading or a guess never moves T0 later', () => {
  const version2: HoldOrigin = { kind: 'server', at: at('2026-11-10T09:00') };
  expect(standingOrigin(T0, version2)).toEqual(T0);
  expect(standingOrigin(T0, { kind: 'unknown', notAfter: at('2026-11-01T09:00') })).toEqual(T0);
  const guess: HoldOrigin = { kind: 'unknown', notAfter: at('2026-11-12T09:00') };
  expect(standingOrigin(guess, T0)).toEqual(T0);
  expect(standingOrigin(guess, { kind: 'unknown', notAfter: at('2026-11-30T09:00') })).toEqual(guess);
});

test('R27: deleted by its author, it is withdrawn for good', () => {
  const ending: HoldEnding = { kind: 'withdrawn', at: at('2026-11-20T09:00') };
  expect(holdState(T0, ending, at('2027-01-20T09:00'))).toBe('WITHDRAWN');
  expect(['ANNOUNCED', 'RELEASED_AUTO', 'WITHDRAWN'].every((state) => isFinal(state as 'ANNOUNCED'))).toBe(true);
  expect(isFinal('HELD') || isFinal('NOTIFIED')).toBe(false);
});

test('R25, decision 22: an unknown deposit time gives the later instant only, as a bound', () => {
  const seen = at('2026-11-20T09:00');
  const dates = holdDates({ kind: 'unknown', notAfter: seen });
  const { releaseAt } = holdInstants(seen);
  expect(dates).toEqual({ precision: 'at-latest', depositedAt: null, noticeAt: null, releaseAt });
  expect(holdDates(T0).precision).toBe('estimated');
  expect(holdDates({ kind: 'submission', at: seen }).precision).toBe('about');
});

test('R27, N8: once final, always final, whatever the time and what is learned', () => {
  const later = fc.nat({ max: 90 * 24 * 3_600_000 });
  const kind = fc.constantFrom('announced', 'withdrawn', null);
  fc.assert(
    fc.property(later, kind, later, later, (endedAfter, ended, first, more) => {
      const ending = ended && { kind: ended, at: T0.at + endedAfter };
      const before = ending && T0.at + first < ending.at ? null : ending;
      const one = holdState(T0, before, T0.at + first);
      const two = holdState(T0, ending, T0.at + first + more);
      if (isFinal(one) && before === ending) expect(two).toBe(one);
      if (one === 'NOTIFIED') expect(two).not.toBe('HELD');
    }),
  );
});

test('R28: the hold is against the patient and those who read in his place, and nobody else', () => {
  expect(readsWhileHeld('patient') || readsWhileHeld('representative')).toBe(false);
  expect(readsWhileHeld('author') && readsWhileHeld('treating-physician')).toBe(true);
  expect(readsWhileHeld('authorised-professional')).toBe(true);
});

test.each([
  ['', 'deposit/hold-reason-missing'],
  ['   ', 'deposit/hold-reason-missing'],
  ['x', 'deposit/hold-reason-short'],
  ['a.b…', 'deposit/hold-reason-short'],
  ['12345', 'deposit/hold-reason-short'],
  ['é'.repeat(301), 'deposit/hold-reason-long'],
  ['K du sein', null],
])('R22: a reason must say something: «%s»', (reason, fault) => {
  expect(reasonFault(reason)).toBe(fault);
});
