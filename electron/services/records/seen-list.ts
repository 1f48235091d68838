import type { DocumentList } from '../../../shared/contract/dossier.ts';
import type { SeenList, SeenRow } from '../../../shared/domain/audit/seen.ts';

function seenRow(row: DocumentList['rows'][number]): SeenRow {
  const { rowId, uniqueId } = row;
  const known = { rowId, ...(uniqueId !== undefined && { uniqueId }) };
  if ('unreadable' in row) return { ...known, states: [], unreadable: true };
  const { typeCode, classCode, actTime, states, patientAuthored } = row;
  return {
    ...known,
    ...(typeCode !== undefined && { typeCode }),
    ...(classCode !== undefined && { classCode }),
    ...(actTime !== undefined && { actTime }),
    states,
    ...(patientAuthored && { byPatient: true as const }),
  };
}

/** The rows of a list as the proof of view keeps them: identifiers, codes and states, never a title or a name (H16). */
export function seenList(rows: DocumentList['rows']): SeenList {
  return { seen: 'list', rows: rows.map(seenRow) };
}
