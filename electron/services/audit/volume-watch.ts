import type { AuditEvent, AuditKind, AuditRow } from '../../../shared/domain/audit/event.ts';
import { parisDay } from '../../../shared/domain/patient/age.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { JournalSession } from './journal.ts';
import type { AuditStore } from './ports.ts';

export interface VolumeNeeds {
  readonly store: AuditStore;
  readonly session: JournalSession;
  /** Documents opened in one day from which somebody must look (H56); a setting. */
  readonly limit: number;
  /** Told once a day: the journal takes it, and the privacy officer's folder from there. */
  readonly unusual: (count: number) => void;
}

/** A day of Paris begins at most 26 hours before any of its instants (change of hour included). */
const LONGEST_DAY_MS = 26 * 3_600_000;

const COUNTED: readonly AuditKind[] = ['document.read', 'document.fetched'];

/** A document counts once, when it came: one of several is opened afterwards, or not at all. */
function isCounted({ kind, facts }: AuditEvent): boolean {
  return kind === 'document.fetched' || (kind === 'document.read' && facts['together'] !== true);
}

/**
 * Counts the documents that the holder opens in a day, from the store or from a copy alike, and tells an unusual number
 * once (H56): nothing is refused, since a ward round may need it; somebody looks.
 */
export class VolumeWatch {
  readonly #needs: VolumeNeeds;
  #day = '';
  #count = 0;
  #told = false;

  constructor(needs: VolumeNeeds) {
    this.#needs = needs;
  }

  /** Hears each row once it is written. */
  hear({ event }: AuditRow): void {
    if (!isCounted(event)) return;
    const day = parisDay(event.at);
    if (day !== this.#day) this.#begin(day, event.at);
    else this.#count += 1;
    if (this.#told || this.#count < this.#needs.limit) return;
    this.#told = true;
    this.#needs.unusual(this.#count);
  }

  /** The day so far, from the journal: another session of today counts too. The row just written is in it. */
  #begin(day: string, at: EpochMs): void {
    const { store, session, limit } = this.#needs;
    const { practitionerId } = session;
    const today = (kinds: readonly AuditKind[], most: number): AuditRow[] =>
      store
        .find({ practitionerId, kinds, from: at - LONGEST_DAY_MS }, 0, most)
        .filter((row) => parisDay(row.event.at) === day);
    this.#day = day;
    // Each of several stands twice, received and opened.
    this.#count = today(COUNTED, 2 * limit).filter((row) => isCounted(row.event)).length;
    this.#told = today(['volume.unusual'], 5).length > 0;
  }
}
