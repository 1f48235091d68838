import { expect, test } from 'vitest';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import { Parameters, RETRY_AFTER_MS, STALE_AFTER_MS } from '../../../../electron/services/parameters/parameters.ts';
import type { KeptParameters, ParameterTexts } from '../../../../electron/services/parameters/ports.ts';

const T0 = Date.UTC(2026, 10, 22, 9);
const UNREADABLE = fail({ code: 'dmp/unreadable-answer', class: 'transient' } as const);

function bench(first: KeptParameters | null = null) {
  const state = {
    now: T0,
    saved: first,
    asked: 0,
    logged: [] as string[],
    answer: UNREADABLE as Result<ParameterTexts, ExchangeFault>,
  };
  const ended = new AbortController();
  const parameters = new Parameters({
    ended: ended.signal,
    source: {
      fetchParameters: () => {
        state.asked += 1;
        return Promise.resolve(state.answer);
      },
    },
    kept: { load: () => state.saved, save: (kept) => void (state.saved = kept) },
    clock: { now: () => state.now, after: () => () => undefined },
    log: {
      info: () => undefined,
      warn: (code, fields) => state.logged.push(`${code} ${String(fields?.['fault'])}`),
    },
    defaults: { ageOfMajority: 18 },
  });
  return { state, parameters, lock: () => ended.abort() };
}

test('R34: the defaults hold until a file was read, then the file, which is kept with its date', async () => {
  const { state, parameters } = bench();
  expect(parameters.current().ageOfMajority).toBe(18);
  await parameters.refresh();
  expect(parameters.asOf()).toBeNull();
  state.answer = ok({ 'age-majorite': '16', 'cumul-invisible_patient-masque_ps': 'true' });
  await parameters.refresh();
  expect(parameters.current()).toMatchObject({ ageOfMajority: 16, combinationAllowed: true });
  expect(state.saved).toEqual({ texts: state.answer.ok && state.answer.value, at: T0 });
});

test('R34: a malformed or unreachable file leaves the last good one in force, and is logged by its code', async () => {
  const { state, parameters } = bench({ texts: { 'age-majorite': '17' }, at: T0 - 2 * STALE_AFTER_MS });
  expect(parameters.current().ageOfMajority).toBe(17);
  await parameters.refresh();
  expect(parameters.current().ageOfMajority).toBe(17);
  expect(state.saved?.at).toBe(T0 - 2 * STALE_AFTER_MS);
  expect(state.logged[0]).toBe('parameters/not-refreshed dmp/unreadable-answer');
});

test('a file is asked again on use once it is a day old, and not at every use while it cannot be had', async () => {
  const { state, parameters } = bench({ texts: {}, at: T0 });
  parameters.current();
  expect(state.asked).toBe(0);
  state.now = T0 + STALE_AFTER_MS;
  parameters.current();
  parameters.current();
  expect(state.asked).toBe(1);
  await parameters.refresh();
  state.now += RETRY_AFTER_MS;
  parameters.current();
  expect(state.asked).toBe(2);
});

test('N5: what comes after the lock writes nothing', async () => {
  const { state, parameters, lock } = bench();
  state.answer = ok({ 'age-majorite': '16' });
  const refreshed = parameters.refresh();
  lock();
  await refreshed;
  expect(state.saved).toBeNull();
});
