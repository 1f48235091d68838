import { describe, expect, test } from 'vitest';
import { isPin, pinFault, triesLeft } from '../../../../shared/domain/card/pin.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a card code', () => {
  test.each(['1234', '00000000', '123456'])('%s can be one', (text) => {
    expect(isPin(bytes(text))).toBe(true);
  });

  test.each(['', '123', '123456789', '12a4', '12 34', '١٢٣٤'])('«%s» cannot, and costs no try (H46)', (text) => {
    expect(isPin(bytes(text))).toBe(false);
  });

  test('what is left follows the flags of the token, the worst first', () => {
    expect(triesLeft({ countLow: false, finalTry: false, locked: false })).toBe('unknown');
    expect(triesLeft({ countLow: true, finalTry: false, locked: false })).toBe('low');
    expect(triesLeft({ countLow: true, finalTry: true, locked: false })).toBe('last');
    expect(triesLeft({ countLow: true, finalTry: true, locked: true })).toBe('none');
  });

  test('each state after a wrong code has its own fault', () => {
    expect((['unknown', 'low', 'last', 'none'] as const).map(pinFault)).toEqual([
      'card/pin-wrong',
      'card/pin-wrong',
      'card/pin-last-try',
      'card/pin-blocked',
    ]);
  });
});
