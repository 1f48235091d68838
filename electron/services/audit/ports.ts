import type { AuditEvent, AuditRow } from '../../../shared/domain/audit/event.ts';

/** The journal: rows are added, read and verified, never changed (append-only by trigger, hash-chained). */
export interface AuditStore {
  append(event: AuditEvent): AuditRow;
  /** Rows in order, from `from` (sequence, inclusive). */
  read(from: number, limit: number): readonly AuditRow[];
  head(): { readonly sequence: number; readonly hash: string } | null;
  /** Sequence of the first broken row, or null when the chain holds. */
  firstBroken(): number | null;
  /** Keeps the card's seal over a head of the chain (decision 27). */
  seal(sequence: number, hash: string, signature: string, certificate: string): void;
}
