import { writePages } from '../../../shared/domain/audit/visit.ts';
import { runsOf, type ShownFilter, type ShownMode } from '../../../shared/domain/audit/seen.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { rowOf, type DossierSession } from './dossier-session.ts';
import type { WriteSeen } from './ports.ts';

export interface ViewNeeds {
  readonly live: (token: string) => Result<DossierSession, Fault>;
  readonly audit: WriteSeen;
}

/** What the window says of the list it shows. */
export interface ShownRequest {
  readonly token: string;
  readonly rowIds: readonly string[];
  readonly filters: readonly ShownFilter[];
  readonly mode: ShownMode;
}

type Done = Result<Record<string, never>, Fault>;

/** Proof of view, the window's part (H55): which rows stood on screen through which filters, which pages were shown. */
export class Views {
  readonly #needs: ViewNeeds;
  /** The last display written, so that the same one is not written twice. */
  #last = '';
  #of: unknown = null;

  constructor(needs: ViewNeeds) {
    this.#needs = needs;
  }

  /**
   * Writes what stands on screen of the last list received, in the order in which it stands.
   *
   * @returns nothing; `dossier/not-open`, or `journal/view-mismatch` when a row is not one of that list.
   */
  noteList({ token, rowIds, filters, mode }: ShownRequest): Done {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const { insId, onScreen, rows } = live.value;
    const placeOf = new Map(onScreen.map((rowId, place) => [rowId, place]));
    const places = rowIds.map((rowId) => placeOf.get(rowId));
    if (!places.every((place) => place !== undefined)) return fail({ code: 'journal/view-mismatch' });
    const runs = runsOf(places);
    const content = { seen: 'display' as const, runs };
    const hidden = Math.max(0, onScreen.length - places.length);
    const facts = { opening: token, shown: places.length, hidden, filters: filters.join(' '), mode };
    const said = JSON.stringify([facts, runs]);
    // A list asked again is another list, whatever it shows.
    if (said === this.#last && rows === this.#of) return ok({});
    this.#last = said;
    this.#of = rows;
    this.#needs.audit.writeSeen('list.shown', insId, content, facts);
    return ok({});
  }

  /** Writes which pages of a document stood on screen. Faults: `dossier/not-open`, `document/unknown-row`. */
  notePages(token: string, rowId: string, pages: readonly number[], of: number): Done {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const { insId } = live.value;
    const known = rowOf(live.value, rowId);
    if (!known) return fail({ code: 'document/unknown-row' });
    const seen = pages.filter((page) => page <= of);
    const { uniqueId } = known.entry;
    this.#needs.audit.write('document.pages', insId, { opening: token, uniqueId, pages: writePages(seen), of });
    return ok({});
  }
}
