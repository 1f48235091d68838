import type {
  JournalEntry,
  JournalFilter,
  JournalPage,
  JournalRow,
  RebuiltRow,
  Visit,
} from '../../../shared/contract/journal.ts';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import type { AuditRow } from '../../../shared/domain/audit/event.ts';
import { placesOf, type SeenRow } from '../../../shared/domain/audit/seen.ts';
import { rebuildVisit, receivedList, type VisitDocument, type VisitList } from '../../../shared/domain/audit/visit.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Log } from '../ports.ts';
import type { JournalSession } from './journal.ts';
import type { AuditStore, JournalFilter as StoreFilter } from './ports.ts';

/** What the journal reads besides itself: names from the practice's list, titles from where they may still be read. */
export interface ReadingNeeds {
  readonly store: AuditStore;
  readonly session: JournalSession;
  readonly searchPatients: (words: string) => readonly PatientRow[];
  readonly patient: (insId: string) => PatientRow | null;
  /** Titles by uniqueId, from the open dossier and from a copy that may still be read (H13, H16). */
  readonly titles: (insId: string) => ReadonlyMap<string, string>;
  readonly typeLabel: (typeCode: string | undefined) => string;
  readonly log: Log;
}

/** States whose title stays veiled in the journal: it is read in shared places (mock-up 12, note). */
const VEILED = ['invisible-patient', 'invisible-representants'];
const HASH_START = /^[0-9a-f]{4,64}$/i;

type Opened = Visit['documents'][number];
type Unreadable = Fault<'journal/unreadable'>;

/** The holder's own journal, searched and read back (R42): nobody else's acts, whatever the store holds. */
export class JournalReading {
  readonly #needs: ReadingNeeds;

  constructor(needs: ReadingNeeds) {
    this.#needs = needs;
  }

  /** Rows that match, latest first. `journal/unreadable` when a row was altered so far that it cannot be read. */
  find(filter: JournalFilter, offset: number, limit: number): Result<JournalPage, Unreadable> {
    const { store, session } = this.#needs;
    const asked = this.#asked(filter);
    return this.#readable(() => {
      const rows = store.find(asked, offset, limit).map((row) => this.#view(row));
      return { rows, matched: store.count(asked), total: store.count({ practitionerId: session.practitionerId }) };
    });
  }

  /** One row with its place in the chain and the visit it belongs to. `journal/unknown-row`, `journal/unreadable`. */
  open(sequence: number): Result<JournalEntry, Fault> {
    const read = this.#readable(() => this.#needs.store.read(Math.max(1, sequence - 1), 3));
    if (!read.ok) return read;
    const at = (place: number): AuditRow | undefined => read.value.find((row) => row.sequence === place);
    const row = at(sequence);
    if (!row || !this.#isOurs(row)) return fail({ code: 'journal/unknown-row' });
    const visit = this.#readable(() => this.#visitOf(row));
    if (!visit.ok) return visit;
    return ok({
      row: this.#view(row),
      before: at(sequence - 1)?.hash ?? null,
      after: at(sequence + 1)?.hash ?? null,
      sealed: sequence <= (this.#needs.store.lastSeal()?.sequence ?? 0),
      visit: visit.value,
    });
  }

  /**
   * The very list of a row `list.received` or `list.shown`, in the order it stood on screen (H55).
   *
   * @returns its lines; `journal/unknown-row`, `journal/not-rebuilt` when what was kept is not there or is not what the
   *   row's hash says, `journal/unreadable`.
   */
  rebuild(sequence: number): Result<RebuiltRow[], Fault> {
    const read = this.#readable(() => this.#needs.store.read(sequence, 1)[0]);
    if (!read.ok) return read;
    const row = read.value;
    if (row?.sequence !== sequence || !this.#isOurs(row)) return fail({ code: 'journal/unknown-row' });
    const shown = this.#readable(() => this.#listAt(row));
    if (!shown.ok) return shown;
    const seen = shown.value && this.#seenRows(shown.value);
    if (!seen) return fail({ code: 'journal/not-rebuilt' });
    const titles = this.#needs.titles(row.event.patient ?? '');
    return ok(seen.map((line) => this.#line(line, titles)));
  }

  #listAt(row: AuditRow): VisitList | undefined {
    if (row.event.kind === 'list.received') return receivedList(row);
    return this.#visitRows(row).lists.find((list) => list.sequence === row.sequence);
  }

  #asked({ words, namedKinds, kinds, from, to }: JournalFilter): StoreFilter {
    const text = words.trim();
    return {
      practitionerId: this.#needs.session.practitionerId,
      ...(kinds.length > 0 && { kinds }),
      ...(from !== null && { from }),
      ...(to !== null && { to }),
      ...(text !== '' && {
        words: {
          patients: this.#needs.searchPatients(text).map(({ insId }) => insId),
          kinds: namedKinds,
          document: text,
          hash: HASH_START.test(text) ? text.toLowerCase() : '',
        },
      }),
    };
  }

  #isOurs(row: AuditRow): boolean {
    return row.event.practitionerId === this.#needs.session.practitionerId;
  }

  #view({ sequence, event, hash }: AuditRow): JournalRow {
    const insId = event.patient ?? null;
    const patient = insId === null ? null : this.#needs.patient(insId);
    const patientLabel = patient && `${patient.patient.birthName} ${patient.patient.firstGivenName}`;
    return { sequence, kind: event.kind, at: event.at, insId, patientLabel, facts: event.facts, hash };
  }

  #visitRows(row: AuditRow) {
    const { store, session } = this.#needs;
    const opening = row.event.facts['opening'];
    const rows = typeof opening === 'string' ? store.ofOpening(session.practitionerId, opening) : [];
    return rebuildVisit(rows.length > 0 ? rows : [row]);
  }

  #visitOf(row: AuditRow): Visit | null {
    const insId = row.event.patient;
    if (insId === undefined || row.event.facts['opening'] === undefined) return null;
    const { startedAt, endedAt, right, lists, documents } = this.#visitRows(row);
    const known = this.#knownRows(lists);
    const titles = this.#needs.titles(insId);
    return {
      patient: this.#needs.patient(insId),
      startedAt,
      endedAt,
      right: right && { ...right },
      lists: lists.map(({ list, display, ...shown }) => shown),
      documents: documents.map((document) => this.#document(document, known, titles)),
    };
  }

  /** What the lists of a visit said of each document, by uniqueId. */
  #knownRows(lists: readonly VisitList[]): ReadonlyMap<string, SeenRow> {
    const rows = [...new Set(lists.map(({ list }) => list))].flatMap((hash) => this.#listRows(hash) ?? []);
    return new Map(rows.flatMap((row) => (row.uniqueId === undefined ? [] : [[row.uniqueId, row]])));
  }

  #document(document: VisitDocument, known: ReadonlyMap<string, SeenRow>, titles: ReadonlyMap<string, string>): Opened {
    const row = known.get(document.uniqueId);
    const { title, typeLabel, states } = this.#line(row ?? { rowId: '', states: [], ...document }, titles);
    return { ...document, title, typeLabel, states };
  }

  #listRows(hash: string): readonly SeenRow[] | null {
    const content = this.#needs.store.seen(hash);
    return content?.seen === 'list' ? content.rows : null;
  }

  #seenRows({ list, display }: VisitList): readonly SeenRow[] | null {
    const rows = this.#listRows(list);
    if (!rows || display === null) return rows;
    const content = this.#needs.store.seen(display);
    if (content?.seen !== 'display') return null;
    const shown = placesOf(content).map((place) => rows[place]);
    return shown.every((row) => row !== undefined) ? shown : null;
  }

  #line(
    row: Pick<SeenRow, 'uniqueId' | 'typeCode' | 'actTime' | 'states' | 'byPatient' | 'unreadable'>,
    titles: ReadonlyMap<string, string>,
  ): RebuiltRow {
    const { uniqueId = '', typeCode, actTime, states, byPatient, unreadable } = row;
    const veiled = states.some((state) => VEILED.includes(state));
    return {
      uniqueId,
      title: veiled ? null : (titles.get(uniqueId) ?? null),
      typeLabel: this.#needs.typeLabel(typeCode),
      actTime: actTime ?? null,
      states: [...states],
      byPatient: byPatient === true,
      unreadable: unreadable === true,
    };
  }

  #readable<Value>(read: () => Value): Result<Value, Unreadable> {
    try {
      return ok(read());
    } catch (error) {
      // Only an alteration from outside makes a row that its own reader refuses; the verdict names the place.
      this.#needs.log.warn('journal/unreadable', { error: error instanceof Error ? error.name : 'unknown' });
      return fail({ code: 'journal/unreadable' });
    }
  }
}
