import { useCallback, useEffect, useMemo, useState } from 'react';
import { Download, LoaderCircle, RotateCw, ScrollText, ShieldCheck, TriangleAlert } from 'lucide-react';
import type { JournalEntry, JournalVerdict, Visit } from '../../../shared/contract/journal.ts';
import { acknowledgeBreak, loadVerdict, useVerdict } from '../../api/journal.ts';
import { faultText } from '../../texts/faults.ts';
import { longDay, preciseTimeOf } from '../../texts/format/dates.ts';
import { breakSentence, journalTexts, verdictText } from '../../texts/journal.ts';
import { Band } from '../../ui/band.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Hole } from '../../ui/hole.tsx';
import { Icon } from '../../ui/icon.tsx';
import { wallNow } from '../../ui/wall-clock.ts';
import { EVERYTHING, filterOf, type Chosen } from './chosen.ts';
import { EntryPane } from './entry-pane.tsx';
import { FilterBar } from './filter-bar.tsx';
import { HandOverDialog } from './hand-over.tsx';
import { RebuiltList } from './rebuilt-list.tsx';
import { RowList } from './row-list.tsx';
import { useRows } from './use-rows.ts';

const LOOKS = { checking: 'plain', whole: 'ok', broken: 'danger' } as const;
const ICONS = { checking: LoaderCircle, whole: ShieldCheck, broken: TriangleAlert } as const;

function Verdict({ verdict }: { readonly verdict: JournalVerdict }) {
  return (
    <span role="status">
      <Chip look={LOOKS[verdict.kind]} icon={ICONS[verdict.kind]}>
        {verdictText(verdict)}
      </Chip>
    </span>
  );
}

function SawIt() {
  return (
    <Button size="small" onClick={() => void acknowledgeBreak()}>
      {journalTexts.sawIt}
    </Button>
  );
}

/** Words typed are looked for once they stand still. */
function useSettled(chosen: Chosen): Chosen {
  const [settled, setSettled] = useState(chosen);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(chosen), chosen.words === settled.words ? 0 : 200);
    return () => clearTimeout(timer);
  }, [chosen, settled.words]);
  return settled;
}

function Empty({ filtered, onAll }: { readonly filtered: boolean; readonly onAll: () => void }) {
  return (
    <Hole icon={ScrollText} title={filtered ? journalTexts.filteredTitle : journalTexts.noneTitle}>
      <p>{filtered ? journalTexts.filtered : journalTexts.none}</p>
      {filtered && (
        <Button size="small" onClick={onAll}>
          {journalTexts.showAll}
        </Button>
      )}
    </Hole>
  );
}

/** The last list of the visit of an entry, or the row's own when it is one. */
function listOf(entry: JournalEntry | null): number | null {
  const lists = entry?.visit?.lists ?? [];
  return (lists.find(({ sequence }) => sequence === entry?.row.sequence) ?? lists.at(-1))?.sequence ?? null;
}

/** The holder's own journal (mock-up 12): rows left, verdict top right, the open row rebuilt right. */
export function Journal() {
  const { verdict } = useVerdict();
  const [chosen, setChosen] = useState<Chosen>(EVERYTHING);
  const settled = useSettled(chosen);
  const filter = useMemo(() => filterOf(settled, wallNow()), [settled]);
  const { rows, matched, total, loaded, faults, need, again } = useRows(filter);
  const [current, setCurrent] = useState(-1);
  const [entry, setEntry] = useState<JournalEntry | null>(null);
  const [rebuilt, setRebuilt] = useState<number | null>(null);
  const [handOver, setHandOver] = useState<{ what: 'control' | 'patient'; visit: Visit | null } | null>(null);
  useEffect(() => void loadVerdict(), []);
  useEffect(() => setCurrent(-1), [filter]);
  const onOpened = useCallback((opened: JournalEntry | null) => setEntry(opened), []);
  const sequence = rows.get(current)?.sequence ?? null;

  function enter(): void {
    const list = listOf(entry);
    if (list !== null && entry?.row.sequence === sequence) setRebuilt(list);
  }
  return (
    <div className="journal-screen">
      <header className="pagehead">
        <div>
          <h1>{journalTexts.title}</h1>
          <p>{journalTexts.lead}</p>
        </div>
        <span className="grow" />
        {verdict && <Verdict verdict={verdict} />}
        <Button onClick={() => setHandOver({ what: 'control', visit: null })}>
          <Icon of={Download} />
          {journalTexts.handOver}
        </Button>
      </header>
      {verdict?.kind === 'broken' && (
        <Band icon={TriangleAlert} look="warn" act={!verdict.seen && <SawIt />}>
          <b>{breakSentence(verdict)}</b> {journalTexts.brokenNext}
        </Band>
      )}
      <div className="log">
        <section className="log-rows" aria-label={journalTexts.rows} aria-busy={!loaded && faults.length === 0}>
          <FilterBar chosen={chosen} onChosen={setChosen} matched={matched} total={total} />
          <div className="entry heads" aria-hidden="true">
            <span>{journalTexts.time}</span>
            <span>{journalTexts.act}</span>
            <span>{journalTexts.object}</span>
            <span>{journalTexts.result}</span>
            <span>{journalTexts.print}</span>
          </div>
          {faults.length > 0 && (
            <Hole icon={TriangleAlert} title={journalTexts.failed}>
              <p>
                {faultText(faults[0]?.code ?? '').sentence} {faultText(faults[0]?.code ?? '').next}
              </p>
              <Button size="small" onClick={again}>
                <Icon of={RotateCw} />
                {journalTexts.readAgain}
              </Button>
            </Hole>
          )}
          {!loaded && faults.length === 0 && (
            <div className="waiting" role="status">
              {journalTexts.loading}
            </div>
          )}
          {loaded && matched === 0 && <Empty filtered={total > 0} onAll={() => setChosen(EVERYTHING)} />}
          {loaded && matched > 0 && (
            <RowList
              rows={rows}
              matched={matched}
              current={current}
              onCurrent={setCurrent}
              onEnter={enter}
              need={need}
            />
          )}
        </section>
        <EntryPane
          sequence={sequence}
          verdict={verdict}
          onRebuild={setRebuilt}
          onHandOver={(what, visit) => setHandOver({ what, visit })}
          onOpened={onOpened}
        />
      </div>
      {rebuilt !== null && entry && (
        <RebuiltList
          sequence={rebuilt}
          when={`${longDay(entry.row.at)} à ${preciseTimeOf(entry.row.at)}`}
          onClose={() => setRebuilt(null)}
        />
      )}
      {handOver && <HandOverDialog {...handOver} onClose={() => setHandOver(null)} />}
    </div>
  );
}
