import { useRef, useState } from 'react';
import { ListFilter, Search } from 'lucide-react';
import { ACT_GROUPS, journalTexts, PERIODS, type PeriodId } from '../../texts/journal.ts';
import { Button } from '../../ui/button.tsx';
import { Tick } from '../../ui/choice.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import { useKeys } from '../../ui/use-key.ts';
import type { Chosen } from './chosen.ts';

interface FilterBarProps {
  readonly chosen: Chosen;
  readonly onChosen: (chosen: Chosen) => void;
  readonly matched: number;
  readonly total: number;
}

function toggled(groups: readonly string[], name: string, on: boolean): readonly string[] {
  return on ? [...groups, name] : groups.filter((each) => each !== name);
}

/** What is looked for: words, period, acts. Keys `/` and F. */
export function FilterBar({ chosen, onChosen, matched, total }: FilterBarProps) {
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useKeys({
    '/': () => field.current?.focus(),
    F: () => setOpen(!open),
    ...(open && { Escape: () => setOpen(false) }),
  });
  return (
    <div className="tools">
      <div className="line">
        <label className="search grow">
          <Icon of={Search} />
          <span className="sr">{journalTexts.search}</span>
          <input
            ref={field}
            type="search"
            value={chosen.words}
            placeholder={journalTexts.placeholder}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChosen({ ...chosen, words: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.preventDefault();
              onChosen({ ...chosen, words: '' });
              event.currentTarget.blur();
            }}
          />
          <Key>/</Key>
        </label>
        <Button aria-expanded={open} aria-controls="journal-filters" onClick={() => setOpen(!open)}>
          <Icon of={ListFilter} />
          {journalTexts.act}
        </Button>
      </div>
      <div className="line">
        <div className="tabs wrap" role="group" aria-label={journalTexts.period}>
          {PERIODS.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              aria-pressed={chosen.period === id}
              onClick={() => onChosen({ ...chosen, period: id satisfies PeriodId })}
            >
              {name}
            </button>
          ))}
        </div>
        <span className="grow" />
        <span className="soft" role="status">
          {journalTexts.matched(matched, total - matched)}
        </span>
      </div>
      {open && (
        <div className="filter-panel" id="journal-filters">
          <fieldset>
            <legend>{journalTexts.acts}</legend>
            <div className="line wrap">
              {ACT_GROUPS.map(({ name }) => (
                <Tick
                  key={name}
                  checked={chosen.groups.includes(name)}
                  onChange={(on) => onChosen({ ...chosen, groups: toggled(chosen.groups, name, on) })}
                >
                  {name}
                </Tick>
              ))}
              <Tick checked={chosen.refusals} onChange={(on) => onChosen({ ...chosen, refusals: on })}>
                {journalTexts.refusals}
              </Tick>
            </div>
          </fieldset>
        </div>
      )}
    </div>
  );
}
