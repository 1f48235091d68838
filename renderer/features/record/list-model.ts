import type { Job } from '../../../shared/contract/deposit.ts';
import type { DocumentList, DocumentRow } from '../../../shared/contract/dossier.ts';
import { instantOf, yearOf } from '../../texts/format/wire-time.ts';
import { newsTexts } from '../../texts/news.ts';
import { recordTexts } from '../../texts/record.ts';
import { groupOf, testsOf, type Filters } from './filter-tests.ts';

export type AnyRow = DocumentList['rows'][number];
export type UnreadableRow = Extract<AnyRow, { unreadable: true }>;

/** One filter in force and the rows that it alone takes from what is left by the ones before it. */
export interface ActiveFilter {
  readonly key: keyof Filters;
  readonly name: string;
  readonly hides: number;
}

/** True for a row whose metadata could not be read: it passes every filter, since nothing is known of it (H08). */
export function isUnreadable(row: AnyRow): row is UnreadableRow {
  return 'unreadable' in row;
}

/** Rows that pass, and for each filter how many it took: the counts add up to what is hidden (H09). */
export function applyFilters(
  rows: readonly AnyRow[],
  filters: Filters,
): { readonly shown: readonly AnyRow[]; readonly active: readonly ActiveFilter[] } {
  let shown = rows;
  const active = testsOf(filters).map(({ key, name, keeps }) => {
    const left = shown.filter((row) => isUnreadable(row) || keeps(row));
    const hides = shown.length - left.length;
    shown = left;
    return { key, name, hides };
  });
  return { shown, active };
}

/** Class buttons with their counts, most frequent first; unreadable rows count in «Tout» only. */
export function countGroups(rows: readonly AnyRow[]): readonly { readonly group: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const row of rows) if (!isUnreadable(row)) counts.set(groupOf(row), (counts.get(groupOf(row)) ?? 0) + 1);
  return [...counts].map(([group, count]) => ({ group, count })).sort((a, b) => b.count - a.count);
}

/** One line of the list on screen. */
export type Item =
  | { readonly kind: 'group'; readonly key: string; readonly title: string }
  | { readonly kind: 'row'; readonly key: string; readonly row: DocumentRow }
  | { readonly kind: 'unreadable'; readonly key: string; readonly row: UnreadableRow }
  | { readonly kind: 'filed'; readonly key: string; readonly job: Job };

/** The document of a line; null for a heading, and for a row that cannot be read. */
export function uniqueIdOf(item: Item | undefined): string | null {
  if (item?.kind === 'row') return item.row.uniqueId;
  return item?.kind === 'filed' ? item.job.uniqueId : null;
}

const COLLATOR = new Intl.Collator('fr');

/** Newest act first, then by title; each time is read once, not at each comparison. */
function newestFirst(rows: readonly DocumentRow[]): readonly DocumentRow[] {
  return rows
    .map((row) => ({ row, at: instantOf(row.actTime) }))
    .sort((a, b) => (a.at === b.at ? COLLATOR.compare(a.row.title, b.row.title) : b.at - a.at))
    .map(({ row }) => row);
}

function byYear(rows: readonly DocumentRow[], heading: (year: string) => string): Item[] {
  const items: Item[] = [];
  let year: string | null = null;
  for (const row of newestFirst(rows)) {
    const own = yearOf(row.actTime);
    if (own !== year) items.push({ kind: 'group', key: `year-${own}`, title: heading(own || recordTexts.withoutDate) });
    year = own;
    items.push({ kind: 'row', key: row.rowId, row });
  }
  return items;
}

/** The headings of what is marked since the last consultation, and of the patient's own. */
interface Headings {
  readonly byPatient: string;
  readonly news: string;
}

/** What is marked stands first, newest act on top; the rest by year, said to be known already when something is new. */
function professional(rows: readonly DocumentRow[], news: string): readonly Item[] {
  const marked = newestFirst(rows.filter((row) => row.news !== undefined));
  if (marked.length === 0) return byYear(rows, (year) => year);
  return [
    { kind: 'group', key: 'news', title: news },
    ...marked.map((row) => ({ kind: 'row' as const, key: row.rowId, row })),
    ...byYear(
      rows.filter((row) => row.news === undefined),
      newsTexts.seen,
    ),
  ];
}

/**
 * Lines in reading order: what was just filed, the professionals' documents (what is new, then by year of act), those
 * that could not be read, then the patient's own, set apart whatever is new of them (R20).
 */
export function toItems(shown: readonly AnyRow[], filed: readonly Job[], headings: Headings): readonly Item[] {
  const readable = shown.filter((row): row is DocumentRow => !isUnreadable(row));
  const unreadable = shown.filter(isUnreadable);
  const own = readable.filter((row) => row.patientAuthored);
  return [
    ...(filed.length > 0 ? [{ kind: 'group' as const, key: 'filed', title: recordTexts.justFiled }] : []),
    ...filed.map((job) => ({ kind: 'filed' as const, key: job.jobId, job })),
    ...professional(
      readable.filter((row) => !row.patientAuthored),
      headings.news,
    ),
    ...(unreadable.length > 0
      ? [{ kind: 'group' as const, key: 'unreadable', title: recordTexts.unreadableGroup }]
      : []),
    ...unreadable.map((row) => ({ kind: 'unreadable' as const, key: row.rowId, row })),
    ...(own.length > 0 ? [{ kind: 'group' as const, key: 'by-patient', title: headings.byPatient }] : []),
    ...newestFirst(own).map((row) => ({ kind: 'row' as const, key: row.rowId, row })),
  ];
}

/**
 * Our own documents that this list does not hold, acknowledged since it was asked: shown from the registry's Success
 * (decision 17). One that was registered while the list was on its way may be in it or not.
 */
export function filedSince(
  jobs: readonly Job[],
  insId: string,
  { rows, askedAt }: Pick<DocumentList, 'rows' | 'askedAt'>,
): readonly Job[] {
  const held = new Set(rows.map(({ uniqueId }) => uniqueId));
  return jobs.filter(
    (job) =>
      job.insId === insId &&
      job.state === 'sent' &&
      job.withdrawnAt === null &&
      (job.acknowledgedAt ?? job.createdAt) > askedAt &&
      !held.has(job.uniqueId),
  );
}

/** The row that a document of ours became in a newer list. */
export function findFiled(rows: readonly AnyRow[], job: Job): DocumentRow | null {
  const found = rows.find((row) => !isUnreadable(row) && row.uniqueId === job.uniqueId);
  return found && !isUnreadable(found) ? found : null;
}
