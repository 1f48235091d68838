import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { JournalRow } from '../../../shared/contract/journal.ts';
import { actResult } from '../../../shared/domain/audit/act-text.ts';
import { parisDay } from '../../../shared/domain/patient/age.ts';
import { preciseTimeOf, weekdayOf } from '../../texts/format/dates.ts';
import { actName, journalTexts, shortPrint } from '../../texts/journal.ts';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useKeys } from '../../ui/use-key.ts';
import { actIcon } from './act-icons.ts';

const ROW = 40;

interface RowListProps {
  readonly rows: ReadonlyMap<number, JournalRow>;
  readonly matched: number;
  readonly current: number;
  readonly onCurrent: (place: number) => void;
  /** `Entrée`: the list as it was. */
  readonly onEnter: () => void;
  readonly need: (first: number, last: number) => void;
}

/** What an act was about: the person, then the identifier of the document. */
function objectOf({ patientLabel, insId, facts }: JournalRow): string {
  const person = patientLabel ?? insId?.split('|')[1] ?? '';
  const document = facts['uniqueId'] === undefined ? '' : String(facts['uniqueId']);
  return [person, document].filter(Boolean).join(' · ');
}

function Line({ row }: { readonly row: JournalRow }) {
  const { look, text } = actResult(row.kind, row.facts);
  return (
    <div className="entry">
      <span>{preciseTimeOf(row.at)}</span>
      <span className="line">
        <Icon of={actIcon(row.kind)} />
        <b>{actName(row.kind)}</b>
      </span>
      <span className="cut">{objectOf(row)}</span>
      <span className="cut">{look === 'plain' ? text : <Chip look="warn">{text}</Chip>}</span>
      <code>{shortPrint(row.hash)}</code>
    </div>
  );
}

/** The journal, latest first, drawn as far as one sees it; a band where the day changes. Keys J, K, arrows, Entrée. */
export function RowList({ rows, matched, current, onCurrent, onEnter, need }: RowListProps) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: matched,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const lines = virtual.getVirtualItems();
  const [first, last] = [lines[0]?.index ?? 0, lines.at(-1)?.index ?? 0];
  useEffect(() => {
    if (matched > 0) need(first, last);
  }, [first, last, matched, need]);

  function move(step: 1 | -1): void {
    const next = Math.min(matched - 1, Math.max(0, current + step));
    onCurrent(next);
    virtual.scrollToIndex(next, { align: 'auto' });
    box.current?.focus();
  }
  function hear(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (step === null && event.key !== 'Enter') return;
    event.preventDefault();
    if (step === null) onEnter();
    else move(step);
  }
  useKeys({ J: () => move(1), K: () => move(-1) });

  return (
    <div
      ref={box}
      className="list"
      role="listbox"
      tabIndex={0}
      aria-label={journalTexts.rows}
      aria-activedescendant={current < 0 ? undefined : `entry-${current}`}
      onKeyDown={hear}
    >
      <div className="list-inner" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {lines.map(({ index, start, key }) => {
          const row = rows.get(index);
          const before = rows.get(index - 1);
          const newDay = row && (index === 0 || (before && parisDay(before.at) !== parisDay(row.at)));
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              role="presentation"
              style={{ transform: `translateY(${start}px)` }}
            >
              {newDay && <div className="day">{weekdayOf(row.at)}</div>}
              <div
                id={`entry-${index}`}
                className={index === current ? 'entry-box at' : 'entry-box'}
                role="option"
                aria-selected={index === current}
                aria-setsize={matched}
                aria-posinset={index + 1}
                onClick={() => onCurrent(index)}
              >
                {row ? <Line row={row} /> : <span className="soft">…</span>}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}
