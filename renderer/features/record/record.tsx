import { useMemo, useState } from 'react';
import type { Job } from '../../../shared/contract/deposit.ts';
import type { Dossier, DocumentRow } from '../../../shared/contract/dossier.ts';
import { useDossier } from '../../api/dossier.ts';
import { useOutbox } from '../../api/outbox.ts';
import { consultationOf, newsTexts } from '../../texts/news.ts';
import { agree } from '../../texts/people.ts';
import { CAUTION, recordTexts } from '../../texts/record.ts';
import { wallNow } from '../../ui/wall-clock.ts';
import { ChoiceBar, useOpenChosen, type OpenSeveral } from './choice-bar.tsx';
import { DocumentList } from './document-list.tsx';
import { EmptyList, ListBands } from './list-states.tsx';
import { NO_FILTER, standingFilters, visibilityFilters, type Filters } from './filter-tests.ts';
import { applyFilters, countGroups, filedSince, findFiled, toItems } from './list-model.ts';
import { NewsLine } from './news-line.tsx';
import { ScopeLine } from './scope-line.tsx';
import { Tools } from './tools.tsx';
import { useChoice } from './use-choice.ts';
import type { ListState } from './use-list.ts';
import { useRowsNow } from './use-rows-now.ts';
import { useViewProof } from './use-view-proof.ts';

interface RecordProps {
  readonly dossier: Dossier;
  readonly lists: ListState;
  readonly openRowId: string | null;
  readonly onOpen: (row: DocumentRow) => void;
  readonly onOpenSeveral: OpenSeveral;
  readonly onDeposit: () => void;
}

/** The documents of the open dossier (mock-up 02, left): scope, filters, rows, and always the same caution. */
export function Record({ dossier, lists, openRowId, onOpen, onOpenSeveral, onDeposit }: RecordProps) {
  const { list, faults, busy, asked, vaccinations, ask, askVaccinations, giveUp, back } = lists;
  const [chosen, setFilters] = useState<Filters>(NO_FILTER);
  const right = dossier.outcome.kind === 'open' ? dossier.outcome.right : null;
  const filters = useMemo(() => standingFilters(chosen, right), [chosen, right]);
  const jobs = useOutbox((state) => state.jobs);
  const since = useDossier((state) => state.read?.since ?? null);
  const { insId, patient } = dossier.patient;
  const rows = useRowsNow(list, insId);
  const isFilling = list !== null && list.complete && rows.length < list.total;
  const { shown, active } = useMemo(() => applyFilters(rows, filters), [rows, filters]);
  const groups = useMemo(() => countGroups(rows), [rows]);
  const filed = useMemo(
    () => (list && !vaccinations ? filedSince(jobs, insId, list) : []),
    [jobs, insId, list, vaccinations],
  );
  const byPatient = recordTexts.byPatient(agree(patient, 'la patiente', 'le patient'));
  const comparedWith = list?.comparedWith ?? null;
  const news = comparedWith === null ? '' : newsTexts.group(consultationOf(comparedWith, wallNow()));
  const items = useMemo(() => toItems(shown, filed, { byPatient, news }), [shown, filed, byPatient, news]);

  const choice = useChoice(dossier.token, items);
  const opening = useOpenChosen(choice, onOpenSeveral);
  useViewProof({ token: dossier.token, items, active, settled: list !== null && !vaccinations && !busy && !isFilling });

  /** Opening one's own deposit is an explicit act: the list is asked again, and the row it became is opened. */
  async function openFiled(job: Job): Promise<void> {
    const fresh = await ask(asked);
    const row = fresh ? findFiled(fresh.rows, job) : null;
    if (row) onOpen(row);
  }

  return (
    <section className="left" aria-label={recordTexts.documents} aria-busy={busy || isFilling}>
      <h1 className="sr">{recordTexts.documents}</h1>
      {list && !vaccinations && (
        <NewsLine
          list={list}
          rows={rows}
          since={since}
          items={items}
          openRowId={openRowId}
          onlyNews={filters.news}
          onOnlyNews={() => setFilters({ ...filters, news: !filters.news })}
          onOpen={onOpen}
          onOlder={() => void ask({ ...asked, scope: 'all' })}
        />
      )}
      <Tools
        filters={filters}
        onFilters={setFilters}
        active={active}
        groups={groups}
        total={list?.total ?? null}
        visibility={visibilityFilters(right)}
        // A copy may hold more than is asked of the DMP: the choice says what is on screen (H09).
        asked={list?.fromCopy && list.scopeFrom === null ? { ...asked, scope: 'all' } : asked}
        onAsk={(wanted) => void ask(wanted)}
        onDeposit={dossier.mayDeposit ? onDeposit : null}
      />
      {list && (
        <ScopeLine
          list={list}
          asked={asked}
          vaccinations={vaccinations}
          onOlder={() => void ask({ ...asked, scope: 'all' })}
          onVaccinations={() => void askVaccinations()}
          onBack={back}
        />
      )}
      <ListBands list={list} busy={busy} faults={faults} onAgain={() => void ask(asked)} />
      {items.length > 0 ? (
        <DocumentList
          token={dossier.token}
          items={items}
          openRowId={openRowId}
          onOpen={onOpen}
          choice={choice}
          onOpenChosen={() => void opening.open()}
          onOpenFiled={(job) => void openFiled(job)}
          copiedAt={list?.fromCopy ? list.receivedAt : null}
          filter={JSON.stringify([filters, vaccinations])}
        />
      ) : (
        <EmptyList
          list={list}
          busy={busy}
          faults={faults}
          active={active}
          filters={filters}
          onFilters={setFilters}
          onAgain={() => void ask(asked)}
          onOlder={() => void ask({ ...asked, scope: 'all' })}
          onStop={giveUp}
          vaccinations={vaccinations}
          onVaccinations={() => void askVaccinations()}
        />
      )}
      <ChoiceBar choice={choice} opening={opening} />
      <p className="always caution">{CAUTION}</p>
    </section>
  );
}
