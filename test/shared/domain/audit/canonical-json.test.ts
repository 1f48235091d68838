import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, type Canonical } from '../../../../shared/domain/audit/canonical-json.ts';

test('members are sorted and nothing is added', () => {
  expect(canonicalJson({ b: 1, a: [true, null, 'é"'], A: { z: 1.5, y: -0 } })).toBe(
    '{"A":{"y":0,"z":1.5},"a":[true,null,"é\\""],"b":1}',
  );
});

test('decision 27: what is read back gives the same text, whatever the order it was written in', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
      const canonical = value as Canonical; // fc.jsonValue makes JSON and nothing else.
      const text = canonicalJson(canonical);
      expect(canonicalJson(JSON.parse(text) as Canonical)).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(canonical)));
    }),
  );
});

test('a number that JSON cannot write is a bug', () => {
  expect(() => canonicalJson(Number.NaN)).toThrow();
});
