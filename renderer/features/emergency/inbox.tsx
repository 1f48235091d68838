import { useEffect, useState } from 'react';
import { RotateCw, ShieldAlert, ShieldCheck } from 'lucide-react';
import type { Inbox as InboxList, InboxRow } from '../../../shared/contract/emergency-inbox.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { faultText } from '../../texts/faults.ts';
import { timeOf, weekdayAndTime } from '../../texts/format/dates.ts';
import { inboxTexts, reasonClassText, STATE_LABELS } from '../../texts/inbox.ts';
import { Band } from '../../ui/band.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Hole } from '../../ui/hole.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Review } from './review.tsx';

const LOOKS = {
  'to-review': 'warn',
  question: 'plain',
  conform: 'ok',
  'not-conform': 'danger',
  refused: 'outline',
} as const;
const MINUTE_MS = 60_000;

function Duration({ row }: { readonly row: InboxRow }) {
  if (row.refused !== null) return <td>{inboxTexts.documents(0)}</td>;
  if (!row.ended) return <td>{inboxTexts.open}</td>;
  return (
    <td>
      {inboxTexts.minutes(Math.round((row.ended.at - row.at) / MINUTE_MS))}
      <small>{inboxTexts.documents(row.ended.documents)}</small>
    </td>
  );
}

interface RowProps {
  readonly row: InboxRow;
  readonly selected: boolean;
  readonly onPick: () => void;
}

function Row({ row, selected, onPick }: RowProps) {
  const { practitioner, structure, patient } = row;
  return (
    <tr className="pick" role="row" aria-selected={selected} onClick={onPick}>
      <td className="nowrap">
        <button type="button" className="link" onClick={onPick}>
          {weekdayAndTime(row.at)}
        </button>
      </td>
      <td>
        <b>
          {practitioner.family} {practitioner.given}
        </b>
        <small>{structure.structureName}</small>
      </td>
      <td>
        {patient.birthName}
        <small>
          {patient.firstGivenName} · {patient.birthDate}
        </small>
      </td>
      <td>{reasonClassText(row)}</td>
      <Duration row={row} />
      <td>
        <Chip look={LOOKS[row.state]}>{STATE_LABELS[row.state]}</Chip>
        {!row.genuine && (
          <Chip look="danger" icon={ShieldAlert}>
            {inboxTexts.altered}
          </Chip>
        )}
      </td>
    </tr>
  );
}

function Rows({
  rows,
  chosen,
  onPick,
}: {
  rows: readonly InboxRow[];
  chosen: string | null;
  onPick: (id: string) => void;
}) {
  return (
    <table className="table" role="grid" aria-label={inboxTexts.title}>
      <thead>
        <tr>
          <th scope="col">{inboxTexts.access}</th>
          <th scope="col">{inboxTexts.practitioner}</th>
          <th scope="col">{inboxTexts.patient}</th>
          <th scope="col">{inboxTexts.reason}</th>
          <th scope="col">{inboxTexts.duration}</th>
          <th scope="col">{inboxTexts.state}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.accessId} row={row} selected={row.accessId === chosen} onPick={() => onPick(row.accessId)} />
        ))}
      </tbody>
    </table>
  );
}

/** Emergency accesses of the establishment, for its privacy officer: those that wait first (mock-up 12b). */
export function Inbox() {
  const [inbox, setInbox] = useState<InboxList | null>(null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  async function load(): Promise<void> {
    const answer = await call('emergency.inbox', {});
    setFaults(answer.ok ? [] : answer.faults);
    if (answer.ok) setInbox(answer.value);
  }
  useEffect(() => void load(), []);
  const rows = [...(inbox?.rows ?? [])].sort(
    (one, other) => Number(other.state === 'to-review') - Number(one.state === 'to-review') || other.at - one.at,
  );
  const waiting = rows.filter(({ state }) => state === 'to-review').length;
  const row = rows.find(({ accessId }) => accessId === chosen);
  return (
    <div className="screen inbox">
      <header className="pagehead">
        <div>
          <h1>{inboxTexts.title}</h1>
          <p>
            <b>{inboxTexts.waiting(waiting)}</b> {inboxTexts.lead}
          </p>
        </div>
        <span className="grow" />
        <Button size="small" onClick={() => void load()}>
          <Icon of={RotateCw} />
          {inboxTexts.reload}
        </Button>
      </header>
      {faults.map(({ code }) => (
        <p className="fault" role="alert" key={code}>
          {faultText(code).sentence} {faultText(code).next}
        </p>
      ))}
      {inbox && inbox.unreadable.length > 0 && (
        <Band icon={ShieldAlert} look="warn">
          {inboxTexts.unreadable(inbox.unreadable.join(', '))}
        </Band>
      )}
      <div className="inbox-panes">
        <section aria-label={inboxTexts.title}>
          <p className="soft">{inboxTexts.scope}</p>
          {inbox && rows.length === 0 ? (
            <Hole icon={ShieldCheck} title={inboxTexts.empty} />
          ) : (
            <Rows rows={rows} chosen={chosen} onPick={setChosen} />
          )}
        </section>
        <aside aria-label={inboxTexts.opinion}>
          {row ? (
            <Review key={row.accessId} row={row} when={timeOf} onInbox={setInbox} />
          ) : (
            <p className="soft">{inboxTexts.choose}</p>
          )}
        </aside>
      </div>
    </div>
  );
}
