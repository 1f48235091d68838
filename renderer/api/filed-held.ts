import type { Job } from '../../shared/contract/deposit.ts';
import type { Hold } from '../../shared/contract/holds.ts';
import { isFinal } from '../../shared/domain/hold/state.ts';

/** Whether a document of ours that was just filed is one its patient must not see yet. */
export function isFiledHeld({ insId, uniqueId }: Pick<Job, 'insId' | 'uniqueId'>, holds: readonly Hold[]): boolean {
  const held = holds.find((hold) => hold.insId === insId && hold.versions.includes(uniqueId));
  return held !== undefined && (held.phase === 'QUEUED' || !isFinal(held.phase));
}
