import { useMemo, useState } from 'react';
import type { Job } from '../../../shared/contract/deposit.ts';
import type { Dossier } from '../../../shared/contract/dossier.ts';
import type { Asked } from '../../api/dossier.ts';
import { useOutbox } from '../../api/outbox.ts';
import { agree } from '../../texts/people.ts';
import { CAUTION, recordTexts, scopeSentence } from '../../texts/record.ts';
import { DocumentList } from './document-list.tsx';
import { EmptyList, ListBands } from './list-states.tsx';
import { applyFilters, countGroups, filedSince, findFiled, NO_FILTER, toItems, type Filters } from './list-model.ts';
import { Tools } from './tools.tsx';
import { useList } from './use-list.ts';

interface RecordProps {
  readonly dossier: Dossier;
  readonly openRowId: string | null;
  readonly onOpen: (rowId: string) => void;
  readonly onDeposit: () => void;
}

function notAsked(asked: Asked): string {
  const missing = [
    ...(asked.archived ? [] : [recordTexts.archivedDocuments]),
    ...(asked.obsolete ? [] : [recordTexts.oldVersions]),
  ];
  return missing.length === 0 ? '' : recordTexts.notAsked(missing.join(', '));
}

/** The documents of the open dossier (mock-up 02, left): scope, filters, rows, and always the same caution. */
export function Record({ dossier, openRowId, onOpen, onDeposit }: RecordProps) {
  const { list, faults, busy, asked, ask } = useList(dossier.token);
  const [filters, setFilters] = useState<Filters>(NO_FILTER);
  const jobs = useOutbox((state) => state.jobs);
  const rows = useMemo(() => list?.rows ?? [], [list]);
  const { shown, active } = useMemo(() => applyFilters(rows, filters), [rows, filters]);
  const groups = useMemo(() => countGroups(rows), [rows]);
  const { insId, patient } = dossier.patient;
  const filed = useMemo(() => (list ? filedSince(jobs, insId, list.receivedAt) : []), [jobs, insId, list]);
  const byPatient = recordTexts.byPatient(agree(patient, 'la patiente', 'le patient'));
  const items = useMemo(() => toItems(shown, filed, byPatient), [shown, filed, byPatient]);

  /** Opening one's own deposit is an explicit act: the list is asked again, and the row it became is opened. */
  async function openFiled(job: Job): Promise<void> {
    const fresh = await ask(asked);
    const row = fresh ? findFiled(fresh.rows, rows, job) : null;
    if (row) onOpen(row.rowId);
  }

  return (
    <section className="left" aria-label={recordTexts.documents} aria-busy={busy}>
      <h1 className="sr">{recordTexts.documents}</h1>
      <Tools
        filters={filters}
        onFilters={setFilters}
        active={active}
        groups={groups}
        total={rows.length}
        asked={asked}
        onAsk={(wanted) => void ask(wanted)}
        onDeposit={dossier.mayDeposit ? onDeposit : null}
      />
      {list && (
        <p className="scope">
          {scopeSentence(list.scopeFrom)}{' '}
          {list.scopeFrom !== null && !list.fromCopy && (
            <button type="button" className="link" onClick={() => void ask({ ...asked, scope: 'all' })}>
              {recordTexts.older}
            </button>
          )}{' '}
          <span className="soft">{notAsked(asked)}</span>
        </p>
      )}
      <ListBands list={list} busy={busy} faults={faults} onAgain={() => void ask(asked)} />
      {items.length > 0 ? (
        <DocumentList
          items={items}
          openRowId={openRowId}
          onOpen={onOpen}
          onOpenFiled={(job) => void openFiled(job)}
          copiedAt={list?.fromCopy ? list.receivedAt : null}
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
        />
      )}
      <p className="always caution">{CAUTION}</p>
    </section>
  );
}
