import type { Fault } from '../fault.ts';

/** What the window receives from a call (see `call.ts`); written apart so that the window needs no schema library. */
export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly faults: readonly Fault[] };
