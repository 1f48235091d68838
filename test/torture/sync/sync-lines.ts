/** What a process that fills many copies says before it is killed. */
import { writeSync } from 'node:fs';
import type { WorkstationOrder } from '../open-workstation.ts';

/** One copy as it stands on disk. */
export interface FoundCopy {
  /** Rows of its list, as often as they are there; empty before it has one. */
  readonly listed: readonly string[];
  readonly kept: readonly string[];
  readonly missing: number;
}

export type Copies = Readonly<Record<string, FoundCopy>>;

export type SyncLine =
  | { readonly kind: 'not-opened'; readonly code: string }
  /** Every wanted dossier is opted in; what each copy holds at this start. */
  | { readonly kind: 'ready'; readonly copies: Copies }
  /** A dossier more is done, as the screen says. */
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'filled'; readonly copies: Copies };

export function tell(line: SyncLine): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

export interface SyncOrder extends WorkstationOrder {
  readonly dossiers: number;
  /** After so many dossiers the person stops the filling, and begins it again. */
  readonly stopsAfter: number;
}
