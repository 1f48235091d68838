import { useEffect, useState } from 'react';
import { RotateCw, ShieldAlert, ShieldCheck } from 'lucide-react';
import type { Inbox as InboxList } from '../../../shared/contract/emergency-inbox.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { faultText } from '../../texts/faults.ts';
import { ageInWords, timeOf } from '../../texts/format/dates.ts';
import { inboxTexts } from '../../texts/inbox.ts';
import { Band } from '../../ui/band.tsx';
import { Button } from '../../ui/button.tsx';
import { Hole } from '../../ui/hole.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import { EVERYTHING, stageOf, within, type InboxFilter, type Stage } from './inbox-filter.ts';
import { InboxTable } from './inbox-table.tsx';
import { InboxTools, StageTabs } from './inbox-tools.tsx';
import { Review } from './review.tsx';

const MINUTE_MS = 60_000;

/** The folder as it was read last; null while it is read for the first time. */
function useInbox() {
  const [inbox, setInbox] = useState<InboxList | null>(null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  async function load(): Promise<void> {
    const answer = await call('emergency.inbox', {});
    setFaults(answer.ok ? [] : answer.faults);
    if (answer.ok) setInbox(answer.value);
  }
  useEffect(() => void load(), []);
  return { inbox, setInbox, faults, load };
}

/** Files that prove nothing: named, whatever the filter says (H55). */
function Doubtful({ inbox }: { readonly inbox: InboxList }) {
  const bands = [
    { names: inbox.unreadable, say: inboxTexts.unreadable },
    { names: inbox.orphans, say: inboxTexts.orphans },
  ];
  return bands
    .filter(({ names }) => names.length > 0)
    .map(({ names, say }) => (
      <Band icon={ShieldAlert} look="warn" key={say('')}>
        {say(names.join(', '))}
      </Band>
    ));
}

interface ListProps {
  readonly inbox: InboxList;
  readonly stage: Stage | null;
  readonly filter: InboxFilter;
  readonly now: number;
  readonly onFilter: (filter: InboxFilter) => void;
  readonly chosen: string | null;
  readonly onPick: (id: string) => void;
}

function List({ inbox, stage, filter, now, onFilter, chosen, onPick }: ListProps) {
  const rows = within(inbox.rows, filter, now).filter((row) => stage === null || stageOf(row) === stage);
  if (inbox.rows.length === 0)
    return (
      <Hole icon={ShieldCheck} title={inboxTexts.empty}>
        <p>{inboxTexts.emptyNote}</p>
      </Hole>
    );
  return (
    <>
      <InboxTools filter={filter} onFilter={onFilter} shown={rows.length} hidden={inbox.rows.length - rows.length} />
      <p className="soft scope">{inboxTexts.scope}</p>
      {rows.length === 0 ? (
        <Hole icon={ShieldCheck} title={inboxTexts.filteredTitle}>
          <p>{inboxTexts.filtered}</p>
          <Button size="small" onClick={() => onFilter(EVERYTHING)}>
            {inboxTexts.showAll}
          </Button>
        </Hole>
      ) : (
        <InboxTable rows={rows} chosen={chosen} onPick={onPick} />
      )}
    </>
  );
}

interface HeadProps {
  readonly inbox: InboxList | null;
  readonly filter: InboxFilter;
  readonly now: number;
  readonly onFilter: (filter: InboxFilter) => void;
  readonly onReload: () => void;
}

function Head({ inbox, filter, now, onFilter, onReload }: HeadProps) {
  const waiting = (inbox?.rows ?? []).filter((row) => stageOf(row) === 'waiting');
  const oldest = Math.min(...waiting.map(({ at }) => at));
  const counted = within(inbox?.rows ?? [], filter, now);
  const count = (stage: Stage): number => counted.filter((row) => stageOf(row) === stage).length;
  return (
    <header className="pagehead">
      <div>
        <h1>{inboxTexts.title}</h1>
        {inbox && (
          <p>
            <b className={waiting.length > 0 ? 'late' : undefined}>{inboxTexts.waiting(waiting.length)}</b>
            {waiting.length > 0 && `${inboxTexts.oldest(ageInWords(oldest, now))} `}
            {inboxTexts.lead}
          </p>
        )}
      </div>
      <span className="grow" />
      {inbox && (
        <StageTabs
          stage={filter.stage}
          counts={{ waiting: count('waiting'), question: count('question'), closed: count('closed') }}
          onStage={(stage) => onFilter({ ...filter, stage })}
        />
      )}
      <Button size="small" onClick={onReload}>
        <Icon of={RotateCw} />
        {inboxTexts.reload}
      </Button>
    </header>
  );
}

/** What the establishment's privacy officer must judge: those that wait first (mock-up 12b, H56). */
export function Inbox() {
  const { inbox, setInbox, faults, load } = useInbox();
  const [chosen, setChosen] = useState<string | null>(null);
  const [filter, setFilter] = useState<InboxFilter>(EVERYTHING);
  const now = useNow(MINUTE_MS);
  const row = inbox?.rows.find(({ entryId }) => entryId === chosen);
  const shared = { filter, now, onFilter: setFilter };
  return (
    <div className="screen inbox">
      <Head inbox={inbox} {...shared} onReload={() => void load()} />
      {faults.map(({ code }) => (
        <p className="fault" role="alert" key={code}>
          {faultText(code).sentence} {faultText(code).next}
        </p>
      ))}
      {inbox && <Doubtful inbox={inbox} />}
      <div className="inbox-panes">
        <section aria-label={inboxTexts.title} aria-busy={inbox === null && faults.length === 0}>
          {inbox && <List inbox={inbox} stage={filter.stage} {...shared} chosen={chosen} onPick={setChosen} />}
          {!inbox && faults.length === 0 && (
            <p className="soft scope" role="status">
              {inboxTexts.loading}
            </p>
          )}
        </section>
        <aside aria-label={inboxTexts.opinion}>
          {row ? (
            <Review key={row.entryId} row={row} when={timeOf} onInbox={setInbox} />
          ) : (
            <p className="soft">{inboxTexts.choose}</p>
          )}
        </aside>
      </div>
    </div>
  );
}
