import type { TriesLeft } from './card-state.ts';

/** Codes with which an unlocking may fail because of the PIN. */
export type PinFaultCode = 'card/pin-wrong' | 'card/pin-last-try' | 'card/pin-blocked' | 'card/pin-format';

const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;

/**
 * Whether the bytes can be a card code: four to eight ASCII digits. Checked before the card sees them: a code that
 * cannot be right must not cost a try (H46).
 */
export function isPin(pin: Uint8Array): boolean {
  return pin.length >= 4 && pin.length <= 8 && pin.every((byte) => byte >= DIGIT_0 && byte <= DIGIT_9);
}

/** Flags of CK_TOKEN_INFO that speak of the user's PIN (PKCS#11 v2.40, table 4). */
export interface PinFlags {
  readonly countLow: boolean;
  readonly finalTry: boolean;
  readonly locked: boolean;
}

/**
 * What is left of a PIN. `low` means that a wrong one was given since the last right one; PKCS#11 gives no figure,
 * and a token may set no flag at all (SoftHSM2 never does).
 */
export function triesLeft({ countLow, finalTry, locked }: PinFlags): TriesLeft | 'none' {
  if (locked) return 'none';
  if (finalTry) return 'last';
  return countLow ? 'low' : 'unknown';
}

/** The fault to show after a wrong PIN, given what is left. */
export function pinFault(left: TriesLeft | 'none'): PinFaultCode {
  if (left === 'none') return 'card/pin-blocked';
  return left === 'last' ? 'card/pin-last-try' : 'card/pin-wrong';
}
