import { canonicalJson } from './canonical-json.ts';
import type { AuditEvent } from './event.ts';

/** Hash before the first row: the name of the chain, so that a row of another chain does not fit (H55). */
export const FIRST_PREVIOUS_HASH = 'dmp-journal-v1';

/** The text whose SHA-256 is the hash of a row: its place, the hash before it, and the event in canonical form. */
export function chainedText(sequence: number, previousHash: string, event: AuditEvent): string {
  return `${sequence}\n${previousHash}\n${canonicalJson({ ...event })}`;
}

/** What the authentication key signs to seal the journal (decision 27): the place and hash of its last row. */
export function sealText(sequence: number, hash: string): string {
  return `Poste DMP - scellement du journal - v1\n${sequence}\n${hash}`;
}

/** A row as the chain sees it. `recomputed` is the hash of what the row says; null when its content was withheld. */
export interface ChainLink {
  readonly sequence: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly recomputed: string | null;
}

/** A place and its hash: the head of a chain, or what somebody saw of it. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/**
 * What is wrong with a journal, at its first broken place (H55):
 * `changed` the row does not say what was hashed; `missing` it is gone; `moved` it does not follow the row before it (one
 * was added, removed or moved); `rewritten` it bears another hash than the one sealed; `cut` rows that were sealed or
 * seen are gone from the end; `seal-forged` the signature does not hold; `seal-stranger` another person's card signed;
 * `seal-untrusted` the certificate leads to no known root, or was out of date.
 */
export const BREAK_CAUSES = [
  'changed',
  'missing',
  'moved',
  'rewritten',
  'cut',
  'seal-forged',
  'seal-stranger',
  'seal-untrusted',
] as const;
export type BreakCause = (typeof BREAK_CAUSES)[number];

/** The first broken row and why. */
export interface ChainBreak {
  readonly sequence: number;
  readonly cause: BreakCause;
}

/** Whether `row` follows the row before it, or how it does not. */
export function linkBreak(row: ChainLink, before: ChainHead): ChainBreak | null {
  const expected = before.sequence + 1;
  if (row.sequence > expected) return { sequence: expected, cause: 'missing' };
  if (row.sequence < expected || row.previousHash !== before.hash) return { sequence: expected, cause: 'moved' };
  if (row.recomputed !== null && row.recomputed !== row.hash) return { sequence: expected, cause: 'changed' };
  return null;
}
