/** Never-events seen on the store itself, without asking the oracle what should be. */
import { PATIENT } from '../../../sandbox/store/notices.ts';
import type { State } from '../oracle/state.ts';
import type { Act, Viewer } from '../world/world.ts';
import type { HoldRow } from './store-rows.ts';
import { nationalIdOf } from './desk-deed.ts';
import { insOf, type Driver, type Glimpse } from './driver.ts';
import { finding, type Finding } from './finding.ts';

const HOUR = 3_600_000;

export class Invariants {
  private readonly driver: Driver;
  /** Viewer and patient → what was once seen there. */
  private readonly once = new Map<string, Set<string>>();
  /** Patient → instant at which his médecin traitant was last named. */
  private readonly named = new Map<string, number>();
  private readonly holds = new Map<string, HoldRow>();

  constructor(driver: Driver) {
    this.driver = driver;
  }

  /** N8: the instant of a hold never moves, and an ended hold stays ended. */
  afterStep(): Finding | null {
    for (const hold of this.driver.rows.holds()) {
      const before = this.holds.get(hold.key);
      this.holds.set(hold.key, hold);
      if (before && before.releaseAt !== hold.releaseAt) return finding('N8: a hold moved', `hold ${hold.key}`);
      if (before?.outcome && before.outcome !== hold.outcome)
        return finding('N8: an ended hold changed its end', `hold ${hold.key}`);
    }
    return null;
  }

  /** N7: a new version bears every restriction of the one it replaces. */
  afterAct(act: Act): Finding | null {
    if (act.kind === 'patient' && act.does.deed === 'attending') this.named.set(act.patient, this.driver.now());
    if (act.kind !== 'replace') return null;
    const now = this.driver.codesOf(act.as);
    const lost = this.driver.codesOf(act.doc).filter((code) => !now.includes(code));
    return lost.length > 0 ? finding('N7: a version is more visible', `${act.as} lost ${lost.join()}`) : null;
  }

  /**
   * R33: an emergency access is told at once; R42: every reading leaves its trace, refused ones too. An access lasts an
   * hour: a médecin traitant named in the middle of one is told of the next.
   */
  afterReading(act: Extract<Act, { kind: 'read' }>, seen: Glimpse, attending: string | null): Finding | null {
    const by = nationalIdOf(act.by);
    if (this.driver.rows.lastTrace()?.practitioner !== by) return finding('R42: a reading left no trace', act.by);
    if (!seen.opened || act.mode === 'normal') return null;
    const since = this.driver.now() - HOUR;
    const told = (recipient: string): boolean =>
      this.driver.rows
        .noticesTo(insOf(act.patient).value, recipient)
        .some((one) => one.kind === act.mode && one.practitioner === by && one.at >= since);
    const isNew = (this.named.get(act.patient) ?? -Infinity) > since;
    const untold = [PATIENT, ...(attending === null || isNew ? [] : [nationalIdOf(attending)])].find(
      (one) => !told(one),
    );
    return untold === undefined ? null : finding('R33: an emergency access was not told', `${act.by} to ${untold}`);
  }

  /** N8: nothing once visible to the patient or to his representatives is hidden from them again. */
  afterLook(patient: string, viewer: Viewer, seen: Glimpse, state: State): Finding | null {
    if (!seen.opened) return null;
    const key = `${viewer} ${patient}`;
    const once = this.once.get(key) ?? new Set<string>();
    const gone = [...once].find((doc) => !seen.docs.has(doc) && !state.docs.get(doc)?.chainDeleted);
    this.once.set(key, new Set([...once, ...seen.docs]));
    return gone === undefined ? null : finding('N8: hidden again after it was visible', `${key}: ${gone}`);
  }
}
