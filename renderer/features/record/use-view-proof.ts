import { useEffect, useRef } from 'react';
import type { ShownFilter } from '../../../shared/domain/audit/seen.ts';
import { call } from '../../api/client.ts';
import type { Filters } from './filter-tests.ts';
import type { Item } from './list-model.ts';

/** What stands still this long was seen; what passes while one types was not. */
const SETTLED_MS = 800;

const CODES: Readonly<Record<keyof Filters, ShownFilter>> = {
  words: 'words',
  group: 'class',
  only: 'only',
  hideArchived: 'archived-hidden',
  hideObsolete: 'obsolete-hidden',
  news: 'news',
};

interface Shown {
  readonly token: string;
  readonly items: readonly Item[];
  readonly active: readonly { readonly key: keyof Filters }[];
  /** False while the list is still coming, or another stands in its place. */
  readonly settled: boolean;
}

/**
 * Proof of view (H55): tells which rows stand on screen, in their order, through which filters — by code, since the words
 * typed are clinical. Told once it stands still, and at once when the screen goes.
 */
export function useViewProof({ token, items, active, settled }: Shown): void {
  const pending = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (!settled) return;
    const tell = (): void => {
      pending.current = null;
      const rowIds = items.flatMap((item) => ('row' in item ? [item.row.rowId] : []));
      const filters = [...new Set(active.map(({ key }) => CODES[key]))];
      void call('journal.noteList', { token, rowIds, filters, mode: 'practitioner' });
    };
    pending.current = tell;
    const timer = setTimeout(tell, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [token, items, active, settled]);
  useEffect(() => () => pending.current?.(), []);
}
