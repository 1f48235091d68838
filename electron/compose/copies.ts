import { DEFAULT_OFFLINE_LIFE_MS } from '../../shared/domain/cache/cache-fate.ts';
import type { Journal } from '../services/audit/journal.ts';
import { LocalCopies } from '../services/cache/local-copies.ts';
import type { Patients } from '../services/patients/patients.ts';
import { checkOnConnection } from '../services/records/connection-check.ts';
import type { WorkplaceParts } from './workplace.ts';

interface Base {
  readonly journal: Journal;
  readonly patients: Patients;
  readonly copies: LocalCopies;
}

/** The opted-in copies of one holder, over his cache if his card can have one. */
export function openCopies(parts: WorkplaceParts, journal: Journal): LocalCopies {
  return new LocalCopies({
    store: parts.store.cache,
    audit: journal,
    clock: parts.clock,
    practitionerId: parts.holder.nationalId,
    offlineLifeMs: DEFAULT_OFFLINE_LIFE_MS,
  });
}

const LOOK_BACK_MS = 30 * 24 * 60 * 60_000;

/** One TD0.4 and one TD0.2 a copy (decision 18); a fault is logged by its code. */
export async function checkCopies(parts: WorkplaceParts, base: Base, signal: AbortSignal): Promise<void> {
  const needs = {
    dmp: parts.gateway,
    copy: base.copies,
    find: (insId: string) => base.patients.find(insId),
    audit: base.journal,
    clock: parts.clock,
    lookBackMs: LOOK_BACK_MS,
  };
  const checked = await checkOnConnection(needs, signal);
  if (!checked.ok) parts.log.warn('connection/not-checked', { fault: checked.fault.code });
}
