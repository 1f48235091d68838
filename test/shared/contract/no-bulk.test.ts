import { expect, test } from 'vitest';
import { z } from 'zod';
import { bytesSchema } from '../../../shared/contract/bytes.ts';
import { bodySchema } from '../../../shared/contract/document.ts';
import { contract } from '../../../shared/contract/contract.ts';

/** What the walk reads of a schema's own description (zod 4). */
interface Described {
  readonly shape?: Record<string, z.ZodType>;
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
  readonly getter?: () => z.ZodType;
}

/** The largest number of documents' bytes that one value of this schema can hold. */
function mostBytes(schema: z.ZodType, above: ReadonlySet<z.ZodType> = new Set()): number {
  // One body is one document, with the pictures inside its text.
  if (schema === bytesSchema || schema === bodySchema) return 1;
  // A tree that holds itself: what it holds was counted where it began.
  if (above.has(schema)) return 0;
  const inside = (one: z.ZodType): number => mostBytes(one, new Set([...above, schema]));
  const described = schema.def as unknown as Described; // Zod's own description, whatever the kind of schema.
  const { shape, options, items, element, valueType, innerType, getter } = described;
  const sum = [...Object.values(shape ?? {}), ...(items ?? [])].map(inside).reduce((one, other) => one + other, 0);
  const ways = [...(options ?? []), innerType, described.in, described.out];
  const either = Math.max(0, ...ways.flatMap((one) => (one ? [inside(one)] : [])));
  const many = [element, valueType].some((one) => one && inside(one) > 0) ? Number.POSITIVE_INFINITY : 0;
  return sum + either + many + (getter ? inside(getter()) : 0);
}

test('H56: no call of the window gets the bytes of more than one document', () => {
  const most = Object.entries(contract).map(([name, { output }]) => [name, mostBytes(output)] as const);
  expect(most.filter(([, bytes]) => bytes > 1)).toEqual([]);
  // The walk does find bytes: those that are known to cross.
  expect(most.filter(([, bytes]) => bytes === 1).map(([name]) => name)).toContain('document.read');
});

test('H56: the walk sees bytes in a list, a record, an optional or a second field', () => {
  expect(mostBytes(z.array(z.strictObject({ copy: bytesSchema.optional() })))).toBe(Number.POSITIVE_INFINITY);
  expect(mostBytes(z.record(z.string(), bytesSchema))).toBe(Number.POSITIVE_INFINITY);
  expect(mostBytes(z.strictObject({ one: bytesSchema, other: bytesSchema.nullable() }))).toBe(2);
  expect(mostBytes(z.union([bytesSchema, z.strictObject({ one: bytesSchema })]))).toBe(1);
});
