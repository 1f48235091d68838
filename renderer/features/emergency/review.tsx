import { useId, useState } from 'react';
import { Bell, Check, Eye, FileText, Lock, Siren, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { AccessRow, Inbox, InboxRow, VolumeRow } from '../../../shared/contract/emergency-inbox.ts';
import type { Decision } from '../../../shared/domain/emergency/opinion.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { faultText } from '../../texts/faults.ts';
import { shortWeekday, weekdayAndTime } from '../../texts/format/dates.ts';
import { inboxTexts, stateLabel } from '../../texts/inbox.ts';
import { Button } from '../../ui/button.tsx';
import { Faults } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';

interface ReviewProps {
  readonly row: InboxRow;
  readonly when: (at: number) => string;
  readonly onInbox: (inbox: Inbox) => void;
}

function Attested({ row }: { readonly row: AccessRow }) {
  const [reason, setReason] = useState<string | null>(null);
  async function read(): Promise<void> {
    const answer = await call('emergency.readReason', { entryId: row.entryId });
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

/** What happened, each with its hour. */
function Step({ at, icon, what, note }: { at: string; icon: LucideIcon; what: string; note?: string }) {
  return (
    <li>
      <span className="mono">{at}</span>
      <Icon of={icon} />
      <span>
        {what}
        {note && <small className="soft">{note}</small>}
      </span>
    </li>
  );
}

function Followed({ row, when }: { readonly row: AccessRow; readonly when: (at: number) => string }) {
  const { ended } = row;
  return (
    <section className="card followed">
      <h3>{inboxTexts.followed}</h3>
      <ul>
        <Step at={when(row.at)} icon={Siren} what={inboxTexts.opened} />
        <Step at="" icon={Bell} what={inboxTexts.told} />
        {ended && (
          <>
            <Step at="" icon={FileText} what={inboxTexts.documents(ended.documents)} />
            <Step at={when(ended.at)} icon={Lock} what={inboxTexts.ended[ended.why]} note={inboxTexts.nothingLeft} />
          </>
        )}
      </ul>
    </section>
  );
}

function Counted({ row }: { readonly row: VolumeRow }) {
  return (
    <section className="card">
      <h3>{inboxTexts.volumeTitle}</h3>
      <ul>
        <li>
          <Icon of={TriangleAlert} />
          {inboxTexts.volumeCount(row.count, row.limit)}
        </li>
      </ul>
      <p className="soft">{inboxTexts.volumeNote}</p>
    </section>
  );
}

function Opinion({ row, onInbox }: Pick<ReviewProps, 'row' | 'onInbox'>) {
  const [opinion, setOpinion] = useState('');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const id = useId();
  const decide = (decision: Decision) => async (): Promise<void> => {
    const answer = await call('emergency.review', { entryId: row.entryId, decision, opinion });
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
        {(['conform', 'not-conform', 'question'] as const).map((decision) => (
          <Button
            key={decision}
            size="small"
            look={decision === 'conform' ? 'main' : 'plain'}
            unavailable={opinion.trim() === ''}
            onExplain={() => void decide(decision)()}
            onClick={() => void decide(decision)()}
          >
            {inboxTexts.decide[row.kind][decision]}
          </Button>
        ))}
      </div>
      {opinion.trim() === '' && <p className="soft">{inboxTexts.lacksOpinion}</p>}
    </div>
  );
}

/** One entry: what was attested or counted, what followed, and the written opinion that closes it. Nothing clinical. */
export function Review({ row, when, onInbox }: ReviewProps) {
  const { practitioner, structure, opinion } = row;
  return (
    <>
      <h2>
        {practitioner.family} {practitioner.given}, {shortWeekday(row.at)}, {when(row.at)}
      </h2>
      <p className="soft">
        {practitioner.profession} · {structure.structureName}
      </p>
      {!row.genuine && (
        <p className="note danger" role="alert">
          {inboxTexts.alteredNote}
        </p>
      )}
      {row.kind === 'volume' && <Counted row={row} />}
      {row.kind === 'access' && row.refused === null && (
        <>
          <Attested row={row} />
          <Followed row={row} when={when} />
        </>
      )}
      <section className="card">
        <h3>{inboxTexts.compare}</h3>
        <p>{inboxTexts.inThirtyDays[row.kind](row.inThirtyDays)}</p>
      </section>
      {opinion && (
        <section className="card">
          <h3>
            {inboxTexts.lastOpinion} : {stateLabel(row)}
          </h3>
          <p>« {opinion.text} »</p>
          <p className="soft">
            {opinion.officer.family} {opinion.officer.given}, {weekdayAndTime(opinion.at)}
          </p>
        </section>
      )}
      {row.state !== 'refused' && <Opinion row={row} onInbox={onInbox} />}
    </>
  );
}
