import { useCallback, useEffect, useRef } from 'react';
import { call } from '../../api/client.ts';

/** Pages are told this long after the last one came, and at once when the document goes. */
const SETTLED_MS = 1_500;

/** Proof of view (H55): which pages of this document stood before the eyes. Each is told once. */
export function useSeenPages(token: string, rowId: string): (page: number, pages: number) => void {
  const seen = useRef({ told: new Set<number>(), waiting: new Set<number>(), of: 0, timer: 0 });
  const tell = useCallback((): void => {
    const { told, waiting, of, timer } = seen.current;
    clearTimeout(timer);
    if (waiting.size === 0) return;
    const pages = [...waiting];
    pages.forEach((page) => told.add(page));
    waiting.clear();
    void call('journal.notePages', { token, rowId, pages, of });
  }, [token, rowId]);
  useEffect(() => tell, [tell]);
  return useCallback(
    (page: number, pages: number): void => {
      const now = seen.current;
      now.of = pages;
      if (now.told.has(page)) return;
      now.waiting.add(page);
      clearTimeout(now.timer);
      now.timer = window.setTimeout(tell, SETTLED_MS);
    },
    [tell],
  );
}
