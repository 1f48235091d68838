import type { DocumentView } from '../../../shared/contract/document.ts';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import type { ShownRow } from '../../../shared/contract/show.ts';
import { mayBeShown } from '../../../shared/domain/output/may-be-shown.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { FindDossier, ReadOne, WriteAudit } from './ports.ts';

export interface ShowingNeeds {
  readonly dossier: FindDossier;
  readonly read: ReadOne;
  readonly audit: WriteAudit;
}

interface Shown {
  readonly token: string;
  readonly insId: string;
  /** What may be on the screen, by rowId; everything else does not exist for it. */
  readonly rowIds: Set<string>;
}

/**
 * The screen turned to the patient (mock-up 13, R28, H18, H20, N7): what she may see, and nothing that tells of the
 * rest. While it lasts the doctor's calls are refused by the main process, whatever the window asks.
 */
export class Showing {
  readonly #needs: ShowingNeeds;
  #shown: Shown | null = null;

  constructor(needs: ShowingNeeds) {
    this.#needs = needs;
  }

  /** Whether the screen is the patient's now. A dossier that was closed meanwhile ends it. */
  isOn(): boolean {
    const shown = this.#shown;
    if (shown && !this.#needs.dossier(shown.token).ok) this.#end('closed');
    return this.#shown !== null;
  }

  /**
   * Turns the screen to the patient.
   *
   * @returns the documents of the list on screen that she may see, in its order; `dossier/not-open`,
   *   `show/not-in-emergency`.
   */
  enter(token: string): Result<{ rows: ShownRow[] }, Fault> {
    const found = this.#needs.dossier(token);
    if (!found.ok) return found;
    const { insId, isMinor, inEmergency, rows } = found.value;
    if (inEmergency) return fail({ code: 'show/not-in-emergency' });
    const shown = [...rows].filter(({ entry }) => mayBeShown(entry, isMinor)).map(({ row }) => shownRow(row));
    this.#shown = { token, insId, rowIds: new Set(shown.map(({ rowId }) => rowId)) };
    this.#needs.audit.write('show.entered', insId, { opening: token, documents: shown.length });
    return ok({ rows: shown });
  }

  /**
   * Reads a document for the patient's screen.
   *
   * @returns the document without header and states; `show/not-shown` for one that may not be there, among them one
   *   that speaks of somebody else (H03); faults of the reading.
   */
  async read(token: string, rowId: string): Promise<Result<DocumentView, Fault>> {
    if (this.#shown?.token !== token || !this.#shown.rowIds.has(rowId)) return fail({ code: 'show/not-shown' });
    const read = await this.#needs.read(token, rowId);
    if (!read.ok) return read;
    if (this.#shown?.token !== token) return fail({ code: 'show/not-shown' });
    if (read.value.identity.kind === 'differs') return fail({ code: 'show/not-shown' });
    const { news: _news, ...row } = read.value.row;
    return ok({ ...read.value, header: null, row: { ...row, states: [], mine: false } });
  }

  /** The doctor takes the screen back. */
  leave(token: string): Result<Record<string, never>, Fault> {
    if (this.#shown?.token === token) this.#end('doctor');
    return ok({});
  }

  /** At lock: the code of the card brings the doctor's screen back. */
  lock(): void {
    if (this.#shown) this.#end('lock');
  }

  #end(why: 'doctor' | 'lock' | 'closed'): void {
    const shown = this.#shown;
    if (!shown) return;
    this.#shown = null;
    this.#needs.audit.write('show.left', shown.insId, { opening: shown.token, why });
  }
}

function shownRow(row: DocumentRow): ShownRow {
  const { rowId, title, typeLabel, typeCode, classCode, actTime, authorLabel, institutionLabel } = row;
  return {
    rowId,
    title,
    typeLabel,
    authorLabel,
    institutionLabel,
    ...(typeCode !== undefined && { typeCode }),
    ...(classCode !== undefined && { classCode }),
    ...(actTime !== undefined && { actTime }),
  };
}
