import { useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { Check, UserRound } from 'lucide-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { Job } from '../../../shared/contract/deposit.ts';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import { recordTexts } from '../../texts/record.ts';
import { Icon } from '../../ui/icon.tsx';
import { useKeys } from '../../ui/use-key.ts';
import { useNow } from '../../ui/use-now.ts';
import type { Item } from './list-model.ts';
import { useAnchor } from './use-anchor.ts';
import { useLine } from './use-line.ts';
import type { Choice } from './use-choice.ts';
import { DocumentLine, FiledLine, UnreadableLine } from './row.tsx';

const ROW = 42;
const GROUP = 27;
const MINUTE = 60_000;

interface DocumentListProps {
  readonly token: string;
  readonly items: readonly Item[];
  readonly openRowId: string | null;
  readonly onOpen: (row: DocumentRow) => void;
  readonly choice: Choice;
  readonly onOpenChosen: () => void;
  readonly onOpenFiled: (job: Job) => void;
  readonly copiedAt: number | null;
  /** What the rows are filtered by, as one word. */
  readonly filter: string;
}

const isOwn = (item: Item | undefined): boolean => item?.kind === 'row' && item.row.patientAuthored;

/** How a line looks; the patient's own stand in one box, which the first opens and the last closes (R20). */
function lineClass(items: readonly Item[], index: number): string {
  const item = items[index];
  if (item?.kind === 'group') return 'group';
  if (item?.kind !== 'row') return 'row';
  const words = ['row', item.row.news?.opened === false ? 'new' : '', isOwn(item) ? 'own' : ''];
  if (isOwn(item) && !isOwn(items[index - 1])) words.push('first');
  if (isOwn(item) && !isOwn(items[index + 1])) words.push('last');
  return words.filter(Boolean).join(' ');
}

/** Next line that is not a heading, from `from` in direction `step`; stays where it is at the ends. */
export function nextLine(items: readonly Item[], from: number, step: 1 | -1): number {
  for (let index = from + step; index >= 0 && index < items.length; index += step) {
    if (items[index]?.kind !== 'group') return index;
  }
  return from;
}

/** A box for the mouse; the keyboard has Space, and a reader of screens hears whether the line is chosen. */
function Pick({ row, choice }: { readonly row: DocumentRow; readonly choice: Choice }) {
  return (
    <span
      className="pick-box"
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation();
        choice.toggle(row);
      }}
    >
      {choice.chosen.has(row.uniqueId) && <Icon of={Check} />}
    </span>
  );
}

/** The documents from one line to another, both included, whichever comes first. */
export function rowsBetween(items: readonly Item[], from: number, to: number): readonly DocumentRow[] {
  const [first, last] = from < to ? [from, to] : [to, from];
  return items.slice(Math.max(0, first), last + 1).flatMap((item) => (item.kind === 'row' ? [item.row] : []));
}

/** The list, drawn as far as one sees it: thousands of rows cost what thirty do. */
export function DocumentList(props: DocumentListProps) {
  const { token, items, openRowId, onOpen, choice, onOpenChosen, onOpenFiled, copiedAt, filter } = props;
  const box = useRef<HTMLDivElement>(null);
  const now = useNow(MINUTE);
  const { current, goTo } = useLine(token, items);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (items[index]?.kind === 'group' ? GROUP : ROW),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 12,
  });
  const width = virtual.scrollRect?.width ?? 0;

  useAnchor({ token, box, virtual, items, filter });

  function move(step: 1 | -1, choosing = false): void {
    const next = nextLine(items, current, step);
    if (next < 0) return;
    if (choosing) choice.add(rowsBetween(items, current < 0 ? next : current, next));
    goTo(items[next]);
    virtual.scrollToIndex(next, { align: 'auto' });
    box.current?.focus();
  }
  function open(item: Item | undefined): void {
    if (item?.kind === 'row') onOpen(item.row);
    else if (item?.kind === 'filed') onOpenFiled(item.job);
  }
  // On the line of the open document, with nothing chosen, Space turns its pages: the list keeps the keyboard (H36).
  const turnsPages = choice.rows.length === 0 && openRowId !== null && items[current]?.key === openRowId;
  function hear(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (step !== null) {
      event.preventDefault();
      move(step, event.shiftKey);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (choice.rows.length > 0) onOpenChosen();
      else open(items[current]);
    } else if (event.key === ' ' && !turnsPages) {
      event.preventDefault();
      const at = items[current];
      if (at?.kind === 'row') choice.toggle(at.row);
    } else if (event.key === 'Escape' && choice.rows.length > 0) {
      event.preventDefault();
      choice.clear();
    }
  }
  function press(item: Item, index: number, { ctrlKey, metaKey, shiftKey }: MouseEvent): void {
    if (item.kind === 'group') return;
    goTo(item);
    if (item.kind === 'row' && (ctrlKey || metaKey)) choice.toggle(item.row);
    else if (shiftKey && current >= 0) choice.add(rowsBetween(items, current, index));
    else open(item);
  }
  useKeys({ J: () => move(1), K: () => move(-1) });

  const active = items[current];
  return (
    <div
      ref={box}
      className={choice.rows.length > 0 ? 'list choosing' : 'list'}
      role="listbox"
      aria-multiselectable="true"
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
              className={`${lineClass(items, index)}${index === current ? ' at' : ''}`}
              role={isGroup ? 'presentation' : 'option'}
              aria-selected={isGroup ? undefined : item.kind === 'row' && choice.chosen.has(item.row.uniqueId)}
              aria-current={item.key === openRowId ? 'true' : undefined}
              aria-setsize={isGroup ? undefined : items.length}
              aria-posinset={isGroup ? undefined : index + 1}
              style={{ transform: `translateY(${start}px)` }}
              onClick={(event) => press(item, index, event)}
            >
              {item.kind === 'group' && item.key === 'by-patient' && <Icon of={UserRound} />}
              {item.kind === 'group' && item.title}
              {item.kind === 'row' && <Pick row={item.row} choice={choice} />}
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
