import type { AuditEvent, AuditRow } from '../../../shared/domain/audit/event.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';

/** The head of the journal: its last row. */
export interface JournalHead {
  readonly sequence: number;
  readonly hash: string;
}

/** A seal of the card over a head, signature and certificate in base64. */
export interface JournalSeal extends JournalHead {
  readonly signature: string;
  readonly certificate: string;
}

/** The journal: rows are added, read and verified, never changed (append-only by trigger, hash-chained). */
export interface AuditStore {
  /** Adds a row. Throws when it cannot be written: what cannot be traced must not go on (R42). */
  append(event: AuditEvent): AuditRow;
  /** Rows in order, from `from` (sequence, inclusive). */
  read(from: number, limit: number): readonly AuditRow[];
  head(): JournalHead | null;
  /** Sequence of the first broken row, rows cut off after a seal included, or null when the chain holds. */
  firstBroken(): number | null;
  /** The last seal, or null. */
  lastSeal(): JournalSeal | null;
  /** Keeps the card's seal over a head of the chain (decision 27). */
  seal(seal: JournalSeal): void;
}

/** Signs the head with the authentication key (decision 27); signature and certificate in base64. */
export interface SignSeal {
  signSeal(text: string): Promise<Result<{ readonly signature: string; readonly certificate: string }, Fault>>;
}
