/**
 * Judges what the client files and changes, by the oracle that was written from the rules alone: each message that the
 * store accepted is held against what somebody did, each screen against who may see it at that instant.
 */
import { isWithin } from './within.ts';
import type { OpenWorkplace } from '../../../../electron/compose/workplace.ts';
import type { Hold as HoldView } from '../../../../shared/contract/holds.ts';
import type { Restriction } from '../../../../shared/domain/document/visibility.ts';
import { apply } from '../../oracle/apply.ts';
import { verdict } from '../../oracle/acts.ts';
import { ageReachedAt } from '../../oracle/instants.ts';
import { dossierOf, heldAt, initialState, type Doc, type State } from '../../oracle/state.ts';
import type { Act, Restrictions, VisibilityChange, World } from '../../world/world.ts';
import type { Accepted } from './filing-gateway.ts';

/** What the form of a deposit asked for. */
export interface Filed {
  readonly patient: string;
  readonly says: Restrictions;
  readonly replaces: string | null;
}

/** A row of the list on screen. */
export interface ScreenRow {
  readonly rowId: string;
  readonly uniqueId: string;
}

const CHANGED: Readonly<Record<Restriction, readonly [VisibilityChange, VisibilityChange]>> = {
  MASQUE_PS: ['mask', 'unmask'],
  INVISIBLE_PATIENT: ['hide-patient', 'show-patient'],
  INVISIBLE_REPRESENTANTS_LEGAUX: ['hide-representatives', 'show-representatives'],
};
const STATUS = { approved: 'unarchive', archived: 'archive', deleted: 'delete' } as const;

export const saysOf = (codes: readonly string[]): Restrictions => ({
  masked: codes.includes('MASQUE_PS'),
  hidden: codes.includes('INVISIBLE_PATIENT'),
  secret: codes.includes('INVISIBLE_REPRESENTANTS_LEGAUX'),
});

export class Witness {
  readonly violations: string[] = [];
  readonly state: State;
  /** uniqueId → what its form asked for, once the client said it was in the queue. */
  readonly filed = new Map<string, Filed>();
  /** Restrictions a document bore at some time, in the store or on a form. */
  readonly #everHidden = new Set<string>();
  readonly #everSecret = new Set<string>();
  readonly #asked = new Set<string>();
  /** Accepted by the store since the last look: a queue that is not held back sends before it says that it has queued. */
  readonly #deposits: (Filed & { readonly uniqueId: string })[] = [];
  readonly #releases = new Map<string, number>();

  constructor(world: World) {
    this.state = initialState(world);
  }

  /** Somebody asked for this change of this document, on the screen. */
  ask(change: string, uniqueId: string): void {
    this.#asked.add(`${change} ${uniqueId}`);
  }

  /** A message of the client that the store has just accepted. */
  hear(by: string, patient: string, accepted: Accepted, now: number): void {
    for (const act of this.#actsOf(by, patient, accepted, now)) {
      if (verdict(this.state, act, now) === 'must-not')
        this.broke(`the store was made to accept ${JSON.stringify(act)}`);
      this.happened(act, now);
    }
  }

  /** What somebody else did at the store, or the client with right. */
  happened(act: Act, now: number): void {
    apply(this.state, act, now);
    if (act.kind !== 'deposit' && act.kind !== 'replace') return;
    const uniqueId = act.kind === 'deposit' ? act.doc : act.as;
    const doc = this.state.docs.get(uniqueId);
    if (doc && heldAt(this.state, doc, now) !== 'must-not') this.#everHidden.add(uniqueId);
    if (act.says.secret || doc?.secret) this.#everSecret.add(uniqueId);
  }

  isHeld(uniqueId: string, now: number): boolean {
    const doc = this.state.docs.get(uniqueId);
    return doc !== undefined && heldAt(this.state, doc, now) === 'must';
  }

  isMinor(patient: string, now: number): boolean {
    return now < ageReachedAt(dossierOf(this.state, patient).facts.birthDate, 18);
  }

  /** N2, R15: what was deposited is what its form asked for. */
  checkDeposits(): void {
    for (const { uniqueId, patient, says, replaces } of this.#deposits.splice(0)) {
      const form = this.filed.get(uniqueId);
      if (form?.patient !== patient || form.replaces !== replaces)
        this.broke('N2, N6: a deposit nobody asked for, or for somebody else');
      else if (replaces === null && JSON.stringify(form.says) !== JSON.stringify(says))
        this.broke('R15: other restrictions than the form');
    }
  }

  /** R28, H18, H20, N7: what may leave the screen towards the patient, now. */
  checkOutputs(work: OpenWorkplace, token: string, rows: readonly ScreenRow[], receivedAt: number, now: number): void {
    for (const { rowId, uniqueId } of rows) {
      const verdicts = work.outputs.verdicts(token, rowId);
      const doc = this.state.docs.get(uniqueId);
      if (!verdicts.ok || !doc) continue;
      const refusals = Object.entries(verdicts.value);
      const kept = this.isHeld(uniqueId, now) || (doc.secret && this.isMinor(doc.patient, now));
      for (const [output, refusal] of refusals) {
        if (kept && refusal === null) this.broke(`N7, R28: ${output} lets ${told(doc)} out`);
        if (!kept && refusal !== null && this.#mayLeave(work, doc, receivedAt, now))
          this.broke(
            `R25, R28: ${output} still keeps a document that is the patient's to see, ${told(doc)}: ${refusal}`,
          );
      }
    }
  }

  /** Mock-up 13: nothing held, nothing secret of a minor, stands on a screen that is turned to the patient. */
  checkShown(rows: readonly string[], now: number): void {
    for (const uniqueId of rows) {
      const doc = this.state.docs.get(uniqueId);
      if (!doc) continue;
      if (this.isHeld(uniqueId, now)) this.broke('N7, H18: a held document on the patient’s screen');
      if (doc.secret && this.isMinor(doc.patient, now)) this.broke('N7, H20: a minor’s secret on the patient’s screen');
    }
  }

  /** R25–R29, N8, H19: the hold board says what the rules say, at this very instant, network or not. */
  checkBoard(board: readonly HoldView[], now: number): void {
    const chains = new Set<string>();
    for (const hold of board) {
      this.#checkDates(hold);
      const docs = hold.versions.flatMap((id) => this.state.docs.get(id) ?? []);
      const [first] = docs;
      if (!first) continue;
      if (chains.has(first.chain)) this.broke('R25, R26 F: one document, two holds on the board');
      chains.add(first.chain);
      this.#checkPhase(hold, first, now);
    }
  }

  broke(what: string): void {
    this.violations.push(what);
  }

  /** A document that the client must let go: it never was kept, or its own hold is over by time, as the list could not know yet. */
  #mayLeave(work: OpenWorkplace, doc: Doc, receivedAt: number, now: number): boolean {
    if (this.#everSecret.has(doc.label)) return false;
    if (!this.#everHidden.has(doc.label)) return true;
    const hold = this.state.holds.get(doc.chain);
    const known = work.holds.list().holds.find(({ versions }) => versions.includes(doc.label));
    if (!hold || known?.precision !== 'estimated') return false;
    return now >= hold.release.to && receivedAt < hold.release.from;
  }

  #checkDates({ holdId, releaseAt, precision }: HoldView): void {
    const before = this.#releases.get(holdId);
    if (releaseAt === null) return;
    if (before !== undefined && releaseAt > before) this.broke('N8: the end of a hold moved away');
    if (precision !== null) this.#releases.set(holdId, releaseAt);
  }

  #checkPhase(view: HoldView, doc: Doc, now: number): void {
    const { phase, precision, releaseAt, noticeAt } = view;
    const hold = this.state.holds.get(doc.chain);
    if (!hold) return;
    const over = phase === 'RELEASED_AUTO' || phase === 'ANNOUNCED';
    if (over && heldAt(this.state, doc, now) === 'must') this.broke(`R27: ${phase} on the board, held in the rules`);
    if (precision === 'at-latest' && releaseAt !== null && releaseAt < hold.release.from)
      this.broke('R25: «au plus tard» before the instant itself');
    if (precision !== 'estimated') return;
    if (!isWithin(releaseAt, hold.release)) this.broke('R25: another instant of release than the rules reckon');
    if (!isWithin(noticeAt, hold.notice)) this.broke('R25: another instant of notice than the rules reckon');
    if (now >= hold.release.to && !over && phase !== 'WITHDRAWN') this.broke(`R25: ${phase} after the release`);
    if (now < hold.notice.from && phase === 'NOTIFIED') this.broke('R23: notified before the two weeks');
    if (now >= hold.notice.to && phase === 'HELD') this.broke('R23: the two weeks passed unseen');
  }

  #actsOf(by: string, patient: string, accepted: Accepted, now: number): Act[] {
    const { uniqueId } = accepted;
    if (accepted.kind === 'deposit') return [this.#depositOf(by, patient, accepted, now)];
    if (accepted.kind === 'status') {
      const change = STATUS[accepted.to];
      this.#mustBeAsked(change, uniqueId);
      return [{ kind: 'status', by, doc: uniqueId, change }];
    }
    const { before, after } = accepted;
    const codes = Object.keys(CHANGED) as Restriction[]; // its keys are all of them
    const moved = codes.filter((code) => before.includes(code) !== after.includes(code));
    if (moved.length !== 1) this.broke(`H21: ${moved.length} restrictions changed by one act`);
    return moved.map((code): Act => {
      const change = CHANGED[code][after.includes(code) ? 0 : 1];
      this.#mustBeAsked(change, uniqueId);
      return { kind: 'visibility', by, doc: uniqueId, change };
    });
  }

  #mustBeAsked(change: string, uniqueId: string): void {
    const versions = [...this.state.docs.values()].filter(
      ({ chain }) => chain === this.state.docs.get(uniqueId)?.chain,
    );
    const asked = versions.some(({ label }) => this.#asked.has(`${change} ${label}`));
    if (!asked) this.broke(`R21, R27: ${change} left without an act of anybody`);
  }

  /** R15, N7, N8: a deposit says what its form said, a new version at least what it replaces hides and nothing late. */
  #depositOf(by: string, patient: string, accepted: Accepted & { kind: 'deposit' }, now: number): Act {
    const { uniqueId, restrictions, replaces, typeCode: type } = accepted;
    const says = saysOf(restrictions);
    this.#deposits.push({ uniqueId, patient, says, replaces });
    if (replaces === null) {
      return { kind: 'deposit', by, patient, doc: uniqueId, type, says, secretly: false };
    }
    const old = this.state.docs.get(replaces);
    const held = old ? heldAt(this.state, old, now) : 'silent';
    if (held === 'must' && !says.hidden) this.broke('N7: a new version shows what is held');
    if (held === 'must-not' && says.hidden) this.broke('N8: a new version hides what was visible');
    if (old?.secret && !says.secret) this.broke('N7, H20: a new version tells a minor’s secret');
    if (old?.masked && !says.masked) this.broke('N7: a new version unmasks');
    return { kind: 'replace', by, doc: replaces, as: uniqueId, says };
  }
}

const told = ({ label, author, status, masked, secret, at }: Doc): string =>
  `${label} of ${author}, ${status}, masked ${masked}, secret ${secret}, filed ${new Date(at).toISOString()}`;
