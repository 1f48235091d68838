import { Search } from 'lucide-react';
import { inboxTexts, KIND_LABELS, PERIOD_LABELS, STAGE_LABELS } from '../../texts/inbox.ts';
import { Icon } from '../../ui/icon.tsx';
import { STAGES, type InboxFilter, type Period, type Stage } from './inbox-filter.ts';

interface StageTabsProps {
  readonly stage: Stage | null;
  readonly counts: Readonly<Record<Stage, number>>;
  readonly onStage: (stage: Stage | null) => void;
}

/** To be examined, question asked, closed: with how many; pressed again, all are shown. */
export function StageTabs({ stage, counts, onStage }: StageTabsProps) {
  return (
    <div className="tabs" role="group" aria-label={inboxTexts.state}>
      {STAGES.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={stage === one}
          onClick={() => onStage(stage === one ? null : one)}
        >
          {STAGE_LABELS[one]} <span>{counts[one]}</span>
        </button>
      ))}
    </div>
  );
}

interface ToolsProps {
  readonly filter: InboxFilter;
  readonly onFilter: (filter: InboxFilter) => void;
  readonly shown: number;
  readonly hidden: number;
}

const KINDS = [null, 'access', 'volume'] as const;

/** Kind, period, and words of a name or a service. */
export function InboxTools({ filter, onFilter, shown, hidden }: ToolsProps) {
  return (
    <div className="tools">
      <div className="line">
        <label className="search grow">
          <Icon of={Search} />
          <span className="sr">{inboxTexts.search}</span>
          <input
            type="search"
            value={filter.words}
            placeholder={inboxTexts.search}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onFilter({ ...filter, words: event.target.value })}
          />
        </label>
        <div className="tabs" role="group" aria-label={inboxTexts.kind}>
          {KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              aria-pressed={filter.kind === kind}
              onClick={() => onFilter({ ...filter, kind })}
            >
              {KIND_LABELS[kind ?? 'all']}
            </button>
          ))}
        </div>
      </div>
      <div className="line">
        <div className="tabs" role="group" aria-label={inboxTexts.period}>
          {Object.entries(PERIOD_LABELS).map(([period, name]) => (
            <button
              key={period}
              type="button"
              aria-pressed={filter.period === period}
              // The keys of the labels are the periods.
              onClick={() => onFilter({ ...filter, period: period as Period })}
            >
              {name}
            </button>
          ))}
        </div>
        <span className="grow" />
        <span className="soft" role="status">
          {inboxTexts.matched(shown, hidden)}
        </span>
      </div>
    </div>
  );
}
