import type { EpochMs } from '../time/epoch.ts';
import type { AuditEvent, AuditRow } from './event.ts';
import { SHOWN_FILTERS, SHOWN_MODES, type ShownFilter, type ShownMode } from './seen.ts';

type Facts = AuditEvent['facts'];

/** A list as it stood on screen during a visit. `list` and `display` are hashes of what is kept. */
export interface VisitList {
  readonly sequence: number;
  readonly at: EpochMs;
  readonly list: string;
  readonly display: string | null;
  readonly received: number;
  readonly announced: number | null;
  readonly complete: boolean;
  readonly scopeFrom: string | null;
  readonly archived: boolean;
  readonly obsolete: boolean;
  readonly fromCopy: boolean;
  readonly shown: number;
  readonly filters: ShownFilter[];
  readonly mode: ShownMode;
}

/** A document asked for during a visit. */
export interface VisitDocument {
  readonly sequence: number;
  readonly at: EpochMs;
  readonly uniqueId: string;
  readonly fromCopy: boolean;
  readonly pages: { seen: number[]; of: number } | null;
  readonly refused: string | null;
}

/** One opening of a dossier. */
export interface Visit {
  readonly startedAt: EpochMs;
  readonly endedAt: EpochMs | null;
  readonly right: Facts | null;
  readonly lists: readonly VisitList[];
  readonly documents: readonly VisitDocument[];
}

const text = (facts: Facts, name: string): string => String(facts[name] ?? '');
const number = (facts: Facts, name: string): number | null => {
  const value = facts[name];
  return typeof value === 'number' ? value : null;
};

/** `1-3,7` as 1, 2, 3, 7. */
export function readPages(written: string): number[] {
  return written.split(',').flatMap((run) => {
    const [first = 0, last = first] = run.split('-').map(Number);
    return first > 0 && last >= first ? Array.from({ length: last - first + 1 }, (_, step) => first + step) : [];
  });
}

/** Pages as the journal writes them: `1-3,7`. */
export function writePages(pages: readonly number[]): string {
  const sorted = [...new Set(pages)].sort((one, other) => one - other);
  const runs: [number, number][] = [];
  for (const page of sorted) {
    const last = runs.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
}

/** A list as it came, from its row `list.received`. */
export function receivedList({ sequence, event: { at, facts } }: AuditRow): VisitList {
  const count = number(facts, 'rows') ?? 0;
  return {
    sequence,
    at,
    list: text(facts, 'view'),
    display: null,
    received: count,
    announced: number(facts, 'announced'),
    complete: facts['complete'] === true,
    scopeFrom: text(facts, 'scopeFrom') || null,
    archived: facts['archived'] === true,
    obsolete: facts['obsolete'] === true,
    fromCopy: facts['fromCopy'] === true,
    shown: count,
    filters: [],
    mode: 'practitioner',
  };
}

function shown(row: AuditRow, of: VisitList): VisitList {
  const { facts, at } = row.event;
  const named = text(facts, 'filters').split(' ');
  return {
    ...of,
    sequence: row.sequence,
    at,
    display: text(facts, 'view'),
    shown: number(facts, 'shown') ?? 0,
    filters: SHOWN_FILTERS.filter((filter) => named.includes(filter)),
    mode: SHOWN_MODES.find((mode) => mode === facts['mode']) ?? 'practitioner',
  };
}

/** Each list as it was looked at; one that the window said nothing more of stands as it was received. */
function listsOf(rows: readonly AuditRow[]): VisitList[] {
  const lists: VisitList[] = [];
  let last: VisitList | null = null;
  for (const row of rows) {
    if (row.event.kind === 'list.received') {
      const list = receivedList(row);
      lists.push(list);
      // The vaccinations stand beside the list, which keeps being the one whose display is told.
      if (row.event.facts['scope'] !== 'vaccinations') last = list;
    }
    if (row.event.kind !== 'list.shown' || !last) continue;
    if (lists.at(-1) === last) lists.pop();
    lists.push(shown(row, last));
  }
  return lists;
}

function documentsOf(rows: readonly AuditRow[]): VisitDocument[] {
  const documents: VisitDocument[] = [];
  for (const { sequence, event } of rows) {
    const { at, facts } = event;
    const uniqueId = text(facts, 'uniqueId');
    const opened = { sequence, at, uniqueId, fromCopy: facts['fromCopy'] === true, pages: null };
    if (event.kind === 'document.read') documents.push({ ...opened, refused: null });
    if (event.kind === 'document.refused') documents.push({ ...opened, refused: text(facts, 'fault') });
    if (event.kind !== 'document.pages') continue;
    const place = documents.findLastIndex((each) => each.uniqueId === uniqueId && each.refused === null);
    const read = documents[place];
    if (!read) continue;
    const seen = readPages(text(facts, 'pages'));
    const before = read.pages?.seen ?? [];
    const all = [...new Set([...before, ...seen])].sort((one, other) => one - other);
    documents[place] = { ...read, pages: { seen: all, of: number(facts, 'of') ?? all.length } };
  }
  return documents;
}

/**
 * Rebuilds one opening of a dossier from its rows (proof of view, R42, H55): why it could be read, the lists as they
 * stood on screen, the documents opened.
 *
 * @param rows the rows that bear the same `opening`, in order; at least one.
 */
export function rebuildVisit(rows: readonly AuditRow[]): Visit {
  const of = (kind: AuditEvent['kind']): AuditRow | undefined => rows.findLast(({ event }) => event.kind === kind);
  const status = of('dossier.status-asked')?.event.facts;
  const opened = of('dossier.opened')?.event.facts;
  return {
    startedAt: rows[0]?.event.at ?? 0,
    endedAt: of('dossier.closed')?.event.at ?? null,
    right: opened ? { ...status, ...opened } : null,
    lists: listsOf(rows),
    documents: documentsOf(rows),
  };
}
