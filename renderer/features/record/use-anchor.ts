import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { Virtualizer } from '@tanstack/react-virtual';
import { noteSpot, spotIn } from '../../api/spot.ts';
import { uniqueIdOf, type Item } from './list-model.ts';

interface Anchor {
  readonly key: string;
  /** How far its top stands over the edge of the box, pixels. */
  readonly over: number;
}

interface AnchorNeeds {
  readonly token: string;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
  readonly items: readonly Item[];
  /** What the rows are filtered by, as one word. */
  readonly filter: string;
}

/**
 * After a lock the list begins at the line that was the first in sight, once it has come; who scrolls before that stays
 * where he went. True while it has not come.
 */
function useReturn({ token, box, virtual, items }: AnchorNeeds): RefObject<string | null> {
  const wanted = useRef(spotIn(token).top);
  useLayoutEffect(() => {
    if (wanted.current === null || !box.current) return;
    if (box.current.scrollTop > 0) wanted.current = null;
    const index = items.findIndex((item) => wanted.current !== null && uniqueIdOf(item) === wanted.current);
    const start = index < 0 ? undefined : virtual.measurementsCache[index]?.start;
    if (start === undefined) return;
    box.current.scrollTop = start;
    if (box.current.scrollTop > 0) wanted.current = null;
  });
  return wanted;
}

/**
 * Keeps the line at the top of the box where it is when the list is taken anew, so that nothing moves under the eyes
 * (H35); at the very top one stays there, and sees what came. Another filter begins at the top.
 */
export function useAnchor(needs: AnchorNeeds): void {
  const { token, box, virtual, items, filter } = needs;
  const anchor = useRef<Anchor | null>(null);
  const before = useRef(items);
  const filtered = useRef(filter);
  const wanted = useReturn(needs);
  useLayoutEffect(() => {
    const held = anchor.current;
    const changed = before.current !== items;
    before.current = items;
    if (!changed || !held || !box.current) return;
    const index = items.findIndex(({ key }) => key === held.key);
    const start = index < 0 ? undefined : virtual.getOffsetForIndex(index, 'start')?.[0];
    if (start !== undefined) box.current.scrollTop = start + held.over;
  });
  useEffect(() => {
    const top = box.current?.scrollTop ?? 0;
    const first = virtual.getVirtualItems().find(({ end }) => end > top);
    const item = first && items[first.index];
    anchor.current = first && item && top > 0 ? { key: item.key, over: top - first.start } : null;
    const seen = top > 0 ? uniqueIdOf(item) : null;
    if (wanted.current === null && seen !== spotIn(token).top) noteSpot(token, { top: seen });
  });
  useEffect(() => {
    if (filtered.current === filter) return;
    filtered.current = filter;
    // In braces: newer browsers return a promise here, which React would call as a clean-up.
    void box.current?.scrollTo({ top: 0 });
  }, [box, filter]);
}
