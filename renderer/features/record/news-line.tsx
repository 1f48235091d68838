import { useMemo } from 'react';
import type { DocumentList, DocumentRow } from '../../../shared/contract/dossier.ts';
import type { ReadSince } from '../../api/dossier.ts';
import { consultationOf, newsCounts, newsTexts } from '../../texts/news.ts';
import { Button } from '../../ui/button.tsx';
import { Key } from '../../ui/key.tsx';
import { useKeys } from '../../ui/use-key.ts';
import { useNow } from '../../ui/use-now.ts';
import type { Item } from './list-model.ts';

const MINUTE = 60_000;

/** The rows that bear a mark, in the order of the list. */
export function markedRows(rows: DocumentList['rows']): readonly DocumentRow[] {
  return rows.filter((row): row is DocumentRow => !('unreadable' in row) && row.news !== undefined);
}

/** The next document on screen whose mark still stands, after the open one; the first of them past the end. */
export function nextUnopened(items: readonly Item[], openRowId: string | null): DocumentRow | null {
  const rows = items.flatMap((item) => (item.kind === 'row' ? [item.row] : []));
  const at = rows.findIndex(({ rowId }) => rowId === openRowId);
  const inOrder = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
  return inOrder.find(({ news, rowId }) => news?.opened === false && rowId !== openRowId) ?? null;
}

interface NewsLineProps {
  readonly list: DocumentList;
  readonly rows: DocumentList['rows'];
  readonly since: ReadSince | null;
  readonly items: readonly Item[];
  readonly openRowId: string | null;
  readonly onlyNews: boolean;
  readonly onOnlyNews: () => void;
  readonly onOpen: (row: DocumentRow) => void;
  readonly onOlder: () => void;
}

/**
 * «Depuis votre consultation du …»: what is new stands on top, counted, and is gone through with one key (mock-up 02,
 * R18, H14). Only received rows are counted (H16).
 */
export function NewsLine(props: NewsLineProps) {
  const { list, rows, since, items, openRowId, onlyNews, onOnlyNews, onOpen, onOlder } = props;
  const now = useNow(MINUTE);
  const marked = useMemo(() => markedRows(rows), [rows]);
  const next = nextUnopened(items, openRowId);
  useKeys({ ...(next && { N: () => onOpen(next) }) });
  if (list.comparedWith === null) return null;
  const counts = newsCounts(marked.flatMap(({ news }) => (news ? [news.kind] : [])));
  const toOpen = marked.filter(({ news }) => news?.opened === false).length;
  return (
    <section className="news" aria-labelledby="news-title">
      <h2 id="news-title">{newsTexts.title(consultationOf(list.comparedWith, now))}</h2>
      {counts === '' ? (
        <span className="soft">{list.fromCopy ? newsTexts.nothingInCopy : newsTexts.nothing}</span>
      ) : (
        <>
          <button
            type="button"
            className="link"
            aria-pressed={onlyNews}
            aria-label={newsTexts.showOnly(counts)}
            onClick={onOnlyNews}
          >
            {counts}
          </button>
          {/* Before the first is opened the counts say it already: only for the ear, so that the line stays one line. */}
          <span className={toOpen === marked.length ? 'sr' : 'soft'} role="status">
            {toOpen > 0 ? newsTexts.toOpen(toOpen) : newsTexts.allOpened}
          </span>
        </>
      )}
      {since !== null && since.older > 0 && (
        <span className="soft">
          {newsTexts.older(since.older)} :{' '}
          <button type="button" className="link" onClick={onOlder}>
            {since.older > 1 ? newsTexts.askOlders : newsTexts.askOlder}
          </button>
        </span>
      )}
      <span className="grow" />
      {next && (
        <Button look="quiet" size="small" onClick={() => onOpen(next)}>
          <Key>N</Key> {newsTexts.next}
        </Button>
      )}
      {since !== null && !since.complete && <p className="warn-text">{newsTexts.unknown}</p>}
    </section>
  );
}
