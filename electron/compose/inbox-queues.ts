import type { CardHolder, Situation } from '../../shared/domain/card/practitioner.ts';
import { reportIdOf, type VolumeReport } from '../../shared/domain/audit/volume-report.ts';
import type { AuditRow } from '../../shared/domain/audit/event.ts';
import type { Journal } from '../services/audit/journal.ts';
import type { AuditStore } from '../services/audit/ports.ts';
import type { AccessQueue, HandOverQueue } from '../services/emergency/ports.ts';

/** Emergency accesses that wait for the privacy officer's folder. */
export function waitingAccesses(queue: AccessQueue): HandOverQueue {
  return () =>
    queue.waiting().map(({ sequence, event }) => ({
      name: `${event.accessId}.${sequence}.${event.fact.kind}`,
      entry: { kind: 'event', event },
      handedOver: (at) => queue.handedOver(sequence, at),
    }));
}

interface VolumeParts {
  readonly store: AuditStore;
  readonly journal: Journal;
  readonly holder: CardHolder;
  readonly situation: Situation;
}

/** One a day at most: years of them without a folder. */
const MOST = 1000;

function reportOf({ event, hash }: AuditRow, { holder, situation }: VolumeParts): VolumeReport {
  const { nationalId, family, given, profession } = holder;
  const { structureId, at, facts } = event;
  // The row knows its structure by its number; its name is that of today's situation, when it is the same.
  const structureName = structureId === situation.structureId ? situation.structureName : structureId;
  return {
    reportId: reportIdOf(hash),
    at,
    practitioner: { nationalId, family, given, profession: profession.displayName ?? profession.code },
    structure: { structureId, structureName },
    count: Number(facts['count']),
    limit: Number(facts['limit'] ?? 0),
  };
}

/**
 * Unusual volumes that wait for the privacy officer's folder (H56). The journal itself is the queue: a row waits until a
 * later one says that it was handed over. Killed between folder and row, it is handed over again under the same name,
 * which the folder keeps once.
 */
export function waitingVolumes(parts: VolumeParts): HandOverQueue {
  const { store, journal, holder } = parts;
  const rows = (kind: 'volume.unusual' | 'volume.handed-over'): readonly AuditRow[] =>
    store.find({ practitionerId: holder.nationalId, kinds: [kind] }, 0, MOST);
  return () => {
    const done = new Set(rows('volume.handed-over').map(({ event }) => event.facts['row']));
    const waiting = rows('volume.unusual').filter(({ sequence }) => !done.has(sequence));
    return waiting.toReversed().map((row) => ({
      name: `${reportIdOf(row.hash)}.${row.sequence}.volume`,
      entry: { kind: 'volume', report: reportOf(row, parts) },
      handedOver: () => journal.write('volume.handed-over', undefined, { row: row.sequence }),
    }));
  };
}
