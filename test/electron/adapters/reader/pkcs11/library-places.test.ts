import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findLibrary } from '../../../../../electron/adapters/reader/pkcs11/library-places.ts';

const HERE = fileURLToPath(import.meta.url);

describe('finding the PKCS#11 library (decision 7)', () => {
  test('takes the configured one', () => {
    expect(findLibrary(HERE)).toBe(HERE);
  });

  test('a configured one that is not there is missing: another card is never taken in its place', () => {
    expect(findLibrary('/nowhere/cps3.so')).toBe(null);
  });

  test('knows no place on a system it does not know', () => {
    expect(findLibrary(undefined, 'sunos')).toBe(null);
  });
});
