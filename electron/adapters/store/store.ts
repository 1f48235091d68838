import type { InternalAuthorStore } from '../../services/authors/ports.ts';
import type { AuditStore } from '../../services/audit/ports.ts';
import type { CacheStore } from '../../services/cache/ports.ts';
import type { ConsentStore } from '../../services/consent/ports.ts';
import type { DraftStore, FeedingStore } from '../../services/deposit/ports.ts';
import type { AccessQueue, AccessStore } from '../../services/emergency/ports.ts';
import type { HoldStore } from '../../services/holds/ports.ts';
import type { OutboxStore, WithdrawalStore } from '../../services/outbox/ports.ts';
import type { LookStore } from '../../services/records/ports.ts';
import type { PatientStore } from '../../services/patients/ports.ts';
import type { PlaceMemory, SpotMemory } from './tables/place.ts';
import type { SettingsStore } from './tables/settings.ts';

/**
 * The local store of one card holder while his session is open. Two encrypted files: the legal part (queue, consents,
 * journal, patients, drafts, settings), which the recovery code also opens, and the cache, which nothing recovers.
 */
export interface Store {
  readonly outbox: OutboxStore;
  /** What the withdrawals of the queue say: an establishment's worker alone has some. */
  readonly withdrawals: WithdrawalStore;
  readonly internalAuthors: InternalAuthorStore;
  readonly consents: ConsentStore;
  readonly audit: AuditStore;
  readonly holds: HoldStore;
  readonly emergency: AccessStore & AccessQueue;
  readonly drafts: DraftStore;
  readonly feeding: FeedingStore;
  readonly patients: PatientStore;
  readonly looks: LookStore;
  readonly settings: SettingsStore;
  /** Where the practitioner was at the last lock. */
  readonly place: PlaceMemory;
  readonly spot: SpotMemory;
  /** Null for a card that cannot give a stable secret: such a holder reads online only (decision 12). */
  readonly cache: CacheStore | null;
  /** `workstation`: the legal part rests on the workstation's key store alone; the screen says so. */
  readonly protection: 'card' | 'workstation';
  /** The cache file was damaged, now or at the opening, and started empty: to be told, nothing else was lost. */
  cacheStartedEmpty(): boolean;
  /** Heard at once when a torn page of the cache is met in the middle of the work. */
  onCacheStartedAgain(hear: () => void): void;
  /** SHA-256 of the escrow certificate that opens the legal part, before this opening and from now on; null = none. */
  readonly escrow: { readonly before: string | null; readonly now: string | null };
  /** Opened with a recovery code: the card or the workstation is another one. */
  readonly recovered: boolean;
  /** A recovery code to show now, and never again once confirmed; null when the holder has confirmed one. */
  readonly recoveryCode: string | null;
  /** The holder says that he wrote the code down. Until then each opening shows a new one. */
  confirmRecoveryCode(): void;
  /** Makes a new code; the former one opens nothing any more. */
  renewRecoveryCode(): string;
  /** Empties the logs into the files, closes them and wipes the keys. A second call does nothing. */
  close(): void;
}
