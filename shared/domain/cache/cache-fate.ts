import type { EpochMs } from '../time/epoch.ts';

/** What the store said of a dossier (TD0.2), as far as the cache is concerned; unknown words are kept as printed. */
export interface DossierRight {
  readonly existence: 'active' | 'closed' | 'absent' | { readonly unknown: string };
  readonly authorisation: 'valid' | 'expired' | 'none' | 'forbidden' | { readonly unknown: string };
  readonly isTreatingPhysician: boolean;
}

/** How the dossier is being read; only ordinary care may leave a copy (R30, R41). */
export type AccessMode = 'normal' | 'break-glass' | 'regulation';

/** What is known of the copy: last answer of TD0.2, and whether this practitioner was médecin traitant then. */
export interface CachedCopy {
  readonly checkedAt: EpochMs;
  readonly wasTreatingPhysician: boolean;
}

/** Why a copy goes or stays out of sight (R41, H13). Codes are stable: the journal keeps them. */
export type CacheEnd =
  'blocked' | 'expired' | 'revoked' | 'closed' | 'absent' | 'emergency' | 'unknown-status' | 'too-old';

/**
 * `keep`: may be read. `drop-restricted`: may be read, without what only a médecin traitant sees. `withhold`: stays on
 * disk, is not shown. `purge`: goes, at once.
 */
export type CacheFate =
  | { readonly kind: 'keep' }
  | { readonly kind: 'drop-restricted' }
  | { readonly kind: 'withhold'; readonly reason: CacheEnd }
  | { readonly kind: 'purge'; readonly reason: CacheEnd };

/** Offline life of a copy since the last answer of TD0.2: short, and never extended offline (H12, H13). A setting. */
export const DEFAULT_OFFLINE_LIFE_MS = 3 * 24 * 3_600_000;

const ENDED: Readonly<Record<'expired' | 'none' | 'forbidden', CacheEnd>> = {
  expired: 'expired',
  none: 'revoked',
  forbidden: 'blocked',
};

function endOf(right: DossierRight): CacheEnd | null {
  const { existence, authorisation } = right;
  if (existence === 'closed' || existence === 'absent') return existence;
  if (authorisation !== 'valid' && typeof authorisation === 'string') return ENDED[authorisation];
  return null;
}

/**
 * What becomes of a cached dossier after an answer of TD0.2 (R41; H13: total over every status). A status that we do
 * not know neither proves that the right lasts nor that it ended: the copy is withheld until a clear answer.
 */
export function cacheFate(right: DossierRight, copy: CachedCopy, mode: AccessMode): CacheFate {
  if (mode !== 'normal') return { kind: 'withhold', reason: 'emergency' };
  const end = endOf(right);
  if (end) return { kind: 'purge', reason: end };
  if (typeof right.existence !== 'string' || typeof right.authorisation !== 'string') {
    return { kind: 'withhold', reason: 'unknown-status' };
  }
  return copy.wasTreatingPhysician && !right.isTreatingPhysician ? { kind: 'drop-restricted' } : { kind: 'keep' };
}

/**
 * Whether a copy may be read without having asked the store again. Both clocks are heard: a machine whose clock was set
 * back (before the last check) proves nothing and prolongs nothing (H50).
 */
export function offlineFate(copy: CachedCopy, now: EpochMs, offlineLifeMs: number): CacheFate {
  const fresh = now >= copy.checkedAt && now - copy.checkedAt < offlineLifeMs;
  return fresh ? { kind: 'keep' } : { kind: 'withhold', reason: 'too-old' };
}

/** Whether the life of a copy is over for good: what a check did not renew in time is wiped, not kept out of sight (R41). */
export function isOver(copy: CachedCopy, now: EpochMs, offlineLifeMs: number): boolean {
  return now - copy.checkedAt >= offlineLifeMs;
}
