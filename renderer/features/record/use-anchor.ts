import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { Virtualizer } from '@tanstack/react-virtual';
import type { Item } from './list-model.ts';

interface Anchor {
  readonly key: string;
  /** How far its top stands over the edge of the box, pixels. */
  readonly over: number;
}

/**
 * Keeps the line at the top of the box where it is when the list is taken anew, so that nothing moves under the eyes
 * (H35); at the very top one stays there, and sees what came. Another filter begins at the top.
 *
 * @param filter what the rows are filtered by, as one word.
 */
export function useAnchor(
  box: RefObject<HTMLDivElement | null>,
  virtual: Virtualizer<HTMLDivElement, Element>,
  items: readonly Item[],
  filter: string,
): void {
  const anchor = useRef<Anchor | null>(null);
  const before = useRef(items);
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
  });
  useEffect(() => {
    // In braces: newer browsers return a promise here, which React would call as a clean-up.
    void box.current?.scrollTo({ top: 0 });
  }, [box, filter]);
}
