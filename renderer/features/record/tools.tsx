import { useEffect, useRef, useState, type RefObject } from 'react';
import { Search, SlidersHorizontal, Upload, X } from 'lucide-react';
import { recordTexts, visibilityFilterName, type VisibilityState } from '../../texts/record.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Tick } from '../../ui/choice.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import { useKeys } from '../../ui/use-key.ts';
import { NO_FILTER, type Filters } from './filter-tests.ts';
import type { ActiveFilter } from './list-model.ts';
import type { Asked } from '../../api/dossier.ts';

interface ToolsProps {
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
  readonly active: readonly ActiveFilter[];
  readonly groups: readonly { readonly group: string; readonly count: number }[];
  /** Null while no list has come: none is not nothing (H07). */
  readonly total: number | null;
  /** The visibility filters on offer. */
  readonly visibility: readonly VisibilityState[];
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
  readonly onDeposit: (() => void) | null;
}

function SearchField({
  words,
  onWords,
  field,
}: {
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly field: RefObject<HTMLInputElement | null>;
}) {
  return (
    <label className="search grow">
      <Icon of={Search} />
      <span className="sr">{recordTexts.search}</span>
      <input
        ref={field}
        type="search"
        value={words}
        placeholder={recordTexts.placeholder}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          onWords('');
          event.currentTarget.blur();
        }}
      />
      <Key>/</Key>
    </label>
  );
}

/** What is asked of the DMP, apart from what is set aside here: period and states (R18). */
function FilterPanel({
  filters,
  onFilters,
  asked,
  onAsk,
  visibility,
}: Pick<ToolsProps, 'filters' | 'onFilters' | 'asked' | 'onAsk' | 'visibility'>) {
  function states(archived: boolean, obsolete: boolean): void {
    const more = (archived && !asked.archived) || (obsolete && !asked.obsolete);
    onFilters({ ...filters, hideArchived: asked.archived && !archived, hideObsolete: asked.obsolete && !obsolete });
    if (more) onAsk({ ...asked, archived: asked.archived || archived, obsolete: asked.obsolete || obsolete });
  }
  const archived = asked.archived && !filters.hideArchived;
  const obsolete = asked.obsolete && !filters.hideObsolete;
  return (
    <div className="filter-panel" id="list-filters">
      <fieldset>
        <legend>{recordTexts.period}</legend>
        <div className="two">
          <Choice
            name="scope"
            checked={asked.scope === 'two-years'}
            onChoose={() => onAsk({ ...asked, scope: 'two-years' })}
            title={recordTexts.twoYears}
            autoFocus
          />
          <Choice
            name="scope"
            checked={asked.scope === 'all'}
            onChoose={() => onAsk({ ...asked, scope: 'all' })}
            title={recordTexts.everything}
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>{recordTexts.statuses}</legend>
        <div className="line wrap">
          <Tick checked={archived} onChange={(on) => states(on, obsolete)}>
            {recordTexts.askArchived}
          </Tick>
          <Tick checked={obsolete} onChange={(on) => states(archived, on)}>
            {recordTexts.askObsolete}
          </Tick>
        </div>
      </fieldset>
      <fieldset>
        <legend>{recordTexts.visibility}</legend>
        <div className="tabs wrap" role="group" aria-label={recordTexts.visibility}>
          {[null, ...visibility].map((state) => (
            <button
              key={state}
              type="button"
              aria-pressed={filters.only === state}
              onClick={() => onFilters({ ...filters, only: state })}
            >
              {state === null ? recordTexts.anyVisibility : visibilityFilterName(state)}
            </button>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

/** Filters in force as chips, each with the number of rows it hides (H09). */
export function FilterChips({ active, filters, onFilters }: Pick<ToolsProps, 'active' | 'filters' | 'onFilters'>) {
  if (active.length === 0) return null;
  return (
    <div className="line wrap">
      {active.map(({ key, name, hides }) => (
        <button
          key={key}
          type="button"
          className="chip accent act"
          aria-label={`${recordTexts.hides(name, hides)}. ${recordTexts.removeFilter(name)}`}
          onClick={() => onFilters({ ...filters, [key]: NO_FILTER[key] })}
        >
          {recordTexts.hides(name, hides)}
          <Icon of={X} />
        </button>
      ))}
    </div>
  );
}

/** Search, class buttons with counts, period and states; keys `/` and F. */
export function Tools(props: ToolsProps) {
  const { filters, onFilters, groups, total, asked, onDeposit } = props;
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  useKeys({
    '/': () => field.current?.focus(),
    F: () => setOpen(!open),
    ...(open && { Escape: () => setOpen(false) }),
  });
  useEffect(() => {
    if (!open) return;
    const back = toggle.current;
    return () => back?.focus();
  }, [open]);
  return (
    <div className="tools">
      <div className="line">
        <SearchField words={filters.words} onWords={(words) => onFilters({ ...filters, words })} field={field} />
        <Button ref={toggle} aria-expanded={open} aria-controls="list-filters" onClick={() => setOpen(!open)}>
          <Icon of={SlidersHorizontal} />
          {asked.scope === 'two-years' ? recordTexts.twoYears : recordTexts.everything}
        </Button>
        {onDeposit && (
          <Button onClick={onDeposit}>
            <Icon of={Upload} />
            {recordTexts.deposit}
          </Button>
        )}
      </div>
      <div className="line tight">
        <div className="tabs wrap" role="group" aria-label={recordTexts.categories}>
          <button
            type="button"
            aria-pressed={filters.group === null}
            onClick={() => onFilters({ ...filters, group: null })}
          >
            {recordTexts.all} {total !== null && <span>{total}</span>}
          </button>
          {groups.map(({ group, count }) => (
            <button
              key={group}
              type="button"
              aria-pressed={filters.group === group}
              onClick={() => onFilters({ ...filters, group: filters.group === group ? null : group })}
            >
              {group} <span>{count}</span>
            </button>
          ))}
        </div>
      </div>
      {open && <FilterPanel {...props} />}
      <FilterChips {...props} />
    </div>
  );
}
