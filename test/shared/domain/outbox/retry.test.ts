import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUnsettled, RECALLABLE, retryByHand } from '../../../../shared/domain/outbox/human-acts.ts';
import { SENDING_STATES } from '../../../../shared/domain/outbox/job.ts';
import {
  afterAbsence,
  afterFailedLookUp,
  afterFailure,
  farthestWait,
  retryDelayMs,
} from '../../../../shared/domain/outbox/retry.ts';

const fault = (kind: 'transient' | 'ambiguous' | 'permanent', serverCode?: string) => ({
  code: 'dmp/x',
  class: kind,
  ...(serverCode !== undefined && { serverCode }),
});
const DUPLICATE = 'XDSDuplicateUniqueIdInRegistry';

describe('after a failure', () => {
  test('the wait doubles from 5 s and stops at 15 min', () => {
    expect([1, 2, 3, 8, 9, 50].map(retryDelayMs)).toEqual([5_000, 10_000, 20_000, 640_000, 900_000, 900_000]);
  });

  test('H30: the class alone decides where the job goes', () => {
    expect(afterFailure(fault('transient'), 1, 100)).toEqual({ state: 'queued', notBefore: 5_100, class: 'transient' });
    expect(afterFailure(fault('ambiguous'), 2, 100)).toEqual({
      state: 'review',
      notBefore: 10_100,
      class: 'ambiguous',
    });
    expect(afterFailure(fault('permanent'), 1, 100)).toEqual({ state: 'refused', notBefore: 100, class: 'permanent' });
  });

  test('H30: «already there» is doubt, whatever class the adapter gave it', () => {
    expect(afterFailure(fault('permanent', DUPLICATE), 1, 0)).toMatchObject({ state: 'review', class: 'ambiguous' });
  });

  test('R13, H50: no failure puts a job off further than it may wait, and what is brought back waits for its undo window', () => {
    const spans = fc.tuple(fc.constantFrom('transient' as const, 'ambiguous' as const), fc.nat(100), fc.nat(60_000));
    fc.assert(
      fc.property(spans, fc.integer(), ([kind, attempts, windowMs], now) => {
        const { farthest, instead } = farthestWait(now, windowMs);
        expect(afterFailure(fault(kind), attempts, now).notBefore).toBeLessThanOrEqual(farthest);
        expect(afterFailedLookUp(fault(kind), attempts, now).notBefore).toBeLessThanOrEqual(farthest);
        expect([instead - now, instead <= farthest]).toEqual([windowMs, true]);
      }),
    );
  });

  test('N6: no failure ever takes a job out of sight', () => {
    const faults = fc.record({
      kind: fc.constantFrom('transient', 'ambiguous', 'permanent'),
      code: fc.option(fc.string()),
    });
    fc.assert(
      fc.property(faults, fc.nat(100), fc.nat(), ({ kind, code }, attempts, now) => {
        const step = afterFailure(fault(kind, code ?? undefined), attempts, now);
        expect(isUnsettled(step)).toBe(true);
        expect(step.notBefore).toBeGreaterThanOrEqual(now);
      }),
    );
  });
});

describe('after a look-up', () => {
  test('a failed one comes back later; one refused for good waits for a human', () => {
    expect(afterFailedLookUp(fault('transient'), 2, 0)).toEqual({
      state: 'review',
      notBefore: 10_000,
      class: 'ambiguous',
    });
    expect(afterFailedLookUp(fault('permanent'), 1, 7)).toEqual({ state: 'review', notBefore: 7, class: 'permanent' });
  });

  test('nothing found means send again, unless the registry had said that it holds it', () => {
    expect(afterAbsence({}, 7)).toEqual({ state: 'queued', notBefore: 7 });
    const failure = { class: 'ambiguous', fault: { code: 'dmp/x', serverCode: DUPLICATE } } as const;
    expect(afterAbsence({ failure }, 7)).toEqual({ state: 'refused', notBefore: 7 });
  });
});

describe('by hand', () => {
  test('H30: a doubtful job is looked up, a refused or waiting one is sent, the others are left alone', () => {
    const next = SENDING_STATES.map((state) => [state, retryByHand({ state }, 9)?.state ?? null]);
    expect(Object.fromEntries(next)).toEqual({
      'held-back': null,
      queued: 'queued',
      sending: null,
      review: 'review',
      sent: null,
      refused: 'queued',
      recalled: null,
    });
    expect(retryByHand({ state: 'review' }, 9)?.failure?.class).toBe('ambiguous');
  });

  test('nothing on its way, doubtful or sent can be taken back', () => {
    expect(SENDING_STATES.filter((state) => !RECALLABLE.includes(state))).toEqual([
      'sending',
      'review',
      'sent',
      'recalled',
    ]);
  });
});
