import type { Shape } from '../grammar/shape.ts';

/** One reader of foreign bytes under test. */
export interface Reader {
  readonly name: string;
  /** What stands behind it, in the words of the table. */
  readonly what: string;
  /** Share of the inputs: what is cheap gets more. */
  readonly weight: number;
  /** How its inputs are built, so that they are taken apart and put together again rather than only spoilt. */
  readonly shape: Shape;
  /** Words that mean something to it. */
  readonly words: readonly string[];
  /** First inputs, made by ourselves. */
  readonly seeds: () => readonly Uint8Array[] | Promise<readonly Uint8Array[]>;
  /** Reads one input. Whatever it throws is a crash: an expected failure is a Result with a known code. */
  readonly read: (bytes: Uint8Array) => unknown;
}

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;

type Fault = { readonly code: string };
type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: Fault };

/** A promise of a reader that was broken without an exception. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

/** Refuses a failure that has no code of the product's form. */
export function expectCoded(read: Read): void {
  if (!read.ok && !CODE.test(read.fault.code)) throw new BrokenPromise(`no code: ${read.fault.code}`);
}

/** Throws when a promise of the reader does not hold. */
export function promise(holds: boolean, words: string): void {
  if (!holds) throw new BrokenPromise(words);
}
