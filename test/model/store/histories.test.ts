import { expect, test } from 'vitest';
import { firstFound, tell } from './search.ts';

/** `npm run model` plays ten thousand others. */
const HISTORIES = 1000;

test('R4, R9, R11, R21–R28, R30–R36, R38, R39, R42, R43, N7, N8: in a thousand random histories no reader gets what the rules forbid, nor lacks what they grant', () => {
  const found = firstFound(1, HISTORIES);
  expect(found === null ? '' : tell(found)).toBe('');
}, 120_000);
