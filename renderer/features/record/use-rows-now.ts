import { useMemo } from 'react';
import type { DocumentList } from '../../../shared/contract/dossier.ts';
import { lowerVeil, raiseVeil, useHolds } from '../../api/holds.ts';
import { holdTexts } from '../../texts/holds.ts';
import { useKeys } from '../../ui/use-key.ts';
import { rowsNow } from './held-rows.ts';

/** The rows of a list as they are to be seen now; `H` raises the veil for a while, a journaled act. */
export function useRowsNow(list: DocumentList | null, insId: string): DocumentList['rows'] {
  const { holds, unveiled } = useHolds();
  useKeys({ H: () => (unveiled ? lowerVeil() : void raiseVeil()) });
  return useMemo(() => {
    if (!list) return [];
    const veil = unveiled ? null : holdTexts.veiledTitle;
    return [...rowsNow(list.rows, { insId, listedAt: list.receivedAt, holds, veil })];
  }, [list, insId, holds, unveiled]);
}
