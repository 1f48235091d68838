import { expect, test } from 'vitest';
import { NEW_SIGN_IN, sendCode, typeCode, type SignIn } from '../../../sandbox/rules/one-time-code.ts';

const MINUTE_MS = 60_000;
const NOW = Date.UTC(2026, 10, 22, 9);
const sent = (state: SignIn = NEW_SIGN_IN, at = NOW): SignIn => sendCode(state, '123456', at).next;

test('the right code opens until three minutes have passed, and once only', () => {
  const opened = typeCode(sent(), '123456', NOW + 3 * MINUTE_MS - 1);
  expect(opened).toEqual({ next: NEW_SIGN_IN, refusal: null });
  expect(typeCode(opened.next, '123456', NOW + 1).refusal).toBe('sign-in/code-expired');
  expect(typeCode(sent(), '123456', NOW + 3 * MINUTE_MS).refusal).toBe('sign-in/code-expired');
});

test('three wrong tries close it for fifteen minutes, to the right code and to a new one', () => {
  let state = sent();
  for (const refusal of ['sign-in/wrong-code', 'sign-in/wrong-code', 'sign-in/refused-for-a-while']) {
    const step = typeCode(state, '000000', NOW);
    expect(step.refusal).toBe(refusal);
    state = step.next;
  }
  expect(typeCode(state, '123456', NOW + 1).refusal).toBe('sign-in/refused-for-a-while');
  expect(sendCode(state, '654321', NOW + 15 * MINUTE_MS - 1).refusal).toBe('sign-in/refused-for-a-while');
  const again = sent(state, NOW + 15 * MINUTE_MS);
  expect(typeCode(again, '123456', NOW + 15 * MINUTE_MS + 1).refusal).toBeNull();
});

test('a new code does not give new tries', () => {
  const once = typeCode(sent(), '0', NOW).next;
  const twice = typeCode(sent(once), '0', NOW).next;
  expect(typeCode(sent(twice), '0', NOW).refusal).toBe('sign-in/refused-for-a-while');
});
