import type { DocumentList, DocumentRow } from '../../../shared/contract/dossier.ts';
import type { DocumentEntry, UnreadableEntry } from '../../../shared/domain/document/entry.ts';
import { isLotSignature } from '../../../shared/domain/document/patient-authored.ts';
import { toXdsTime } from '../../../shared/domain/time/hl7-time.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../ports.ts';
import { followKnown, rowOf, type DossierSession } from './dossier-session.ts';
import type { News } from './news.ts';
import type { DocumentQuery, FindDocuments, KeptList, LocalCopy, WriteSeen } from './ports.ts';
import { toRow, type RowNeeds } from './rows.ts';
import { seenList } from './seen-list.ts';

/** What the window asked for. */
export interface ListRequest {
  readonly token: string;
  readonly scope: 'two-years' | 'all' | 'vaccinations';
  readonly archived: boolean;
  readonly obsolete: boolean;
}

export interface ListNeeds extends Omit<RowNeeds, 'inCopy'> {
  readonly live: (token: string) => Result<DossierSession, Fault>;
  readonly dmp: FindDocuments;
  readonly copy: LocalCopy;
  readonly audit: WriteSeen;
  readonly clock: Clock;
  readonly news: Pick<News, 'mark' | 'renew' | 'looked' | 'comparedWith' | 'changed'>;
  /** Hears every list of the DMP in ordinary care: it may tell of holds (decision 25). */
  readonly onReceived: (session: DossierSession, kept: KeptList) => void;
}

/** Start of the first automatic search: two years of acts, to the day (R18). */
export function scopeStart(now: number): string {
  const from = new Date(now);
  from.setUTCFullYear(from.getUTCFullYear() - 2);
  return `${toXdsTime(from.getTime()).slice(0, 8)}000000`;
}

/** «Historique des vaccinations» (LOINC): reachable whatever its date (R18). */
const VACCINATION_HISTORY = { code: '11369-6', codeSystem: '2.16.840.1.113883.6.1' };

function queryOf(request: ListRequest, scopeFrom: string | null): DocumentQuery {
  const statuses: DocumentQuery['statuses'] = [
    'approved',
    ...(request.archived ? (['archived'] as const) : []),
    ...(request.obsolete ? (['deprecated'] as const) : []),
  ];
  return {
    statuses,
    ...(scopeFrom !== null && { serviceStartFrom: scopeFrom }),
    ...(request.scope === 'vaccinations' && { typeCodes: [VACCINATION_HISTORY] }),
  };
}

/** A screen or three: what is seen before one scrolls. */
const FIRST_ROWS = 120;
/** One piece must not hold the window up for a frame it would be missed in. */
const ROWS_A_PIECE = 2_000;

/** The list as it crosses at first. */
export function firstRows(list: DocumentList): DocumentList {
  return { ...list, rows: list.rows.slice(0, FIRST_ROWS) };
}

/** A disk that is full in the middle of a long list: it is on the screen, and the copy stays what it was, with its age. */
function keepTheOneBefore(): void {}

/** Lists of the open dossier, and the search inside the last one. */
export class Lists {
  readonly #needs: ListNeeds;
  /** Moves on at every question: the rows one may read are those of the last one. */
  #turn = 0;

  constructor(needs: ListNeeds) {
    this.#needs = needs;
  }

  /**
   * TD3.1, bounded as R18 says, on explicit demand only (EX_3.1-2030). Without network the opted-in copy answers,
   * with its age.
   *
   * @returns the list; `dossier/not-open` when the token is dead or nothing allows reading; `dossier/list-superseded`
   *   when another list was asked meanwhile, whose rows stay (H02); the exchange's own fault.
   */
  async list(request: ListRequest): Promise<Result<DocumentList, Fault>> {
    const live = this.#needs.live(request.token);
    if (!live.ok) return live;
    const session = live.value;
    if (!session.proof) return fail({ code: 'dossier/not-open' });
    if (session.outcome.kind === 'unreachable') return this.#fromCopy(session, request);
    const turn = (this.#turn += 1);
    const scopeFrom = request.scope === 'two-years' ? scopeStart(this.#needs.clock.now()) : null;
    const query = queryOf(request, scopeFrom);
    const askedAt = this.#needs.clock.now();
    const answer = await this.#needs.dmp.findDocuments(session.proof, query, session.abort.signal);
    if (!this.#needs.live(request.token).ok) return fail({ code: 'dossier/not-open' });
    if (!answer.ok) return this.#refused(session, request, answer.fault);
    if (turn !== this.#turn) return this.#refused(session, request, { code: 'dossier/list-superseded' });
    const kept: KeptList = { ...answer.value.value, receivedAt: this.#needs.clock.now(), scopeFrom };
    // A list of one type says nothing of what else the dossier holds: the copy keeps its own (R41). An emergency keeps nothing.
    if (!session.emergency && request.scope !== 'vaccinations')
      this.#needs.copy.saveList(session.insId, kept).catch(keepTheOneBefore);
    const list = { ...this.#show(session, kept, request, false), askedAt };
    if (request.scope !== 'vaccinations') this.#needs.news.looked(session, kept, answer.value.serverAt);
    if (!session.emergency) this.#needs.onReceived(session, kept);
    return ok(list);
  }

  /**
   * A piece of the list last asked. A list of thousands crosses to the window in pieces, the first of them at once.
   *
   * @param from number of rows that the window already has.
   * @returns the rows that follow, none past the end; `dossier/not-open` when the token is dead.
   */
  moreRows(token: string, from: number): Result<DocumentList['rows'], Fault> {
    const live = this.#needs.live(token);
    return live.ok ? ok(live.value.listed.slice(from, from + ROWS_A_PIECE)) : live;
  }

  /** rowIds of the list on screen that match; through the index when the dossier is opted in. */
  search(token: string, words: string): Result<string[], Fault> {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const found = this.#needs.copy.search(live.value.insId, words);
    const byUniqueId = new Map([...live.value.rows.values()].map(({ row }) => [row.uniqueId, row.rowId]));
    return ok(found.flatMap((uniqueId) => byUniqueId.get(uniqueId) ?? []));
  }

  /**
   * Shows an entry in the place of the row it had: after a change, the registry's Success is the proof and no search
   * follows it (decision 17). The key of the row stays, so that the list does not move under the pointer (H35).
   *
   * @param entry as the change left it; null takes the row away.
   * @returns the row as it is now shown, null when it went.
   */
  reshow(session: DossierSession, rowId: string, entry: DocumentEntry | null): DocumentRow | null {
    if (!entry) {
      forget(session, rowId);
      return null;
    }
    const keptIds = this.#needs.copy.keptIds(session.insId);
    const needs = { labels: this.#needs.labels, practitionerId: this.#needs.practitionerId };
    this.#needs.news.changed(session, entry);
    const row = this.#marked(session, entry, toRow(entry, { ...needs, inCopy: (uniqueId) => keptIds.has(uniqueId) }));
    session.rows.set(rowId, { row: { ...row, rowId }, entry });
    followKnown(session, entry);
    return { ...row, rowId };
  }

  #marked(session: DossierSession, entry: DocumentEntry, row: DocumentRow): DocumentRow {
    const news = this.#needs.news.mark(session, entry);
    return news ? { ...row, news } : row;
  }

  #refused(session: DossierSession, { scope }: ListRequest, fault: Fault): Result<never, Fault> {
    this.#needs.audit.write('list.refused', session.insId, { opening: session.token, scope, fault: fault.code });
    return fail(fault);
  }

  #fromCopy(session: DossierSession, request: ListRequest): Result<DocumentList, Fault> {
    const kept = this.#needs.copy.list(session.insId);
    if (!kept) return fail({ code: 'dossier/no-copy' });
    if (request.scope !== 'vaccinations') return ok(this.#show(session, kept, request, true));
    const rows = kept.rows.filter((row) => 'unreadable' in row || row.typeCode?.code === VACCINATION_HISTORY.code);
    return ok(this.#show(session, { ...kept, rows, announced: null }, request, true));
  }

  #show(session: DossierSession, kept: KeptList, request: ListRequest, fromCopy: boolean): DocumentList {
    // Beside the list, not in its place: one goes back to it without asking again.
    const beside = request.scope === 'vaccinations';
    if (!beside) {
      for (const [rowId, row] of session.rows) session.formerRows.set(rowId, row);
      session.rows = new Map();
      session.fetched.clear();
      this.#needs.news.renew(session);
    }
    const list = this.#listOf(session, kept, fromCopy);
    if (!beside) session.onScreen = list.rows.map((row) => row.rowId);
    // Written before it is shown: what cannot be traced is not seen (R42).
    this.#needs.audit.writeSeen('list.received', session.insId, seenList(list.rows), {
      opening: session.token,
      rows: list.rows.length,
      complete: list.complete,
      scope: request.scope,
      archived: request.archived,
      obsolete: request.obsolete,
      fromCopy,
      ...(list.announced !== null && { announced: list.announced }),
      ...(list.scopeFrom !== null && { scopeFrom: list.scopeFrom }),
    });
    return list;
  }

  #listOf(session: DossierSession, kept: KeptList, fromCopy: boolean): DocumentList {
    const keptIds: ReadonlySet<string> = session.emergency ? new Set() : this.#needs.copy.keptIds(session.insId);
    const inCopy = (uniqueId: string): boolean => keptIds.has(uniqueId);
    const needs = { labels: this.#needs.labels, practitionerId: this.#needs.practitionerId, inCopy };
    const shown = kept.rows.filter((entry) => 'unreadable' in entry || !isLotSignature(entry));
    const rows = shown.map((entry, index) =>
      'unreadable' in entry
        ? unreadableRow(entry, index)
        : remember(session, entry, this.#marked(session, entry, toRow(entry, needs))),
    );
    session.listed = rows;
    session.listedAt = kept.receivedAt;
    const setAside = kept.rows.length - shown.length;
    return {
      rows,
      total: rows.length,
      announced: kept.announced === null ? null : kept.announced - setAside,
      complete: kept.complete,
      receivedAt: kept.receivedAt,
      askedAt: kept.receivedAt,
      scopeFrom: kept.scopeFrom,
      fromCopy,
      comparedWith: this.#needs.news.comparedWith(session),
    };
  }
}

/** Takes a document out of every list of the opening, under whatever key it had there. */
function forget(session: DossierSession, rowId: string): void {
  const uniqueId = rowOf(session, rowId)?.row.uniqueId;
  session.rows.delete(rowId);
  if (uniqueId !== undefined) session.fetched.delete(uniqueId);
  for (const [key, { row }] of session.formerRows) if (row.uniqueId === uniqueId) session.formerRows.delete(key);
}

function remember(session: DossierSession, entry: DocumentEntry, row: DocumentRow): DocumentRow {
  session.rows.set(row.rowId, { row, entry });
  followKnown(session, entry);
  return row;
}

function unreadableRow(entry: UnreadableEntry, index: number) {
  const rowId = entry.entryUUID ?? `unreadable-${index}`;
  const { uniqueId } = entry;
  return { rowId, unreadable: true as const, faults: [...entry.faults], ...(uniqueId !== undefined && { uniqueId }) };
}
