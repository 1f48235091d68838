import { writePages } from '../../../shared/domain/audit/visit.ts';
import { placesOf, type ShownFilter, type ShownMode } from '../../../shared/domain/audit/seen.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { DossierSession } from './dossier-session.ts';
import type { WriteSeen } from './ports.ts';

export interface ViewNeeds {
  readonly live: (token: string) => Result<DossierSession, Fault>;
  readonly audit: WriteSeen;
}

/** What the window says of the list it shows. */
export interface ShownRequest {
  readonly token: string;
  readonly runs: readonly (readonly [number, number])[];
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
   * Writes what stands on screen of the last list received.
   *
   * @returns nothing; `dossier/not-open`, or `journal/view-mismatch` when a place is not one of that list.
   */
  noteList({ token, runs, filters, mode }: ShownRequest): Done {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const { insId, onScreen, rows } = live.value;
    const inside = runs.every(([first, count]) => first + count <= onScreen);
    if (!inside) return fail({ code: 'journal/view-mismatch' });
    const content = { seen: 'display' as const, runs };
    const shown = placesOf(content).length;
    const facts = { opening: token, shown, hidden: Math.max(0, onScreen - shown), filters: filters.join(' '), mode };
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
    const { insId, rows } = live.value;
    const known = rows.get(rowId);
    if (!known) return fail({ code: 'document/unknown-row' });
    const seen = pages.filter((page) => page <= of);
    const { uniqueId } = known.entry;
    this.#needs.audit.write('document.pages', insId, { opening: token, uniqueId, pages: writePages(seen), of });
    return ok({});
  }
}
