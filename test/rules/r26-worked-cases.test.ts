import { expect, test } from 'vitest';
import { holdInstants as ofClient } from '../../shared/domain/hold/instants.ts';
import { holdState } from '../../shared/domain/hold/state.ts';
import { holdInstants as ofStore } from '../../sandbox/rules/hold-instants.ts';

const at = (text: string): number => Date.parse(text);
const T0 = at('2026-11-02T10:15:00+01:00');
const RELEASE = at('2026-12-02T10:15:00+01:00');

test.each([
  ['C', '2026-11-02T10:15:00+01:00', '2026-11-16T10:15:00+01:00', '2026-12-02T10:15:00+01:00'],
  ['D, a short month', '2027-01-31T09:00:00+01:00', '2027-02-14T09:00:00+01:00', '2027-02-28T09:00:00+01:00'],
  ['E, a clock change', '2026-10-01T10:00:00+02:00', '2026-10-15T10:00:00+02:00', '2026-11-01T10:00:00+01:00'],
])('R26: case %s, by the client and by the store', (_, deposit, notice, release) => {
  const expected = { noticeAt: at(notice), releaseAt: at(release) };
  expect(ofClient(at(deposit))).toEqual(expected);
  expect(ofStore(at(deposit))).toEqual(expected);
});

test.each([
  ['A, announced before the notice', '2026-11-09T15:00:00+01:00', 'ANNOUNCED'],
  ['B, announced after it', '2026-11-20T09:00:00+01:00', 'ANNOUNCED'],
] as const)('R26: case %s, visible from the talk on', (_, talk, state) => {
  const origin = { kind: 'server', at: T0 } as const;
  expect(holdState(origin, { kind: 'announced', at: at(talk) }, at(talk))).toBe(state);
  // Too late for a talk to count: time had done it.
  expect(holdState(origin, { kind: 'announced', at: RELEASE }, RELEASE)).toBe('RELEASED_AUTO');
});

test('R26: cases F and G, neither a new version nor a week offline moves the instant of the client’s own display', () => {
  const origin = { kind: 'server', at: T0 } as const;
  expect(holdState(origin, null, RELEASE - 1)).toBe('NOTIFIED');
  expect(holdState(origin, null, RELEASE)).toBe('RELEASED_AUTO');
});
