import { useId, useState } from 'react';
import { Bell, Check, Eye, FileText, Lock, Siren } from 'lucide-react';
import type { Inbox, InboxRow } from '../../../shared/contract/emergency-inbox.ts';
import type { Decision } from '../../../shared/domain/emergency/opinion.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { faultText } from '../../texts/faults.ts';
import { weekdayAndTime } from '../../texts/format/dates.ts';
import { inboxTexts, STATE_LABELS } from '../../texts/inbox.ts';
import { Button } from '../../ui/button.tsx';
import { Faults } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';

interface ReviewProps {
  readonly row: InboxRow;
  readonly when: (at: number) => string;
  readonly onInbox: (inbox: Inbox) => void;
}

function Attested({ row }: { readonly row: InboxRow }) {
  const [reason, setReason] = useState<string | null>(null);
  async function read(): Promise<void> {
    const answer = await call('emergency.readReason', { accessId: row.accessId });
    if (answer.ok) setReason(answer.value.text);
  }
  const lines = row.mode === 'centre_15' ? [inboxTexts.regulation] : [inboxTexts.will, inboxTexts.risk];
  const opposition = row.opposition && inboxTexts.opposition[row.opposition];
  return (
    <section className="card">
      <h3>{inboxTexts.attested}</h3>
      <ul>
        {[...lines, ...(opposition ? [opposition] : [])].map((line) => (
          <li key={line}>
            <Icon of={Check} />
            {line}
          </li>
        ))}
      </ul>
      {!row.reasonComplete && <p className="note warn">{inboxTexts.incomplete}</p>}
      {row.reasonClass !== null &&
        (reason === null ? (
          <p>
            <Button size="small" onClick={() => void read()}>
              <Icon of={Eye} />
              {inboxTexts.readReason}
            </Button>{' '}
            <span className="soft">{inboxTexts.readNote}</span>
          </p>
        ) : (
          <blockquote>« {reason} »</blockquote>
        ))}
    </section>
  );
}

function Followed({ row, when }: Pick<ReviewProps, 'row' | 'when'>) {
  const { ended } = row;
  return (
    <section className="card">
      <h3>{inboxTexts.followed}</h3>
      <ul>
        <li>
          <Icon of={Siren} />
          {when(row.at)} · {inboxTexts.opened}
        </li>
        <li>
          <Icon of={Bell} />
          {inboxTexts.told}
        </li>
        {ended && (
          <>
            <li>
              <Icon of={FileText} />
              {inboxTexts.documents(ended.documents)}
            </li>
            <li>
              <Icon of={Lock} />
              {when(ended.at)} · {inboxTexts.ended[ended.why]} ; {inboxTexts.nothingLeft}
            </li>
          </>
        )}
      </ul>
    </section>
  );
}

function Opinion({ row, onInbox }: Pick<ReviewProps, 'row' | 'onInbox'>) {
  const [opinion, setOpinion] = useState('');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const id = useId();
  const decide = (decision: Decision) => async (): Promise<void> => {
    const answer = await call('emergency.review', { accessId: row.accessId, decision, opinion });
    setFaults(answer.ok ? [] : answer.faults);
    if (!answer.ok) return;
    setOpinion('');
    onInbox(answer.value);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{inboxTexts.opinion}</label>
      <textarea
        id={id}
        className="input"
        rows={3}
        value={opinion}
        placeholder={inboxTexts.opinionHint}
        aria-invalid={faults.length > 0}
        aria-describedby={`${id}-faults`}
        onChange={(event) => setOpinion(event.target.value)}
      />
      <Faults
        id={`${id}-faults`}
        faults={faults.map(({ code }) => `${faultText(code).sentence} ${faultText(code).next}`)}
      />
      <div className="line">
        <Button look="main" size="small" onClick={() => void decide('conform')()}>
          {inboxTexts.conform}
        </Button>
        <Button size="small" onClick={() => void decide('not-conform')()}>
          {inboxTexts.notConform}
        </Button>
        <Button size="small" onClick={() => void decide('question')()}>
          {inboxTexts.question}
        </Button>
      </div>
    </div>
  );
}

/** One access: what was attested, what followed, and the written opinion that closes it. Nothing clinical. */
export function Review({ row, when, onInbox }: ReviewProps) {
  const { practitioner, structure, opinion } = row;
  return (
    <>
      <h2>
        {practitioner.family} {practitioner.given}, {weekdayAndTime(row.at)}
      </h2>
      <p className="soft">
        {practitioner.profession} · {structure.structureName}
      </p>
      {!row.genuine && (
        <p className="note danger" role="alert">
          {inboxTexts.alteredNote}
        </p>
      )}
      {row.refused === null && (
        <>
          <Attested row={row} />
          <Followed row={row} when={when} />
        </>
      )}
      <section className="card">
        <h3>{inboxTexts.compare}</h3>
        <p>{inboxTexts.inThirtyDays(row.inThirtyDays)}</p>
      </section>
      {opinion && (
        <section className="card">
          <h3>
            {inboxTexts.lastOpinion} : {STATE_LABELS[row.state]}
          </h3>
          <p>« {opinion.text} »</p>
          <p className="soft">
            {opinion.officer.family} {opinion.officer.given}, {weekdayAndTime(opinion.at)}
          </p>
        </section>
      )}
      {row.refused === null && <Opinion row={row} onInbox={onInbox} />}
    </>
  );
}
