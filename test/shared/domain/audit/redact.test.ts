import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactFields, REDACTED } from '../../../../shared/domain/audit/redact.ts';

test.each([
  'TD0.2',
  'SQLITE_FULL',
  'outbox/step-failed',
  'localhost:4443',
  '2.25.123',
  'http/503',
  'TypeError',
  '1.2.250.1',
])('the code «%s» passes', (text) => {
  expect(redactFields({ text })).toEqual({ text });
});

test.each([
  '280037500000119',
  '2 80 03 75 000 001 19',
  '280032A00000119',
  '899700000011',
  '1.2.250.1.213.1.4.10|280037500000119',
  'PAT-TROIS',
  'DOMINIQUE PAT-TROIS',
  'Églantine',
  '1980-03-12',
  '19800312',
  'a@b.fr',
  'Compte rendu',
  '/home/jeanne/x',
  '',
  'x'.repeat(65),
])('H55: «%s» does not', (text) => {
  expect(redactFields({ text })).toEqual({ text: REDACTED });
});

test('numbers and booleans pass, unless they are long enough to be an INS', () => {
  expect(redactFields({ a: 12, b: true, at: 1_800_000_000_000, c: 280037500000119 })).toEqual({
    a: 12,
    b: true,
    at: 1_800_000_000_000,
    c: REDACTED,
  });
});

test('H55: no text with a blank in it ever passes', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      expect(redactFields({ text: `${before} ${after}` })).toEqual({ text: REDACTED });
    }),
  );
});
