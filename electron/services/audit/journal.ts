import { sealText } from '../../../shared/domain/audit/chain.ts';
import type { AuditEvent, AuditRow } from '../../../shared/domain/audit/event.ts';
import type { SeenContent } from '../../../shared/domain/audit/seen.ts';
import type { Fault } from '../../../shared/fault.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Clock, Log } from '../ports.ts';
import type { AuditStore, SignSeal } from './ports.ts';

/** Who is at work: every row bears it. */
export interface JournalSession {
  readonly practitionerId: string;
  readonly structureId: string;
}

export interface JournalNeeds {
  readonly store: AuditStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly session: JournalSession;
  /** Told after each row: the screen of the journal is behind, the volume of readings may be unusual. */
  readonly onWritten?: (row: AuditRow) => void;
}

/** The journal of one card holder (R42): what is done and refused is added, read back and sealed, never changed. */
export class Journal {
  readonly #needs: JournalNeeds;

  constructor(needs: JournalNeeds) {
    this.#needs = needs;
  }

  /** Adds an event that already bears its author and time. Throws when it cannot be written: then the act must not go on. */
  writeDown(event: AuditEvent): void {
    this.#told(this.#needs.store.append(event));
  }

  /** Adds an act of this session, now: who and when are added here. Throws when it cannot be written. */
  write(kind: AuditEvent['kind'], patient: string | undefined, facts: AuditEvent['facts'] = {}): void {
    this.writeDown(this.#event(kind, patient, facts));
  }

  /** Adds an act with what was on screen, kept under the hash that the row bears (H55). Throws as `write` does. */
  writeSeen(kind: AuditEvent['kind'], patient: string, content: SeenContent, facts: AuditEvent['facts'] = {}): void {
    this.#told(this.#needs.store.appendSeen(this.#event(kind, patient, facts), content));
  }

  /** One commit for an act and its row: a process that is killed leaves both or neither (R42). Throws what `work` throws. */
  together<Value>(work: () => Value): Value {
    return this.#needs.store.together(work);
  }

  /** Rows in order, from a sequence (inclusive). */
  read(from: number, limit: number): readonly AuditRow[] {
    return this.#needs.store.read(from, limit);
  }

  /**
   * Seals the head with the card (decision 27): at lock and close, and at the next unlock when the card was pulled
   * before it could sign. Nothing is done when the head is already sealed. A journal found broken is sealed as it goes
   * on: the break stays where it is, and what follows it is proven.
   *
   * @returns null; the card's fault when it does not sign: the chain still holds, the next seal will cover it.
   */
  async seal(sign: SignSeal): Promise<Result<null, Fault>> {
    const head = this.#needs.store.head();
    if (!head || this.#needs.store.lastSeal()?.sequence === head.sequence) return ok(null);
    const signed = await sign.signSeal(sealText(head.sequence, head.hash));
    if (!signed.ok) {
      this.#needs.log.warn('audit/not-sealed', { fault: signed.fault.code });
      return signed;
    }
    this.#needs.store.seal({ ...head, ...signed.value });
    return ok(null);
  }

  #event(kind: AuditEvent['kind'], patient: string | undefined, facts: AuditEvent['facts']): AuditEvent {
    const { clock, session } = this.#needs;
    return { kind, at: clock.now(), ...session, facts, ...(patient !== undefined && { patient }) };
  }

  #told(row: AuditRow): void {
    this.#needs.onWritten?.(row);
  }
}
