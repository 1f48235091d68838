import { useEffect, useRef, useState } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { RebuiltRow } from '../../../shared/contract/journal.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { faultText } from '../../texts/faults.ts';
import { longWireTime } from '../../texts/format/wire-time.ts';
import { journalTexts } from '../../texts/journal.ts';
import { stateLabel } from '../../texts/record.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { isVeiled } from './seen-cards.tsx';

const LABELLED = ['masque-ps', 'invisible-patient', 'invisible-representants', 'archive', 'ancienne-version'] as const;

function Row({ row }: { readonly row: RebuiltRow }) {
  const veiled = isVeiled(row.states);
  return (
    <div className="rebuilt">
      <span>{row.actTime === null ? '' : longWireTime(row.actTime.slice(0, 8))}</span>
      <span>
        <b>{veiled ? journalTexts.veiled : (row.title ?? row.typeLabel)}</b>
        <small>
          {[row.unreadable ? journalTexts.unreadable : row.typeLabel, row.byPatient ? journalTexts.byPatient : '']
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
      <span className="line wrap">
        {LABELLED.filter((state) => row.states.includes(state)).map((state) => (
          <Chip key={state}>{stateLabel(state)}</Chip>
        ))}
      </span>
      <code>{row.uniqueId}</code>
    </div>
  );
}

function Rows({ rows }: { readonly rows: readonly RebuiltRow[] }) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 48,
    overscan: 8,
  });
  return (
    <div ref={box} className="rebuilt-list" role="region" tabIndex={0} aria-label={journalTexts.rebuiltTitle}>
      <div className="list-inner" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
            >
              {row && <Row row={row} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface RebuiltListProps {
  readonly sequence: number;
  readonly when: string;
  readonly onClose: () => void;
}

/** The exact list of a row, in the order of the screen (H55). */
export function RebuiltList({ sequence, when, onClose }: RebuiltListProps) {
  const [rows, setRows] = useState<readonly RebuiltRow[] | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    let dropped = false;
    void call('journal.rebuild', { sequence }).then((answer) => {
      if (dropped) return;
      if (answer.ok) setRows(answer.value);
      else setFault(answer.faults[0] ?? null);
    });
    return () => {
      dropped = true;
    };
  }, [sequence]);
  return (
    <Dialog
      title={journalTexts.rebuiltTitle}
      onClose={onClose}
      acts={
        <Button autoFocus onClick={onClose}>
          {journalTexts.close}
        </Button>
      }
    >
      {rows && <p className="soft">{journalTexts.rebuiltLead(when, rows.length)}</p>}
      {fault && (
        <p className="fault" role="alert">
          {faultText(fault.code).sentence} {faultText(fault.code).next}
        </p>
      )}
      {!rows && !fault && <p role="status">{journalTexts.loading}</p>}
      {rows && <Rows rows={rows} />}
      <p className="soft">{journalTexts.titlesWhy}</p>
    </Dialog>
  );
}
