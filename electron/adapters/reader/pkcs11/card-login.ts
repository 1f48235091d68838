import { triesLeft as triesOf } from '../../../../shared/domain/card/pin.ts';
import { failureName, P, type Handle, type Module } from './module.ts';

/** What a PIN presentation gave. `tries` is what the token's flags tell, not a figure (PKCS#11 has none). */
export type LoginOutcome =
  | { readonly kind: 'open' }
  | { readonly kind: 'wrong'; readonly tries: 'unknown' | 'low' | 'last' }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Tries left as the token's flags tell them. */
export function triesLeft(module: Module, slot: Handle): 'unknown' | 'low' | 'last' | 'blocked' {
  const { flags } = module.C_GetTokenInfo(slot);
  const left = triesOf({
    countLow: (flags & P.CKF_USER_PIN_COUNT_LOW) !== 0,
    finalTry: (flags & P.CKF_USER_PIN_FINAL_TRY) !== 0,
    locked: (flags & P.CKF_USER_PIN_LOCKED) !== 0,
  });
  return left === 'none' ? 'blocked' : left;
}

/**
 * Presents the PIN once: one human act is one VERIFY (decision 9, H46). The binding wants text; the caller keeps the
 * one buffer that can be wiped.
 */
export function presentPin(module: Module, slot: Handle, session: Handle, pin: Uint8Array): LoginOutcome {
  try {
    module.C_Login(session, P.CKU_USER, Buffer.from(pin).toString('latin1'));
    return { kind: 'open' };
  } catch (error) {
    const reason = failureName(error);
    // A login left by someone else proves nothing about this PIN: it is refused, and no try was spent.
    if (reason === 'CKR_PIN_LOCKED') return { kind: 'blocked' };
    if (reason !== 'CKR_PIN_INCORRECT' && reason !== 'CKR_PIN_LEN_RANGE') return { kind: 'failed', reason };
    const tries = triesLeft(module, slot);
    return tries === 'blocked' ? { kind: 'blocked' } : { kind: 'wrong', tries };
  }
}

/** A key of the card, where it is and how the PIN is presented once more when the key wants that. */
export interface SigningKey {
  readonly module: Module;
  readonly slot: Handle;
  readonly session: Handle;
  readonly key: Handle;
  /** Presents the PIN again: it was right once, so that costs no try (decision 9). Throws rather than to risk one. */
  readonly presentAgain: (session: Handle, kind: number) => void;
}

const RSA_SHA256 = { mechanism: P.CKM_SHA256_RSA_PKCS };
/** 4096-bit keys and below. */
const LONGEST_SIGNATURE = 512;

/**
 * Signs with RSA PKCS#1 v1.5 over SHA-256 (CKM_SHA256_RSA_PKCS).
 *
 * Synchronous on purpose: the binding initialises the library for one thread, and the TLS engine of this same process
 * signs on the main one. So no handshake ever falls between a signature and what restores the login after it.
 */
export function signWith(target: SigningKey, data: Uint8Array): Buffer {
  const { module, session, key, presentAgain } = target;
  module.C_SignInit(session, RSA_SHA256, key);
  const eachTime = alwaysAuthenticates(module, session, key);
  if (eachTime) presentAgain(session, P.CKU_CONTEXT_SPECIFIC);
  const signature = module.C_Sign(session, Buffer.from(data), Buffer.alloc(LONGEST_SIGNATURE));
  if (eachTime) restoreLogin(target);
  return signature;
}

/**
 * A key that demands the PIN each time (CKA_ALWAYS_AUTHENTICATE) may clear the card's login with its signature, which
 * the library does not notice: the next TLS handshake would fail. The PIN is presented once more, in a session of its
 * own whose signature is never made.
 */
function restoreLogin({ module, slot, key, presentAgain }: SigningKey): void {
  const aside = module.C_OpenSession(slot, P.CKF_SERIAL_SESSION);
  try {
    module.C_SignInit(aside, RSA_SHA256, key);
    presentAgain(aside, P.CKU_CONTEXT_SPECIFIC);
  } finally {
    module.C_CloseSession(aside);
  }
}

function alwaysAuthenticates(module: Module, session: Handle, key: Handle): boolean {
  try {
    const value = module.C_GetAttributeValue(session, key, [{ type: P.CKA_ALWAYS_AUTHENTICATE }])[0]?.value;
    return Buffer.isBuffer(value) && value[0] === 1;
  } catch {
    // Older tokens do not know the attribute: they do not ask either.
    return false;
  }
}
