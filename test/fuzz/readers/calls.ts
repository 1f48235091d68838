import { z } from 'zod';
import { readInput } from '../../../electron/ipc/read-input.ts';
import { contract } from '../../../shared/contract/contract.ts';
import { promise, type Reader } from '../engine/reader.ts';

type Shape = { readonly [name: string]: unknown };

const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value of a JSON schema, roughly: enough for a call to be taken in, or nearly. */
function sample(schema: unknown): unknown {
  if (!isShape(schema)) return null;
  if ('const' in schema) return schema['const'];
  for (const list of [schema['enum'], schema['examples']]) if (Array.isArray(list)) return list[0];
  for (const list of [schema['anyOf'], schema['oneOf']]) if (Array.isArray(list)) return sample(list[0]);
  if (schema['type'] === 'array') return [sample(schema['items'])];
  if (schema['type'] === 'string')
    return schema['format'] === 'uuid' ? '11111111-2222-4333-8444-555555555555' : 'texte';
  if (schema['type'] === 'number' || schema['type'] === 'integer') return 1;
  if (schema['type'] === 'boolean') return true;
  const members = isShape(schema['properties']) ? schema['properties'] : {};
  return Object.fromEntries(Object.entries(members).map(([name, inner]) => [name, sample(inner)]));
}

const names = Object.keys(contract) as (keyof typeof contract)[]; // The keys of a constant object are its own key type.

function inputOf(name: keyof typeof contract): unknown {
  return sample(z.toJSONSchema(contract[name].input, { unrepresentable: 'any', io: 'input' }));
}

function readCall(bytes: Uint8Array): void {
  let call: unknown = null;
  try {
    call = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return;
  }
  if (!Array.isArray(call)) return;
  const name = names.find((known) => known === call[0]);
  if (!name) return;
  const parsed = readInput(contract[name].input, call[1]);
  // Strict: what the schema does not know is refused, not dropped.
  promise(!parsed.ok || !isShape(call[1]) || !('extra' in call[1]), `${name} takes a stray field`);
}

const calls: Reader = {
  name: 'calls',
  what: 'every call of the window, by its schema',
  weight: 16,
  shape: 'json',
  words: ['{"__proto__":', '"extra":1', '[[[[', 'null', '1e999'],
  seeds: () => names.map((name) => Buffer.from(JSON.stringify([name, inputOf(name)]))),
  read: readCall,
};

export const CALL_READERS: readonly Reader[] = [calls];
