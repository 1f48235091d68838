/** Values made from the schemas of the contract themselves, so that a channel added later is walked as well. */
import { z } from 'zod';

interface Shape {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
}

type Step = string | number;

/** Beyond every bound of the contract, small enough for a test: 64 M characters or bytes, a million entries. */
const LONG = 'a'.repeat(1_000_001);
const MANY = 1_000_001;
const HEAVY_BYTES = 65 * 1024 * 1024;

const UUID = '7d0b6c1e-2f43-4a58-9b1c-5f0e8a6d3c21';

/** `type: [a, b]` as the choice that it is. */
function choicesOf({ type, anyOf, oneOf, ...rest }: Shape): readonly Shape[] | undefined {
  if (typeof type === 'object') return type.map((one) => ({ ...rest, type: one }));
  return anyOf ?? oneOf;
}

function shapeOf(schema: z.ZodType): Shape {
  // Draft 2020-12, of which the walk reads the parts named in `Shape`; what has no JSON form (bytes) is `{}` there.
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Shape;
}

function textOf({ format, pattern, minLength = 0 }: Shape): string {
  if (format === 'uuid') return UUID;
  const digits = Array.from({ length: 40 }, (_, more) => '1'.repeat(minLength + more + 1));
  const candidates = [...digits, '2026-11-20', '2026-11-20T10:00', UUID, 'abc'];
  const fit = candidates.find((text) => pattern === undefined || new RegExp(pattern).test(text));
  if (fit === undefined) throw new Error(`no sample for ${pattern ?? ''}`);
  return fit;
}

function sample(shape: Shape): unknown {
  if ('const' in shape) return shape.const;
  if (shape.enum) return shape.enum[0];
  const choices = choicesOf(shape);
  if (choices) return sample(choices[0] ?? {});
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(Object.entries(shape.properties ?? {}).map(([key, inner]) => [key, sample(inner)]));
    case 'array':
      return Array.from({ length: Math.max(shape.minItems ?? 0, 1) }, () => sample(shape.items ?? {}));
    case 'string':
      return textOf(shape);
    case 'number':
    case 'integer':
      return Math.max(shape.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      // No JSON form: the contract has one such value, the bytes of a file.
      return new Uint8Array(4);
  }
}

interface Leaf {
  readonly path: readonly Step[];
  readonly shape: Shape;
  /** Choices on the way to it, outermost first: the sample takes the first of each, the leaf may stand in another. */
  readonly chosen: readonly { readonly path: readonly Step[]; readonly value: unknown }[];
}

function leaves(shape: Shape, path: readonly Step[] = [], chosen: Leaf['chosen'] = []): Leaf[] {
  if ('const' in shape || shape.enum) return [];
  const choices = choicesOf(shape);
  if (choices) return choices.flatMap((one) => leaves(one, path, [...chosen, { path, value: sample(one) }]));
  if (shape.type === 'object') {
    return Object.entries(shape.properties ?? {}).flatMap(([key, inner]) => leaves(inner, [...path, key], chosen));
  }
  const own: Leaf = { path, shape, chosen };
  return shape.type === 'array' ? [own, ...leaves(shape.items ?? {}, [...path, 0], chosen)] : [own];
}

function beyond(shape: Shape): unknown[] {
  switch (shape.type) {
    case 'string':
      return [LONG];
    case 'array': {
      const one = sample(shape.items ?? {});
      return [Array.from({ length: MANY }, () => one)];
    }
    case 'number':
    case 'integer':
      return [Number.NaN, Number.POSITIVE_INFINITY];
    case 'boolean':
    case 'null':
      return [];
    default:
      return [new Uint8Array(HEAVY_BYTES)];
  }
}

/** A copy with one place replaced. */
function withValue(value: unknown, [step, ...rest]: readonly Step[], put: unknown): unknown {
  if (step === undefined) return put;
  if (Array.isArray(value)) {
    const entries: unknown[] = value;
    return entries.map((entry, index) => (index === step ? withValue(entry, rest, put) : entry));
  }
  // The sample has an object wherever the schema has one; another choice of a union, or a null, is filled up here.
  const record = (value ?? {}) as Record<string, unknown>;
  return { ...record, [step]: withValue(record[step], rest, put) };
}

/** An input that the schema takes. Every input of the contract is an object. */
export function validInput(schema: z.ZodType): Record<string, unknown> {
  return sample(shapeOf(schema)) as Record<string, unknown>;
}

/** The valid input with one place after the other blown up: texts, lists, bytes, numbers that are none. */
export function oversized(schema: z.ZodType): { place: string; input: unknown }[] {
  const shape = shapeOf(schema);
  const valid = sample(shape);
  return leaves(shape).flatMap(({ path, shape: leaf, chosen }) => {
    const around = chosen.reduce((value, one) => withValue(value, one.path, one.value), valid);
    return beyond(leaf).map((put) => ({ place: path.join('.'), input: withValue(around, path, put) }));
  });
}
