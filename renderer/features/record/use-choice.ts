import { useMemo, useState } from 'react';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import type { Item } from './list-model.ts';

/** The documents chosen in a list, to be opened together. */
export interface Choice {
  /** uniqueIds of the chosen documents that are on screen. */
  readonly chosen: ReadonlySet<string>;
  /** Those documents, in the order of the list. */
  readonly rows: readonly DocumentRow[];
  readonly toggle: (row: DocumentRow) => void;
  /** Chooses these besides. */
  readonly add: (rows: readonly DocumentRow[]) => void;
  readonly clear: () => void;
}

/**
 * What is chosen among the lines on screen. It is held by document, so that it outlives the list being taken anew; what
 * a filter hides is not chosen while it is hidden.
 */
export function useChoice(items: readonly Item[]): Choice {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(
    () => items.flatMap((item) => (item.kind === 'row' && ids.has(item.row.uniqueId) ? [item.row] : [])),
    [items, ids],
  );
  const chosen = useMemo(() => new Set(rows.map(({ uniqueId }) => uniqueId)), [rows]);
  return {
    chosen,
    rows,
    toggle: ({ uniqueId }) => setIds(chosen.has(uniqueId) ? without(chosen, uniqueId) : new Set([...chosen, uniqueId])),
    add: (more) => setIds(new Set([...chosen, ...more.map(({ uniqueId }) => uniqueId)])),
    clear: () => setIds(new Set()),
  };
}

function without(ids: ReadonlySet<string>, gone: string): ReadonlySet<string> {
  return new Set([...ids].filter((id) => id !== gone));
}
