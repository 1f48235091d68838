import type { EpochMs } from '../../time/epoch.ts';
import type { EntryState } from '../visibility.ts';
import type { NewsKind } from './news-kind.ts';

/** A document as a list last showed it: its identifier and states, nothing that could be read (H13, H16). */
export interface SeenDocument {
  readonly uniqueId: string;
  readonly states: readonly EntryState[];
}

/** One complete list, as far as a later one is compared with it (R18, H14). */
export interface Look {
  /** This workstation's time, for the sentence that names the day. */
  readonly at: EpochMs;
  /** The server's time up to which everything submitted is known; null while it never said (`nextWatermark`). */
  readonly watermark: EpochMs | null;
  /** Lower bound of the act date that was asked, XDS time; null = no bound. */
  readonly scopeFrom: string | null;
  readonly seen: readonly SeenDocument[];
}

/** What a consultation is compared with, and what it found. */
export interface Consultation {
  readonly startedAt: EpochMs;
  /** The last complete look of the consultation before; null for the first one: nothing is called new then. */
  readonly before: Look | null;
  /** What was found new in this consultation, by uniqueId: a copy read in it says the same. */
  readonly kinds: ReadonlyMap<string, NewsKind>;
}

/** A consultation with its own last complete look, as it is kept for the next one. */
export interface KeptLook extends Consultation {
  readonly latest: Look;
}

/** A dossier closed by mistake, or locked and opened again, is still the same consultation for this long (decision 13). */
export const SAME_CONSULTATION_MS = 60 * 60_000;

/**
 * The consultation that an opening belongs to: the one under way, with the same marks, or a new one that is compared
 * with what the last one saw. A clock that went back begins a new one.
 */
export function consultationAt(kept: KeptLook | null, now: EpochMs): Consultation {
  if (!kept) return { startedAt: now, before: null, kinds: new Map() };
  const since = now - kept.startedAt;
  if (since >= 0 && since < SAME_CONSULTATION_MS) return kept;
  return { startedAt: now, before: kept.latest, kinds: new Map() };
}
