import type { Hold as HoldView } from '../../../shared/contract/holds.ts';
import type { DepositDocument } from '../../../shared/domain/document/deposit.ts';
import type { DocumentEntry, UnreadableEntry } from '../../../shared/domain/document/entry.ts';
import { announcementFault, isName, talkFault, type Announcement } from '../../../shared/domain/hold/acts.ts';
import { leaveFault, type Leave } from '../../../shared/domain/hold/leave.ts';
import { holdDates } from '../../../shared/domain/hold/origin.ts';
import { phaseOf, type Hold, type HoldOwner } from '../../../shared/domain/hold/record.ts';
import { isFinal, type HoldState } from '../../../shared/domain/hold/state.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import { insId, type Ins } from '../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock, Ids } from '../ports.ts';
import { Announcer, type AnnouncerNeeds } from './announcer.ts';
import { hearJob, hearList } from './hear.ts';
import { holdView, type ViewNeeds } from './hold-view.ts';
import type { HoldStore, KeepTogether, WriteAudit } from './ports.ts';
import { HoldRegister } from './register.ts';
import { Timeline } from './timeline.ts';

export interface HoldNeeds extends ViewNeeds, Pick<AnnouncerNeeds, 'dmp' | 'rightFor' | 'onVisible'> {
  readonly store: HoldStore;
  readonly audit: WriteAudit & KeepTogether;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The holder of the card, as a name on the screen. */
  readonly practitionerName: string;
  /** How far the clock is from this machine's. */
  readonly clockOffsetMs: () => number;
  readonly onChanged: () => void;
}

/** A colleague named by hand, and the days of one's absence, if it is for one. */
export interface Colleague {
  readonly kind: 'colleague';
  readonly name: string;
  readonly leave: Leave | null;
}

/** Announcement holds of one card holder (R22–R29, decisions 22, 23, 25). Nothing here extends or restarts one (N8). */
export class Holds {
  readonly #needs: HoldNeeds;
  readonly #register: HoldRegister;
  readonly #timeline: Timeline;
  readonly #announcer: Announcer;

  constructor(needs: HoldNeeds) {
    this.#needs = needs;
    const { clock } = needs;
    this.#register = new HoldRegister(needs.store, needs.audit);
    this.#timeline = new Timeline({ register: this.#register, clock, onChanged: needs.onChanged });
    this.#announcer = new Announcer({ ...needs, register: this.#register, onChanged: () => this.#timeline.look() });
  }

  /** Lets time pass, and takes up the announcements that waited. */
  start(): void {
    this.#timeline.look();
    this.#announcer.wake();
  }

  /** At lock: nothing leaves any more. What was noted stays noted. */
  stop(): void {
    this.#timeline.stop();
    this.#announcer.stop();
  }

  /** The clock was moved, or the network came back. */
  lookAgain(): void {
    this.start();
  }

  /**
   * Opens the hold of a document that is being queued hidden from the patient (decision 23); a new version joins the
   * hold of the one it replaces, whose dates stay (R25, R26 F). Called in the commit that queues it.
   */
  openOwn(document: DepositDocument, reason: string, talkAt: EpochMs | null): void {
    const { ids, clock, practitionerId, practitionerName } = this.#needs;
    const at = clock.now();
    const { ins } = document.patient;
    const replaced = document.replaces && this.#register.ofDocument(insId(ins), document.replaces.uniqueId);
    if (replaced) {
      this.#register.add(replaced.id, { kind: 'replaced', at, uniqueId: document.uniqueId });
      return;
    }
    const id = ids.uuid();
    const { uniqueId, setId, title } = document;
    this.#register.open({
      id,
      ins,
      uniqueId,
      setId,
      title,
      authorLabel: practitionerName,
      mine: true,
      reason,
      openedAt: at,
    });
    this.#register.add(id, { kind: 'entrusted', at, owner: { id: practitionerId, name: practitionerName } });
    if (talkAt !== null) this.#register.add(id, { kind: 'planned', at, talkAt, place: '' });
    // A version of a held document that this workstation never knew: it was there already, its T0 is not this one's.
    if (document.replaces) this.#register.add(id, { kind: 'deposited', at, origin: { kind: 'unknown', notAfter: at } });
  }

  /** Holds as they are kept: the commit that opened one was taken back. */
  readAgain(): void {
    this.#register.readAgain();
  }

  /** Follows the queue: T0 at the registry's Success, dropped when recalled, withdrawn when taken back (R27). */
  heardJob(job: OutboxJob): void {
    if (hearJob(this.#register, job, this.#needs.clock.now())) this.#timeline.look();
  }

  /** The author deleted a document of a list (R27). */
  heardDeleted(patient: string, uniqueId: string): void {
    const hold = this.#register.ofDocument(patient, uniqueId);
    const at = this.#needs.clock.now();
    if (!hold || isFinal(phaseOr(hold, at))) return;
    this.#register.add(hold.id, { kind: 'withdrawn', at });
    this.#timeline.look();
  }

  /** Learns holds from a list that was received, and endings that happened elsewhere (decision 25). */
  heardList(ins: Ins, isTreatingPhysician: boolean, rows: readonly (DocumentEntry | UnreadableEntry)[]): void {
    const { clock, ids, practitionerId } = this.#needs;
    const context = { now: clock.now(), ids, practitionerId, isTreatingPhysician };
    if (hearList(this.#register, ins, rows, context)) this.#timeline.look();
  }

  /** What is known of a document's hold, for outputs and lists; null when no hold is known. */
  stateOf(patient: string, uniqueId: string): { readonly state: HoldState; readonly releaseAt: EpochMs } | null {
    const hold = this.#register.ofDocument(patient, uniqueId);
    if (!hold?.origin) return null;
    const phase = phaseOf(hold, this.#needs.clock.now());
    return phase === 'QUEUED' ? null : { state: phase, releaseAt: holdDates(hold.origin).releaseAt };
  }

  list(): { readonly holds: HoldView[]; readonly clockOffsetMs: number } {
    const now = this.#needs.clock.now();
    const holds = this.#register.all().filter((hold) => !hold.dropped);
    return { holds: holds.map((hold) => holdView(hold, this.#needs, now)), clockOffsetMs: this.#needs.clockOffsetMs() };
  }

  /** Titles and reasons, behind a journaled act: the board is read in shared places (mock-up 05). */
  raiseVeil(): { readonly holdId: string; readonly title: string; readonly reason: string }[] {
    const holds = this.#register.all().filter((hold) => !hold.dropped);
    this.#needs.audit.write('veil.raised', undefined, { holds: holds.length });
    return holds.map(({ id, title, reason }) => ({ holdId: id, title, reason }));
  }

  /**
   * Notes the planned talk, or forgets it. The two dates do not move.
   *
   * @returns the hold; `hold/unknown`, `hold/ended`, `hold/talk-in-past`, `hold/talk-too-late`.
   */
  plan(holdId: string, talkAt: EpochMs | null, place: string): Result<HoldView, Fault> {
    const open = this.#open(holdId);
    if (!open.ok) return open;
    const now = this.#needs.clock.now();
    const releaseAt = open.value.origin ? holdDates(open.value.origin).releaseAt : null;
    const code = talkAt === null ? null : talkFault(talkAt, now, releaseAt);
    if (code) return fail({ code, field: 'talkAt' });
    return this.#changed(this.#register.add(holdId, { kind: 'planned', at: now, talkAt, place }));
  }

  /**
   * Hands announcements over, all or none: taken on by oneself, or named to a colleague. Dates stay (R29).
   *
   * @returns the holds; `hold/unknown`, `hold/ended`, `hold/owner-missing`, `hold/leave-…` for days that are none.
   */
  entrust(holdIds: readonly string[], to: { readonly kind: 'me' } | Colleague): Result<HoldView[], Fault> {
    const { practitionerId, practitionerName, clock } = this.#needs;
    const refusal = to.kind === 'me' ? null : colleagueFault(to, clock.now());
    if (refusal) return fail(refusal);
    const me = { id: practitionerId, name: practitionerName };
    const owner: HoldOwner = to.kind === 'me' ? me : { id: null, name: to.name, ...(to.leave && { leave: to.leave }) };
    for (const holdId of holdIds) {
      const open = this.#open(holdId);
      if (!open.ok) return open;
    }
    const at = clock.now();
    const entrusted = holdIds.map((holdId) => this.#register.add(holdId, { kind: 'entrusted', at, owner }));
    this.#timeline.look();
    return ok(entrusted.map((hold) => holdView(hold, this.#needs, at)));
  }

  /**
   * «Consultation d’annonce faite»: noted for good before it leaves; ANNOUNCED only on the registry's Success. Without
   * network it waits, and says so (R29). Irreversible.
   *
   * @returns the hold, its announcement `waiting`; `hold/…` when it may not be noted: nothing was changed then.
   */
  announce(holdId: string, asked: Announcement): Result<HoldView, Fault> {
    const hold = this.#register.find(holdId);
    if (!hold || hold.dropped) return fail({ code: 'hold/unknown' });
    const now = this.#needs.clock.now();
    const code =
      announcementFault(hold, asked, now) ?? (this.#needs.rightFor(insId(hold.ins)) ? null : 'hold/no-right');
    if (code) {
      const facts = { holdId, uniqueId: hold.uniqueId, code };
      this.#needs.audit.write('hold.announcement-refused', insId(hold.ins), facts);
      return fail({ code });
    }
    const { by, talkAt } = asked;
    const noted = this.#register.add(holdId, { kind: 'asked', at: now, by, talkAt });
    this.#announcer.wake();
    return this.#changed(noted);
  }

  #open(holdId: string): Result<Hold, Fault> {
    const hold = this.#register.find(holdId);
    if (!hold || hold.dropped) return fail({ code: 'hold/unknown' });
    return isFinal(phaseOr(hold, this.#needs.clock.now())) ? fail({ code: 'hold/ended' }) : ok(hold);
  }

  #changed(hold: Hold): Result<HoldView, Fault> {
    this.#timeline.look();
    return ok(holdView(hold, this.#needs, this.#needs.clock.now()));
  }
}

/** Why announcements cannot be handed to this colleague, with the field at fault; null when they can. */
function colleagueFault({ name, leave }: Colleague, now: EpochMs): Fault | null {
  if (!isName(name)) return { code: 'hold/owner-missing', field: 'name' };
  const code = leave && leaveFault(leave, now);
  return code ? { code, field: 'leave' } : null;
}

/** A hold whose document is not at the registry yet is not at its end either. */
function phaseOr(hold: Hold, now: EpochMs): HoldState {
  const phase = phaseOf(hold, now);
  return phase === 'QUEUED' ? 'HELD' : phase;
}
