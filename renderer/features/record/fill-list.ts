import type { DocumentList } from '../../../shared/contract/dossier.ts';
import { call } from '../../api/client.ts';

/**
 * Completes a list whose first rows have come. It is shown at once, then each time it has doubled, then whole: a list
 * of thousands is painted as soon as one of thirty, and is not drawn anew for each of its pieces.
 *
 * @param show paints what has come so far; false when nobody waits for it any more, and nothing more is asked.
 * @returns the whole list; marked partial when a piece did not come (H07); null when nobody waits for it any more.
 */
export async function fillList(
  token: string,
  first: DocumentList,
  show: (list: DocumentList) => boolean,
): Promise<DocumentList | null> {
  if (!show(first)) return null;
  let rows = first.rows;
  let shown = rows.length;
  while (rows.length < first.total) {
    const more = await call('dossier.moreRows', { token, from: rows.length });
    const came = more.ok ? more.value : [];
    rows = [...rows, ...came];
    const list = { ...first, rows, complete: first.complete && came.length > 0 };
    const last = came.length === 0 || rows.length >= first.total;
    if (!last && rows.length < 2 * shown) continue;
    if (!show(list)) return null;
    if (last) return list;
    shown = rows.length;
  }
  return first;
}
