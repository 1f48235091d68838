import type { EpochMs } from '../../time/epoch.ts';
import { earliestInstant, parseHl7Time } from '../../time/hl7-time.ts';
import type { EntryState } from '../visibility.ts';
import type { Look, SeenDocument } from './look.ts';
import type { NewsKind } from './news-kind.ts';
import { OVERLAP_MS } from './watermark.ts';

/** What is compared of a document. Times are XDS text, UTC. */
export interface ComparedDocument {
  readonly uniqueId: string;
  readonly states: readonly EntryState[];
  readonly serviceStartTime?: string | undefined;
  readonly creationTime?: string | undefined;
  /** Version of the metadata as the registry numbers it: above 1 once somebody changed them. */
  readonly version?: string | undefined;
  /** The practitioner is among its authors: he knows of it. */
  readonly mine: boolean;
}

/** A look ready to be compared with. */
export interface Compared {
  readonly look: Look;
  readonly seen: ReadonlyMap<string, SeenDocument>;
  /** uniqueIds submitted since that look, as far as they were asked for; null when they were not. */
  readonly submitted: ReadonlySet<string> | null;
}

const LIFTED: readonly (readonly [EntryState, NewsKind])[] = [
  ['masque-ps', 'unmasked'],
  ['invisible-patient', 'released'],
  ['invisible-representants', 'shown'],
];

const OUT_OF_FORCE: readonly EntryState[] = ['archive', 'ancienne-version'];

/** Neither archived nor replaced. */
export function isCurrent(states: readonly EntryState[]): boolean {
  return !states.some((state) => OUT_OF_FORCE.includes(state));
}

function changeOf(before: readonly EntryState[], now: readonly EntryState[]): NewsKind | null {
  if (isCurrent(before) && now.includes('ancienne-version')) return 'replaced';
  if (isCurrent(before) && now.includes('archive')) return 'archived';
  const lifted = LIFTED.find(([state]) => before.includes(state) && !now.includes(state));
  if (lifted) return lifted[1];
  return !isCurrent(before) && isCurrent(now) ? 'restored' : null;
}

/** Whether that look would have shown the document: a list bounded by act date says nothing of what is older. */
function wasAskedFor({ serviceStartTime }: ComparedDocument, { scopeFrom }: Look): boolean {
  return scopeFrom === null || (serviceStartTime !== undefined && serviceStartTime.padEnd(14, '0') >= scopeFrom);
}

function instantOf(text: string | undefined): EpochMs | null {
  const time = parseHl7Time(text ?? '');
  return time.ok ? earliestInstant(time.value) : null;
}

/** Made well before that look, and changed since it was first submitted: a restriction was lifted (H14). */
function wasChangedLater({ version, creationTime }: ComparedDocument, { watermark }: Look): boolean {
  const madeAt = instantOf(creationTime);
  const changed = version !== undefined && version !== '1';
  return changed && madeAt !== null && watermark !== null && madeAt < watermark - OVERLAP_MS;
}

function arrivalOf(document: ComparedDocument, { look, submitted }: Compared): NewsKind | null {
  // What was neither asked for then nor submitted since may have been there all the time: nothing is claimed.
  const asked = wasAskedFor(document, look);
  if (!asked && !submitted?.has(document.uniqueId)) return null;
  if (wasChangedLater(document, look)) return 'visible';
  const isOlder = submitted !== null && !submitted.has(document.uniqueId);
  return isOlder ? 'visible' : 'new';
}

/**
 * What a document of the list is since the last complete look; null when nothing is to be said of it. One's own is never
 * new to oneself; one that left force without having been seen is none either.
 */
export function newsOf(document: ComparedDocument, compared: Compared): NewsKind | null {
  const before = compared.seen.get(document.uniqueId);
  if (before) return changeOf(before.states, document.states);
  return document.mine || !isCurrent(document.states) ? null : arrivalOf(document, compared);
}
