/**
 * The patient's sign-in (issue 3): after identifier and password, a six-digit code valid three minutes; three wrong tries,
 * then fifteen minutes of refusal, even for the right code.
 */

export const CODE_LIFE_MS = 3 * 60_000;
export const MAX_TRIES = 3;
export const REFUSAL_MS = 15 * 60_000;
/** A new code is sent after this time at the earliest: a telephone must not be flooded. */
export const RESEND_MS = 60_000;

/** Where one person's sign-in stands. */
export interface SignIn {
  code: { digits: string; sentAt: number } | null;
  /** Wrong tries since the last success or the last refusal. */
  tries: number;
  refusedUntil: number | null;
}

export type SignInRefusal =
  'sign-in/refused-for-a-while' | 'sign-in/code-expired' | 'sign-in/wrong-code' | 'sign-in/sent-a-moment-ago';

export interface SignInStep {
  next: SignIn;
  refusal: SignInRefusal | null;
}

export const NEW_SIGN_IN: SignIn = { code: null, tries: 0, refusedUntil: null };

/** Sends a code; an earlier one is void. Tries are kept: asking again must not give three more. */
export function sendCode(state: SignIn, digits: string, now: number): SignInStep {
  if (isRefused(state, now)) return { next: state, refusal: 'sign-in/refused-for-a-while' };
  return { next: { ...state, code: { digits, sentAt: now } }, refusal: null };
}

/** Sends another code at the person's demand. */
export function sendAgain(state: SignIn, digits: string, now: number): SignInStep {
  const soon = state.code !== null && now - state.code.sentAt < RESEND_MS;
  return soon && !isRefused(state, now)
    ? { next: state, refusal: 'sign-in/sent-a-moment-ago' }
    : sendCode(state, digits, now);
}

/** Checks what was typed; a code serves once. */
export function typeCode(state: SignIn, typed: string, now: number): SignInStep {
  if (isRefused(state, now)) return { next: state, refusal: 'sign-in/refused-for-a-while' };
  const { code } = state;
  if (!code || now - code.sentAt >= CODE_LIFE_MS) {
    return { next: { ...state, code: null }, refusal: 'sign-in/code-expired' };
  }
  if (typed === code.digits) return { next: NEW_SIGN_IN, refusal: null };
  return wrong(state, now);
}

/** A wrong password counts as a wrong code does. */
export function wrong(state: SignIn, now: number): SignInStep {
  const tries = state.tries + 1;
  if (tries < MAX_TRIES) return { next: { ...state, tries }, refusal: 'sign-in/wrong-code' };
  return {
    next: { code: null, tries: 0, refusedUntil: now + REFUSAL_MS },
    refusal: 'sign-in/refused-for-a-while',
  };
}

function isRefused(state: SignIn, now: number): boolean {
  return state.refusedUntil !== null && now < state.refusedUntil;
}
