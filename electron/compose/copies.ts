import type { Copies, Copy, Wiped } from '../../shared/contract/copies.ts';
import { DEFAULT_OFFLINE_LIFE_MS } from '../../shared/domain/cache/cache-fate.ts';
import type { Journal } from '../services/audit/journal.ts';
import { LocalCopies, type CopyExtent } from '../services/cache/local-copies.ts';
import type { Consents } from '../services/consent/consents.ts';
import type { Patients } from '../services/patients/patients.ts';
import { checkOnConnection } from '../services/records/connection-check.ts';
import { CopySync } from '../services/records/copy-sync.ts';
import type { Dossiers } from '../services/records/dossiers.ts';
import { rightFor } from './holds.ts';
import type { WorkplaceParts } from './workplace.ts';

interface Base {
  readonly journal: Journal;
  readonly patients: Patients;
  readonly copies: LocalCopies;
  readonly consents: Consents;
  readonly dossiers: Dossiers;
}

/** The opted-in copies of one holder, over his cache if his card can have one. */
export function openCopies(parts: WorkplaceParts, journal: Journal): LocalCopies {
  return new LocalCopies({
    store: parts.store.cache,
    audit: journal,
    clock: parts.clock,
    ...(parts.dmpClock && { ends: parts.dmpClock }),
    practitionerId: parts.holder.nationalId,
    offlineLifeMs: DEFAULT_OFFLINE_LIFE_MS,
  });
}

const LOOK_BACK_MS = 30 * 24 * 60 * 60_000;
/** Wipings shown beside the copies; the journal has them all. */
const WIPED_SHOWN = 30;

/** The copies as the window shows them, and what keeps them right while the card is open. */
export class CopyDesk {
  readonly #parts: WorkplaceParts;
  readonly #base: Base;
  readonly #signal: AbortSignal;
  readonly #sync: CopySync;
  /** How many documents a copy lacks, by what it held when they were counted: counting reads its whole list. */
  readonly #counted = new Map<string, { readonly of: string; readonly missing: number }>();
  #checking = false;
  #cancelTimer: () => void = () => undefined;

  constructor(parts: WorkplaceParts, base: Base, signal: AbortSignal) {
    this.#parts = parts;
    this.#base = base;
    this.#signal = signal;
    const { gateway: dmp, clock } = parts;
    this.#sync = new CopySync({
      dmp,
      copy: base.copies,
      find: (insId) => base.patients.find(insId),
      // What is said in secret with a minor stays in that consultation: no copy is filled from it (R36, H20).
      rightFor: (insId) => (base.dossiers.isSecretFor(insId) ? null : rightFor(parts, base, insId)),
      audit: base.journal,
      clock,
      onChanged: parts.onCopiesChanged,
    });
    signal.addEventListener('abort', () => this.#lock(), { once: true });
  }

  /** The DMP answers, at unlock or again: rights first (decision 18), then what nobody checked in time is wiped. */
  async connected(): Promise<void> {
    if (this.#checking || this.#signal.aborted) return;
    this.#checking = true;
    this.#base.copies.wipeLeft();
    const { copies, patients, journal } = this.#base;
    const { gateway: dmp, clock, log } = this.#parts;
    const find = (insId: string) => patients.find(insId);
    const needs = { dmp, copy: copies, find, audit: journal, clock, lookBackMs: LOOK_BACK_MS };
    const checked = await checkOnConnection(needs, this.#signal);
    this.#checking = false;
    if (!checked.ok) log.warn('connection/not-checked', { fault: checked.fault.code });
    this.#wipeOver();
  }

  /** What is known of the time changed: what that ends goes at once. While a connection is checked, its end does it. */
  lookAgain(): void {
    if (!this.#checking) this.#wipeOver();
  }

  state(): Copies {
    return {
      available: this.#parts.store.cache !== null,
      running: this.#sync.running,
      faultCode: this.#sync.faultCode,
      copies: this.#base.copies.extents().map((extent) => this.#view(extent)),
      wiped: this.#wiped(),
    };
  }

  fill(): Copies {
    void this.#sync.run();
    return this.state();
  }

  stop(): Copies {
    this.#sync.stop();
    return this.state();
  }

  drop(insId: string): Copies {
    this.#base.copies.setOptedIn(insId, false);
    return this.state();
  }

  /** At lock: nothing more is asked or written; the next filling goes on where this one was. */
  #lock(): void {
    this.#cancelTimer();
    this.#sync.stop();
    this.#base.copies.lock();
  }

  #wipeOver(): void {
    this.#cancelTimer();
    // Locked meanwhile: the store may be closed, and what is in it is out of reach of everybody.
    if (this.#signal.aborted) return;
    const { clock, dmpClock } = this.#parts;
    const next = this.#base.copies.wipeOver();
    this.#parts.onCopiesChanged();
    if (next === null) return;
    const now = dmpClock?.latest() ?? clock.now();
    this.#cancelTimer = clock.after(Math.max(0, next - now), () => this.#wipeOver());
  }

  #view({ insId, ...extent }: CopyExtent): Copy {
    const progress = this.#sync.progressOf(insId);
    return { insId, patientLabel: this.#label(insId), ...extent, missing: this.#missing(insId, extent), progress };
  }

  #missing(insId: string, { receivedAt, kept }: Omit<CopyExtent, 'insId'>): number {
    const of = `${receivedAt} ${kept}`;
    const known = this.#counted.get(insId);
    if (known?.of === of) return known.missing;
    const { length: missing } = this.#base.copies.missing(insId);
    this.#counted.set(insId, { of, missing });
    return missing;
  }

  #label(insId: string): string {
    const patient = this.#base.patients.find(insId);
    return patient ? `${patient.birthName} ${patient.firstGivenName}` : '';
  }

  #wiped(): Wiped[] {
    const { store, holder } = this.#parts;
    const filter = { practitionerId: holder.nationalId, kinds: ['cache.purged'] as const };
    return store.audit.find(filter, 0, WIPED_SHOWN).map(({ event: { at, patient, facts } }) => ({
      at,
      patientLabel: patient === undefined ? '' : this.#label(patient),
      reason: String(facts['reason'] ?? ''),
      documents: Number(facts['documents'] ?? 0),
    }));
  }
}
