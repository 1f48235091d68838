import { randomInt } from 'node:crypto';
import {
  NEW_SIGN_IN,
  sendAgain,
  sendCode,
  typeCode,
  wrong,
  type SignIn,
  type SignInRefusal,
  type SignInStep,
} from '../rules/one-time-code.ts';
import { findAccount, type Account } from './accounts.ts';

/** A text message that would have gone to a telephone. */
export interface TextMessage {
  at: number;
  to: string;
  text: string;
}

/** `sign-in/wrong-password` says neither which of the two was wrong nor whether the identifier exists. */
export type EntryRefusal = SignInRefusal | 'sign-in/wrong-password';
export type Entry = { ok: true; account: Account } | { ok: false; refusal: EntryRefusal };

/** Where everybody's sign-in stands, in memory: a restart forgets it, as the sandbox forgets sessions. */
export interface SignIns {
  /** First step: identifier and password; a code is then sent. */
  begin(accounts: readonly Account[], identifier: string, password: string, now: number): Entry;
  /** Second step: the six digits. */
  typeCode(account: Account, digits: string, now: number): Entry;
  sendAgain(account: Account, now: number): Entry;
  stateOf(account: Account): SignIn;
  /** Messages sent, latest first. */
  messages(): readonly TextMessage[];
}

/** Names and messages kept: a program that guesses must not fill the memory. */
const MOST_NAMES = 10_000;
const MOST_MESSAGES = 50;

export function createSignIns(): SignIns {
  const states = new Map<string, SignIn>();
  const sent: TextMessage[] = [];
  const stateOf = (identifier: string): SignIn => states.get(identifier) ?? NEW_SIGN_IN;

  function keep(identifier: string, { next, refusal }: SignInStep): SignInRefusal | null {
    const [oldest] = states.keys();
    if (states.size >= MOST_NAMES && oldest !== undefined) states.delete(oldest);
    states.set(identifier, next);
    return refusal;
  }

  function send(account: Account, now: number, by: typeof sendCode): Entry {
    const digits = String(randomInt(1_000_000)).padStart(6, '0');
    const refusal = keep(account.identifier, by(stateOf(account.identifier), digits, now));
    if (refusal) return { ok: false, refusal };
    sent.unshift({ at: now, to: account.phoneEnd, text: `${digits} est votre code, valable trois minutes.` });
    sent.length = Math.min(sent.length, MOST_MESSAGES);
    return { ok: true, account };
  }

  return {
    begin(accounts, typed, password, now) {
      const identifier = typed.trim().toLowerCase();
      const account = findAccount(accounts, identifier, password);
      if (account) return send(account, now, sendCode);
      const state = stateOf(identifier);
      const refused = state.refusedUntil !== null && now < state.refusedUntil;
      const refusal = refused ? 'sign-in/refused-for-a-while' : keep(identifier, wrong(state, now));
      return {
        ok: false,
        refusal: refusal === 'sign-in/wrong-code' ? 'sign-in/wrong-password' : (refusal ?? 'sign-in/wrong-password'),
      };
    },
    typeCode(account, digits, now) {
      const refusal = keep(account.identifier, typeCode(stateOf(account.identifier), digits, now));
      return refusal ? { ok: false, refusal } : { ok: true, account };
    },
    sendAgain: (account, now) => send(account, now, sendAgain),
    stateOf: (account) => stateOf(account.identifier),
    messages: () => sent,
  };
}
