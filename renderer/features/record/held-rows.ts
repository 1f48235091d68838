import type { DocumentList, DocumentRow } from '../../../shared/contract/dossier.ts';
import type { Hold } from '../../../shared/contract/holds.ts';
import { isStillHeld } from '../../../shared/domain/hold/still-held.ts';

type Row = DocumentList['rows'][number];

function holdOf(row: DocumentRow, holds: readonly Hold[], insId: string): Hold | null {
  return holds.find((hold) => hold.insId === insId && hold.versions.includes(row.uniqueId)) ?? null;
}

function stateOf(hold: Hold | null): { state: Exclude<Hold['phase'], 'QUEUED'>; releaseAt: number } | null {
  if (!hold || hold.phase === 'QUEUED' || hold.releaseAt === null) return null;
  return { state: hold.phase, releaseAt: hold.releaseAt };
}

/** What of a held row must not be read over the doctor's shoulder: its title and its type (mock-ups, principle 8). */
function veiled(row: DocumentRow, word: string): DocumentRow {
  const { typeCode: _type, classCode: _class, formatCode: _format, ...rest } = row;
  return { ...rest, title: word, typeLabel: word };
}

export interface HeldContext {
  readonly insId: string;
  readonly listedAt: number;
  readonly holds: readonly Hold[];
  /** Null while the veil is raised. */
  readonly veil: string | null;
}

/**
 * The rows as they are to be seen now: held ones veiled, and those whose hold has ended no longer called hidden, at the
 * very instant, online and offline (R26 G).
 */
export function rowsNow(rows: readonly Row[], { insId, listedAt, holds, veil }: HeldContext): readonly Row[] {
  if (!rows.some((row) => !('unreadable' in row) && row.states.includes('invisible-patient'))) return rows;
  return rows.map((row) => {
    if ('unreadable' in row || !row.states.includes('invisible-patient')) return row;
    const hold = stateOf(holdOf(row, holds, insId));
    if (isStillHeld({ invisible: true, listedAt, hold })) return veil === null ? row : veiled(row, veil);
    return { ...row, states: row.states.filter((state) => state !== 'invisible-patient') };
  });
}
