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
  if ((flags & P.CKF_USER_PIN_LOCKED) !== 0) return 'blocked';
  if ((flags & P.CKF_USER_PIN_FINAL_TRY) !== 0) return 'last';
  return (flags & P.CKF_USER_PIN_COUNT_LOW) !== 0 ? 'low' : 'unknown';
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

/**
 * Signs with RSA PKCS#1 v1.5 over SHA-256 (CKM_SHA256_RSA_PKCS). A key that demands the PIN at each use
 * (CKA_ALWAYS_AUTHENTICATE), or a token that dropped the login after one, gets it presented again: it was right once,
 * so that costs no try (decision 9).
 */
export async function signWith(
  module: Module,
  session: Handle,
  key: Handle,
  data: Uint8Array,
  presentAgain: (kind: number) => void,
): Promise<Buffer> {
  const start = (): void => module.C_SignInit(session, { mechanism: P.CKM_SHA256_RSA_PKCS }, key);
  const finish = (): Promise<Buffer> => module.C_SignAsync(session, Buffer.from(data), Buffer.alloc(512));
  try {
    start();
  } catch (error) {
    if (failureName(error) !== 'CKR_USER_NOT_LOGGED_IN') throw error;
    presentAgain(P.CKU_USER);
    start();
  }
  if (alwaysAuthenticates(module, session, key)) presentAgain(P.CKU_CONTEXT_SPECIFIC);
  try {
    return await finish();
  } catch (error) {
    if (failureName(error) !== 'CKR_USER_NOT_LOGGED_IN') throw error;
    presentAgain(P.CKU_USER);
    start();
    return finish();
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
