import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { DossierSession } from './dossier-session.ts';
import type { WriteAudit } from './ports.ts';

/** Opens an address in the system's browser, when it is one of the allowed ones; false when it did not. */
export interface OpenInBrowser {
  openInBrowser(url: string): Promise<boolean>;
}

export interface AccessHistoryNeeds {
  readonly live: (token: string) => Result<DossierSession, Fault>;
  readonly browser: OpenInBrowser;
  readonly audit: WriteAudit;
  /** Address of the Web-PS, a setting; null where there is none. */
  readonly webPs: string | null;
}

/** Page of the Web-PS that shows who read a dossier (dmp-interface §1.9 [527]): one year, or a hundred traces. */
const PAGE = '/AccesDirect/HistoriqueAcces/';

/**
 * The store's own traces of a dossier, shown by the store itself (TD0.9, R42, R43): all of them to the médecin traitant,
 * his own to any other professional. The store decides; the browser asks for the card itself.
 */
export class AccessHistory {
  readonly #needs: AccessHistoryNeeds;

  constructor(needs: AccessHistoryNeeds) {
    this.#needs = needs;
  }

  /** Whose accesses would be shown; null when there is no address, or the dossier is not open. Fault: `dossier/not-open`. */
  offer(token: string): Result<'all' | 'own' | null, Fault> {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const { outcome, status } = live.value;
    if (this.#needs.webPs === null || outcome.kind !== 'open') return ok(null);
    return ok(status?.isTreatingPhysician ? 'all' : 'own');
  }

  /** Opens the page. Faults: `dossier/not-open`, `journal/no-web-address`, `journal/browser-not-opened`. */
  async open(token: string): Promise<Result<Record<string, never>, Fault>> {
    const offer = this.offer(token);
    if (!offer.ok) return offer;
    const live = this.#needs.live(token);
    const { webPs, audit, browser } = this.#needs;
    if (!live.ok || webPs === null || offer.value === null) return fail({ code: 'journal/no-web-address' });
    const { insId, patient } = live.value;
    audit.write('access-history.opened', insId, { opening: token, scope: offer.value });
    const opened = await browser.openInBrowser(new URL(PAGE + patient.ins.value, webPs).href);
    return opened ? ok({}) : fail({ code: 'journal/browser-not-opened' });
  }
}
