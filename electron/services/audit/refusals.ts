import type { AuditEvent, AuditKind } from '../../../shared/domain/audit/event.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { Clock, Ids, Log } from '../ports.ts';
import type { OpenJournal, RefusalNotes, Tally } from './ports.ts';

/** Refusals that no workplace could write down when they came, by the kind of row they make. */
const KIND_OF: Readonly<Record<string, AuditKind>> = {
  'session/locked': 'call.refused',
  'show/screen-turned': 'call.refused',
  'call/malformed': 'call.refused',
  'call/refused-sender': 'call.refused',
  'card/pin-wrong': 'card.pin-refused',
  'card/pin-last-try': 'card.pin-refused',
  'card/pin-blocked': 'card.pin-refused',
};
const KINDS: readonly AuditKind[] = ['call.refused', 'card.pin-refused'];

/** Different refusals that are kept apart; what goes beyond is counted together, and nothing new beyond the double. */
export const MOST_TALLIES = 200;
/** The same refusal makes one row of an open journal in this time, however often it comes. */
export const PACE_MS = 10 * 60_000;
/** Counts of a flood reach the disk no oftener. */
const WRITE_EVERY_MS = 500;
/** Rows looked through for what a killed telling already wrote: its own batch is among the last ones. */
const LOOKED_THROUGH = 5 * MOST_TALLIES;

export interface RefusalNeeds {
  readonly notes: RefusalNotes;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** The holder of the card that is in the reader; null when there is none that can be read. */
  readonly holderId: () => string | null;
  /** Tries left as the locked card says it; null when it does not. */
  readonly triesLeft: () => Tally['triesLeft'];
  /** The journal of the open session; null while locked or turned to the patient. */
  readonly journal: () => OpenJournal | null;
}

const keyOf = ({ holder, channel, code, triesLeft }: Omit<Tally, 'id' | 'count' | 'since' | 'last'>): string =>
  JSON.stringify([holder, channel, code, triesLeft]);

/**
 * Keeps what was refused while no journal could take it, as counts on the disk: channel, code, tries left, first and last
 * instant, never what was asked (R42). The journal of the same holder's next open session takes them, each exactly once:
 * a row bears the id of its tally, and a tally goes only once its row stands.
 */
export class Refusals {
  readonly #needs: RefusalNeeds;
  readonly #tallies = new Map<string, Tally>();
  readonly #told = new Map<string, EpochMs>();
  #session: OpenJournal['session'] | null = null;
  #writing = false;

  constructor(needs: RefusalNeeds) {
    this.#needs = needs;
    // Under their ids: one whose row a kill left standing must take no further count with it when it goes.
    for (const tally of needs.notes.read()) this.#tallies.set(tally.id, tally);
  }

  /** Counts a refusal; other codes are none of its business. A new one and a refused PIN are on the disk at once. */
  note(channel: string, code: string): void {
    const kind = KIND_OF[code];
    if (!kind) return;
    const { notes, clock, ids, holderId, triesLeft } = this.#needs;
    const id = holderId();
    const holder = id === null ? null : notes.nameOf(id);
    const whole = { holder, channel, code, triesLeft: kind === 'card.pin-refused' ? triesLeft() : null };
    const full = this.#tallies.size >= MOST_TALLIES && !this.#tallies.has(keyOf(whole));
    const what = full ? { holder: null, channel: '', code, triesLeft: null } : whole;
    const before = this.#tallies.get(keyOf(what));
    if (!before && this.#tallies.size >= 2 * MOST_TALLIES) return;
    const now = clock.now();
    const { count, ...first } = before ?? { ...what, id: ids.uuid(), count: 0, since: now };
    this.#tallies.set(keyOf(what), { ...first, count: count + 1, last: now });
    if (!before || kind === 'card.pin-refused') this.#write();
    else this.#writeSoon();
  }

  /** Writes what waits for this holder, once his session is open and the screen is his. Throws as the journal does. */
  tell(): void {
    if (this.#tallies.size === 0) return;
    const journal = this.#needs.journal();
    if (!journal) return;
    if (journal.session !== this.#session) this.#told.clear();
    this.#session = journal.session;
    const due = this.#claimed(this.#needs.notes.nameOf(journal.holderId)).filter(([, tally]) => this.#isDue(tally));
    if (due.length === 0) return;
    const standing = new Set(journal.latest(KINDS, LOOKED_THROUGH).map(({ facts }) => facts['tally']));
    for (const [key, tally] of due) {
      if (!standing.has(tally.id)) journal.write(KIND_OF[tally.code] ?? 'call.refused', factsOf(tally));
      this.#tallies.delete(key);
      this.#told.set(keyOf(tally), this.#needs.clock.now());
    }
    this.#write();
  }

  #isDue(tally: Tally): boolean {
    const last = this.#told.get(keyOf(tally));
    return last === undefined || Math.abs(this.#needs.clock.now() - last) >= PACE_MS;
  }

  /** What waits for this holder. What nobody's card was there for is his from now on, on the disk before it is told. */
  #claimed(holder: string): readonly (readonly [string, Tally])[] {
    const strays = [...this.#tallies].filter(([, tally]) => tally.holder === null);
    for (const [key, stray] of strays) {
      this.#tallies.delete(key);
      this.#tallies.set(stray.id, { ...stray, holder });
    }
    if (strays.length > 0) this.#write();
    return [...this.#tallies].filter(([, tally]) => tally.holder === holder);
  }

  #writeSoon(): void {
    if (this.#writing) return;
    this.#writing = true;
    this.#needs.clock.after(WRITE_EVERY_MS, () => this.#write());
  }

  #write(): void {
    this.#writing = false;
    const written = this.#needs.notes.write([...this.#tallies.values()]);
    if (!written.ok) this.#needs.log.warn('audit/refusals-not-kept', { fault: written.fault.code });
  }
}

function factsOf({ id, channel, code, triesLeft, count, since, last }: Tally): AuditEvent['facts'] {
  return { channel, code, ...(triesLeft !== null && { triesLeft }), count, since, last, tally: id };
}
