import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { Job } from '../../../shared/contract/deposit.ts';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import { recordTexts } from '../../texts/record.ts';
import { useKeys } from '../../ui/use-key.ts';
import { useNow } from '../../ui/use-now.ts';
import type { Item } from './list-model.ts';
import { DocumentLine, FiledLine, UnreadableLine } from './row.tsx';

const ROW = 42;
const GROUP = 27;
const MINUTE = 60_000;

interface DocumentListProps {
  readonly items: readonly Item[];
  readonly openRowId: string | null;
  readonly onOpen: (row: DocumentRow) => void;
  readonly onOpenFiled: (job: Job) => void;
  readonly copiedAt: number | null;
}

function lineClass(item: Item): string {
  if (item.kind === 'group') return 'group';
  if (item.kind !== 'row') return 'row';
  return `row${item.row.patientAuthored ? ' own' : ''}${item.row.news?.opened === false ? ' new' : ''}`;
}

/** Next line that is not a heading, from `from` in direction `step`; stays where it is at the ends. */
export function nextLine(items: readonly Item[], from: number, step: 1 | -1): number {
  for (let index = from + step; index >= 0 && index < items.length; index += step) {
    if (items[index]?.kind !== 'group') return index;
  }
  return from;
}

/** The list, drawn as far as one sees it: thousands of rows cost what thirty do. */
export function DocumentList({ items, openRowId, onOpen, onOpenFiled, copiedAt }: DocumentListProps) {
  const box = useRef<HTMLDivElement>(null);
  const now = useNow(MINUTE);
  const [currentKey, setCurrentKey] = useState<string | null>(null);
  const current = items.findIndex((item) => item.key === currentKey && item.kind !== 'group');
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (items[index]?.kind === 'group' ? GROUP : ROW),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 12,
  });
  const width = virtual.scrollRect?.width ?? 0;

  // Rows drawn before a filter changed keep no position of their own.
  useEffect(() => {
    // In braces: newer browsers return a promise here, which React would call as a clean-up.
    void box.current?.scrollTo({ top: 0 });
  }, [items.length]);

  function move(step: 1 | -1): void {
    const next = nextLine(items, current, step);
    if (next < 0) return;
    setCurrentKey(items[next]?.key ?? null);
    virtual.scrollToIndex(next, { align: 'auto' });
    box.current?.focus();
  }
  function open(item: Item | undefined): void {
    if (item?.kind === 'row') onOpen(item.row);
    else if (item?.kind === 'filed') onOpenFiled(item.job);
  }
  function hear(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (step !== null) {
      event.preventDefault();
      move(step);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      open(items[current]);
    }
  }
  useKeys({ J: () => move(1), K: () => move(-1) });

  const active = items[current];
  return (
    <div
      ref={box}
      className="list"
      role="listbox"
      tabIndex={0}
      aria-label={recordTexts.documents}
      aria-activedescendant={active ? `line-${active.key}` : undefined}
      onKeyDown={hear}
    >
      <div className="list-inner" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index];
          if (!item) return null;
          const isGroup = item.kind === 'group';
          return (
            <div
              key={key}
              id={`line-${item.key}`}
              ref={virtual.measureElement}
              data-index={index}
              className={`${lineClass(item)}${index === current ? ' at' : ''}`}
              role={isGroup ? 'presentation' : 'option'}
              aria-selected={isGroup ? undefined : item.key === openRowId}
              aria-current={item.key === openRowId ? 'true' : undefined}
              aria-setsize={isGroup ? undefined : items.length}
              aria-posinset={isGroup ? undefined : index + 1}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => {
                if (isGroup) return;
                setCurrentKey(item.key);
                open(item);
              }}
            >
              {item.kind === 'group' && item.title}
              {item.kind === 'row' && (
                <DocumentLine
                  row={item.row}
                  now={now}
                  current={index === current || item.key === openRowId}
                  width={width}
                  copiedAt={copiedAt}
                />
              )}
              {item.kind === 'unreadable' && <UnreadableLine row={item.row} />}
              {item.kind === 'filed' && <FiledLine job={item.job} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}
