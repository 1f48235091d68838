import type { Spot } from '../../../shared/contract/spot.ts';
import type { Fault } from '../../../shared/fault.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { DossierSession } from './dossier-session.ts';
import type { RememberSpot } from './ports.ts';

interface SpotNeeds {
  readonly live: (token: string) => Result<DossierSession, Fault>;
  readonly spot: RememberSpot;
}

/**
 * Where the practitioner is in the list of the dossier, for the return after a lock: the page that knew it is ended with
 * its process (N5), so the encrypted store keeps it. It is of one consultation: a later one begins at the top (R18), and
 * nothing leads back into an emergency.
 */
export class Spots {
  readonly #needs: SpotNeeds;

  constructor(needs: SpotNeeds) {
    this.#needs = needs;
  }

  /** @returns `dossier/not-open` for a dead token. */
  keep(token: string, spot: Spot): Result<Record<string, never>, Fault> {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const { insId, openedAt, emergency } = live.value;
    if (!emergency) this.#needs.spot.remember({ insId, openedAt, spot });
    return ok({});
  }

  /** @returns null where none was kept in this consultation; `dossier/not-open` for a dead token. */
  find(token: string): Result<Spot | null, Fault> {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const { insId, openedAt, emergency } = live.value;
    const kept = emergency ? null : this.#needs.spot.recall();
    return ok(kept?.insId === insId && kept.openedAt === openedAt ? kept.spot : null);
  }
}
