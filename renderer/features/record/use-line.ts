import { useState } from 'react';
import { noteSpot, spotIn } from '../../api/spot.ts';
import { uniqueIdOf, type Item } from './list-model.ts';

/** The line that the keyboard is on; -1 when it is on none. */
export interface Line {
  readonly current: number;
  readonly goTo: (item: Item | undefined) => void;
}

/**
 * Which line one is on. By its row while one moves; after a lock, when the list has other rows, by its document, as far as
 * that is in the list.
 */
export function useLine(token: string, items: readonly Item[]): Line {
  const [key, setKey] = useState<string | null>(null);
  const [before] = useState(() => spotIn(token).line);
  const isCurrent = (item: Item): boolean =>
    key === null ? before !== null && uniqueIdOf(item) === before : item.key === key && item.kind !== 'group';
  return {
    current: items.findIndex(isCurrent),
    goTo: (item) => {
      setKey(item?.key ?? null);
      noteSpot(token, { line: uniqueIdOf(item) });
    },
  };
}
