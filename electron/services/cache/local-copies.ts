import {
  cacheFate,
  isOver,
  offlineFate,
  type CacheEnd,
  type CacheFate,
  type DossierRight,
} from '../../../shared/domain/cache/cache-fate.ts';
import {
  documentEnd,
  endedDocuments,
  endWithoutStatus,
  type Reader,
} from '../../../shared/domain/cache/document-fate.ts';
import type { DocumentEntry } from '../../../shared/domain/document/entry.ts';
import { isLotSignature } from '../../../shared/domain/document/patient-authored.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { Clock, EndTime } from '../ports.ts';
import { inSteps } from './in-steps.ts';
import type { CachedList, CacheStore, ListSaving, WriteAudit } from './ports.ts';
import { WipeLeft } from './wipe-left.ts';

/** As much of a list as may be kept in one go: a tenth of a second. */
const STEPS_AT_ONCE = 4;

export interface CopyNeeds {
  /** Null for a holder who has no cache (decision 12): then nothing is kept, whatever is asked. */
  readonly store: CacheStore | null;
  readonly audit: WriteAudit;
  readonly clock: Clock;
  /** The DMP's time where it is known: a copy counts from its earliest and ends by its latest «now» (H50). */
  readonly ends?: EndTime;
  readonly practitionerId: string;
  /** How long a copy may be read without a new check (R41); never extended offline. */
  readonly offlineLifeMs: number;
}

/** A document of the copy, with the instant it was retrieved. */
export interface KeptDocument {
  readonly uniqueId: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  readonly at: EpochMs;
}

/** What a copy holds, for the screen of the copies. */
export interface CopyExtent {
  readonly insId: string;
  readonly checkedAt: EpochMs;
  /** When it is wiped unless it is checked before. */
  readonly until: EpochMs;
  readonly withheld: string | null;
  /** Age of its list; null when it has none. */
  readonly receivedAt: EpochMs | null;
  readonly complete: boolean;
  readonly kept: number;
}

/** The opt-in local copy of dossiers (R41, decision 26): kept, dated, checked, purged with a trace of what went. */
export class LocalCopies {
  readonly #needs: CopyNeeds;
  readonly #wiping: WipeLeft | null;

  constructor(needs: CopyNeeds) {
    this.#needs = needs;
    const { store, audit, clock } = needs;
    this.#wiping = store && new WipeLeft({ store, audit, clock });
  }

  isOptedIn(insId: string): boolean {
    return this.#needs.store?.isOptedIn(insId) ?? false;
  }

  /** Dossiers to check by one TD0.2 each on connection (decision 18). */
  optedIn(): readonly string[] {
    return this.#needs.store?.optedIn() ?? [];
  }

  /**
   * Opts a dossier in, or out: opting out purges at once. The caller opts in only an open dossier read in ordinary
   * care, under a valid right (R41).
   *
   * @returns false for a holder who has no cache: nothing is kept.
   */
  setOptedIn(insId: string, keep: boolean): boolean {
    const { store, audit } = this.#needs;
    if (!store) return false;
    if (keep && !store.isOptedIn(insId)) {
      store.optIn(insId, this.#from());
      audit.write('cache.opted-in', insId, {});
    }
    if (!keep && store.isOptedIn(insId)) {
      audit.write('cache.opted-out', insId, {});
      this.#purge(store, insId, 'opted-out');
    }
    return true;
  }

  /** The patient took his consent back: the copy goes at once, whatever the DMP was told (R41). */
  forget(insId: string, reason: 'withdrawn'): void {
    const { store } = this.#needs;
    if (store?.isOptedIn(insId)) this.#purge(store, insId, reason);
  }

  /**
   * Applies an answer of TD0.2 to the copy (R41, H13): purges, drops, withholds or keeps, and journals what went.
   * Asked on each such answer, dossier opened or not; a dossier without a copy is left alone.
   */
  afterStatus(insId: string, right: DossierRight): CacheFate | null {
    const { store } = this.#needs;
    const last = store?.lastCheck(insId);
    if (!store || !last) return null;
    const fate = cacheFate(right, { checkedAt: last.at, wasTreatingPhysician: last.wasTreatingPhysician }, 'normal');
    const check = { at: this.#from(), wasTreatingPhysician: right.isTreatingPhysician, withheld: null };
    switch (fate.kind) {
      case 'purge':
        this.#purge(store, insId, fate.reason);
        break;
      case 'withhold':
        store.check(insId, { ...last, withheld: fate.reason });
        break;
      case 'drop-restricted':
        this.#dropRestricted(store, insId);
        store.check(insId, check);
        break;
      case 'keep':
        store.check(insId, check);
        break;
    }
    return fate;
  }

  /**
   * Drops the documents that a list no longer allows (masked, deleted, gone: R41), at once, and keeps the list. A long one
   * is kept in short commits with the rest of the program between them; until the last the list before stays.
   *
   * @returns when the list is kept, or given up for a later one, a purge or a lock. A short one is kept on return.
   */
  saveList(insId: string, list: CachedList): Promise<void> {
    const { store } = this.#needs;
    const last = store?.lastCheck(insId);
    if (!store || !last || last.withheld) return Promise.resolve();
    const ended = endedDocuments(store.documentIds(insId), list, this.#reader(last.wasTreatingPhysician));
    const reasons = new Set(ended.map(({ reason }) => reason));
    for (const reason of reasons) {
      const uniqueIds = ended.filter((each) => each.reason === reason).map(({ uniqueId }) => uniqueId);
      this.#dropDocuments(store, insId, uniqueIds, reason);
    }
    const gone = new Set(ended.map(({ uniqueId }) => uniqueId));
    const rows = list.rows.filter(({ uniqueId }) => uniqueId === undefined || !gone.has(uniqueId));
    return this.#keep(store.startList(insId, { ...list, rows }));
  }

  #keep(saving: ListSaving): Promise<void> {
    if (saving.steps > STEPS_AT_ONCE) return inSteps(this.#needs.clock, () => saving.step());
    while (!saving.step());
    return Promise.resolve();
  }

  /** Goes on with what a run that was killed, or a lock, left of a purge. */
  wipeLeft(): void {
    this.#wiping?.begin();
  }

  /** At lock nothing more is written. */
  lock(): void {
    this.#wiping?.lock();
  }

  /**
   * Follows a change that the registry has just accepted, without waiting for the next list (R21, R41, H13): the row
   * bears its new state, or goes with its document.
   *
   * @returns false when the changed document is no longer this reader's to keep, copy or not.
   */
  followChange(insId: string, entry: DocumentEntry, isTreatingPhysician: boolean): boolean {
    const end = documentEnd(entry, this.#reader(isTreatingPhysician));
    const { store } = this.#needs;
    if (store?.isOptedIn(insId)) {
      if (end) this.#dropDocuments(store, insId, [entry.uniqueId], end);
      else store.saveEntry(insId, entry);
    }
    return end === null;
  }

  /** Every copy with its age and how much it holds; nothing of what it says. */
  extents(): readonly CopyExtent[] {
    const { store, offlineLifeMs } = this.#needs;
    return this.optedIn().flatMap((insId) => {
      const last = store?.lastCheck(insId);
      if (!store || !last) return [];
      const list = store.extent(insId);
      return [{ insId, checkedAt: last.at, until: last.at + offlineLifeMs, withheld: last.withheld, ...list }];
    });
  }

  /** Entries of the copy's list whose document it does not hold yet, and may hold. */
  missing(insId: string): readonly DocumentEntry[] {
    const last = this.#needs.store?.lastCheck(insId);
    const rows = this.list(insId)?.rows ?? [];
    const kept = this.keptIds(insId);
    const reader = this.#reader(last?.wasTreatingPhysician ?? false);
    return rows.filter(
      (row): row is DocumentEntry =>
        !('unreadable' in row) && !kept.has(row.uniqueId) && !isLotSignature(row) && documentEnd(row, reader) === null,
    );
  }

  /**
   * Wipes what was not checked within its life, the opt-in staying (R41): asked once the checks of a connection are
   * over, and when the next life ends.
   *
   * @returns when to ask again; null when no copy holds anything.
   */
  wipeOver(): EpochMs | null {
    const { store, audit, offlineLifeMs } = this.#needs;
    if (!store) return null;
    for (const { insId, checkedAt, kept, receivedAt } of this.extents()) {
      const copy = { checkedAt, wasTreatingPhysician: false };
      if ((kept === 0 && receivedAt === null) || !isOver(copy, this.#until(), offlineLifeMs)) continue;
      const gone = store.empty(insId);
      audit.write('cache.purged', insId, { reason: 'too-old', documents: gone.length, uniqueIds: gone.join(' ') });
    }
    this.wipeLeft();
    const left = this.extents().filter(({ kept, receivedAt }) => kept > 0 || receivedAt !== null);
    return left.length === 0 ? null : Math.min(...left.map(({ until }) => until));
  }

  /** The list of the copy with its date, or null: not kept, withheld, or too old to be read without a check (H12). */
  list(insId: string): CachedList | null {
    return this.#readable(insId)?.list(insId) ?? null;
  }

  /** Keeps a document as retrieved; nothing for a dossier that was not opted in. */
  saveDocument(insId: string, document: Omit<KeptDocument, 'at'>, at: EpochMs): void {
    const { store } = this.#needs;
    const last = store?.lastCheck(insId);
    if (!store || !last || last.withheld) return;
    store.saveDocument(insId, document.uniqueId, document.mimeType, document.bytes, at);
  }

  document(insId: string, uniqueId: string): KeptDocument | null {
    const kept = this.#readable(insId)?.document(insId, uniqueId);
    return kept ? { uniqueId, ...kept } : null;
  }

  /** uniqueIds of the documents in the copy that may be read, without reading them: asked once a list. */
  keptIds(insId: string): ReadonlySet<string> {
    return new Set(this.#readable(insId)?.documentIds(insId) ?? []);
  }

  /** Whether a list may be read from the copy, without reading it. */
  hasList(insId: string): boolean {
    return this.#readable(insId)?.hasList(insId) ?? false;
  }

  /** uniqueIds of one dossier whose metadata match, best first. */
  search(insId: string, words: string, limit = 200): readonly string[] {
    return this.#readable(insId)?.search(insId, words, limit) ?? [];
  }

  #readable(insId: string): CacheStore | null {
    const { store, offlineLifeMs } = this.#needs;
    const last = store?.lastCheck(insId);
    if (!store || !last || last.withheld) return null;
    const copy = { checkedAt: last.at, wasTreatingPhysician: last.wasTreatingPhysician };
    return offlineFate(copy, this.#until(), offlineLifeMs).kind === 'keep' ? store : null;
  }

  #from(): EpochMs {
    return this.#needs.ends?.earliest() ?? this.#needs.clock.now();
  }

  #until(): EpochMs {
    return this.#needs.ends?.latest() ?? this.#needs.clock.now();
  }

  #reader(isTreatingPhysician: boolean): Reader {
    return { practitionerId: this.#needs.practitionerId, isTreatingPhysician };
  }

  #dropRestricted(store: CacheStore, insId: string): void {
    const rows = store.list(insId)?.rows ?? [];
    const reader = this.#reader(false);
    const gone = rows.flatMap((row) => ('unreadable' in row || !endWithoutStatus(row, reader) ? [] : [row.uniqueId]));
    this.#dropDocuments(store, insId, gone, 'restricted-now');
  }

  #dropDocuments(store: CacheStore, insId: string, uniqueIds: readonly string[], reason: string): void {
    const gone = store.purgeDocuments(insId, uniqueIds);
    // Counted, not named: the name of a masked document is no longer this reader's to keep (H16).
    if (gone.length > 0) this.#needs.audit.write('cache.purged', insId, { reason, documents: gone.length });
  }

  #purge(store: CacheStore, insId: string, reason: CacheEnd | 'opted-out' | 'withdrawn'): void {
    const gone = store.purge(insId);
    this.#needs.audit.write('cache.purged', insId, { reason, documents: gone.length, uniqueIds: gone.join(' ') });
    this.wipeLeft();
  }
}
