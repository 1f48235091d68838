/** What a process that will be killed says of what it has done: each line is written before it goes on. */
import { writeSync } from 'node:fs';
import type { WorkstationOrder } from '../open-workstation.ts';

/** An announcement hold as it stands on disk. */
export interface FoundHold {
  readonly versions: readonly string[];
  readonly owner: string;
  readonly announcement: 'none' | 'waiting' | 'refused' | 'done';
}

/** What is on disk when it has opened its store. */
export interface Found {
  /** State of each job, by its uniqueId. */
  readonly jobs: Readonly<Record<string, string>>;
  readonly drafts: readonly string[];
  /** uniqueIds of the documents in the copy; null when none is kept. */
  readonly copy: readonly string[] | null;
  readonly consents: number;
  /** Place of the last row of the journal. */
  readonly journal: number;
  /** By holdId. */
  readonly holds: Readonly<Record<string, FoundHold>>;
  /** Emergency accesses, and those of them that have no end. */
  readonly accesses: readonly string[];
  readonly openAccesses: readonly string[];
  /** Acts without their row in the journal, and the other way round, in words. */
  readonly unpaired: readonly string[];
}

export type Line =
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'not-opened'; readonly code: string }
  | { readonly kind: 'begin'; readonly act: 'keep' | 'purge' | 'code' | 'send' }
  | {
      readonly kind: 'queued';
      readonly title: string;
      readonly uniqueId: string;
      readonly draft: string;
      readonly held: boolean;
    }
  | { readonly kind: 'sent'; readonly uniqueId: string }
  | { readonly kind: 'draft'; readonly id: string }
  | { readonly kind: 'kept'; readonly documents: readonly string[] }
  | { readonly kind: 'purged' }
  | { readonly kind: 'consented'; readonly consents: number }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'announced'; readonly holdId: string; readonly uniqueId: string }
  | { readonly kind: 'entrusting' | 'entrusted'; readonly holdId: string; readonly owner: string }
  | { readonly kind: 'changing' | 'changed'; readonly uniqueId: string; readonly masked: boolean }
  | { readonly kind: 'access'; readonly accesses: readonly string[] }
  | { readonly kind: 'journal'; readonly sequence: number }
  | { readonly kind: 'drained'; readonly found: Found; readonly broken: string | null };

/** Says it and returns once the pipe has it: what was said before a kill was said. */
export function say(line: Line): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

export interface ChildOrder extends WorkstationOrder {
  readonly seed: number;
  readonly prefix: string;
}
