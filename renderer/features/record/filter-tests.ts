import { offersMaskedFilter } from '../../../shared/domain/document/list/masked-filter.ts';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import { newsTexts } from '../../texts/news.ts';
import { recordTexts, shortClass, visibilityFilterName, type VisibilityState } from '../../texts/record.ts';

/** What the user chose to set aside; reset at each opening (H09). */
export interface Filters {
  readonly words: string;
  /** Short name of a class, as its button bears it. */
  readonly group: string | null;
  /** Only the documents that bear this restriction (EX_3.1-1030). */
  readonly only: VisibilityState | null;
  readonly hideArchived: boolean;
  readonly hideObsolete: boolean;
  /** Only what is marked since the last consultation. */
  readonly news: boolean;
}

export const NO_FILTER: Filters = {
  words: '',
  group: null,
  only: null,
  hideArchived: false,
  hideObsolete: false,
  news: false,
};

/** One filter as a test of a row. */
export interface FilterTest {
  readonly key: keyof Filters;
  readonly name: string;
  readonly keeps: (row: DocumentRow) => boolean;
}

/** Letters without accents or case, for the search in a list. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’']/g, ' ');
}

function bears(row: DocumentRow, words: readonly string[]): boolean {
  const text = plain([row.title, row.typeLabel, row.classLabel, row.authorLabel, row.institutionLabel].join(' '));
  return words.every((word) => text.includes(word));
}

/** Class under which a row is counted: the patient's own documents keep their class too. */
export function groupOf(row: DocumentRow): string {
  return shortClass(row.classCode);
}

/** The visibility filters on offer: that on masked documents for a médecin traitant of this opening only (R11, H16). */
export function visibilityFilters(right: { readonly isTreatingPhysician: boolean } | null): readonly VisibilityState[] {
  const masked = offersMaskedFilter(right) ? (['masque-ps'] as const) : [];
  return ['invisible-patient', 'invisible-representants', ...masked];
}

/** The filters that stand: one that is no longer on offer goes at once, its rows come back (R11). */
export function standingFilters(filters: Filters, right: Parameters<typeof visibilityFilters>[0]): Filters {
  const { only } = filters;
  return only === null || visibilityFilters(right).includes(only) ? filters : { ...filters, only: null };
}

const without = (state: DocumentRow['states'][number]) => (row: DocumentRow) => !row.states.includes(state);

/** The filters in force, in the order in which they are applied. */
export function testsOf(filters: Filters): FilterTest[] {
  const { group, only } = filters;
  const words = plain(filters.words).split(/\s+/).filter(Boolean);
  const tests: (FilterTest | null)[] = [
    group === null ? null : { key: 'group', name: group, keeps: (row) => groupOf(row) === group },
    only === null ? null : { key: 'only', name: visibilityFilterName(only), keeps: (row) => row.states.includes(only) },
    filters.hideArchived ? { key: 'hideArchived', name: recordTexts.askArchived, keeps: without('archive') } : null,
    filters.hideObsolete
      ? { key: 'hideObsolete', name: recordTexts.askObsolete, keeps: without('ancienne-version') }
      : null,
    filters.news ? { key: 'news', name: newsTexts.filter, keeps: (row) => row.news !== undefined } : null,
    words.length === 0
      ? null
      : { key: 'words', name: recordTexts.words(filters.words.trim()), keeps: (row) => bears(row, words) },
  ];
  return tests.filter((test) => test !== null);
}
