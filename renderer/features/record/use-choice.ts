import { useMemo, useState } from 'react';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import { noteSpot, spotIn } from '../../api/spot.ts';
import type { Item } from './list-model.ts';

/** So many come back after a lock; ten can be opened together. */
const KEPT = 100;

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
 * a filter hides is not chosen while it is hidden. After a lock it is as it was (H47).
 */
export function useChoice(token: string, items: readonly Item[]): Choice {
  const [ids, setIds] = useState<ReadonlySet<string>>(() => new Set(spotIn(token).chosen));
  function choose(next: ReadonlySet<string>): void {
    setIds(next);
    noteSpot(token, { chosen: [...next].slice(0, KEPT) });
  }
  const rows = useMemo(
    () => items.flatMap((item) => (item.kind === 'row' && ids.has(item.row.uniqueId) ? [item.row] : [])),
    [items, ids],
  );
  const chosen = useMemo(() => new Set(rows.map(({ uniqueId }) => uniqueId)), [rows]);
  return {
    chosen,
    rows,
    toggle: ({ uniqueId }) => choose(chosen.has(uniqueId) ? without(chosen, uniqueId) : new Set([...chosen, uniqueId])),
    add: (more) => choose(new Set([...chosen, ...more.map(({ uniqueId }) => uniqueId)])),
    clear: () => choose(new Set()),
  };
}

function without(ids: ReadonlySet<string>, gone: string): ReadonlySet<string> {
  return new Set([...ids].filter((id) => id !== gone));
}
