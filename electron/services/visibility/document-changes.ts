import type { AskedChange, Offers } from '../../../shared/contract/visibility.ts';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import { afterChange } from '../../../shared/domain/document/change/after-change.ts';
import type { Asker } from '../../../shared/domain/document/change/change.ts';
import {
  changeRefusal,
  offeredChanges,
  toChangedDocument,
} from '../../../shared/domain/document/change/change-refusal.ts';
import { isIrreversible } from '../../../shared/domain/document/change/irreversible.ts';
import type { DocumentEntry } from '../../../shared/domain/document/entry.ts';
import { authorIdsOf, ownDeposit } from '../../../shared/domain/document/own-deposit.ts';
import { replacementRefusal } from '../../../shared/domain/document/replace/replacement-refusal.ts';
import { restrictionsOf } from '../../../shared/domain/document/visibility.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import { insId as idOf } from '../../../shared/domain/patient/ins.ts';
import type { ExchangeFault, Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type {
  ChangeRestrictions,
  ChangeStatus,
  DeleteOwn,
  FindSuccessor,
  FollowChange,
  LiveDossier,
  OwnDeposits,
  WriteAudit,
} from './ports.ts';

export interface ChangeNeeds {
  readonly live: (token: string) => Result<LiveDossier, Fault>;
  readonly dmp: ChangeRestrictions & ChangeStatus & DeleteOwn & FindSuccessor;
  readonly copy: FollowChange;
  readonly deposits: OwnDeposits;
  readonly audit: WriteAudit;
  readonly practitionerId: string;
  /** Code of TRE_G15 on the card. */
  readonly profession: string;
  /** Parameter `cumul-invisible_patient-masque_ps` of the store; false until it says true (R15). */
  readonly combinationAllowed: () => boolean;
}

/** A document of the list, with the dossier it is in and who asks. */
interface Target {
  readonly dossier: LiveDossier;
  readonly entry: DocumentEntry;
  readonly asker: Asker;
}

const STATUS_AFTER = { archive: 'archived', unarchive: 'approved', delete: 'deleted' } as const;

/** Changes of documents already deposited (TD3.3a–d): offered by the rules, made by the registry, shown at its word. */
export class DocumentChanges {
  readonly #needs: ChangeNeeds;

  constructor(needs: ChangeNeeds) {
    this.#needs = needs;
  }

  /**
   * What the situation allows on a document of the list.
   *
   * @returns `dossier/not-open`, `document/unknown-row`, `visibility/from-copy` when the list is a copy.
   */
  offers(token: string, rowId: string): Result<Offers, Fault> {
    const target = this.#target(token, rowId);
    if (!target.ok) return target;
    const { entry, asker } = target.value;
    const document = toChangedDocument(entry, this.#needs.practitionerId);
    return ok({
      changes: [...offeredChanges(document, asker)],
      replaceable: asker.mode === 'normal' && replacementRefusal(document) === null,
      readsWhenMasked: document.mine || asker.isTreatingPhysician,
    });
  }

  /**
   * Makes one change. The rules are asked again here, whatever the screen offered; refusals are journaled (R42).
   *
   * @param confirmed the answer to the question that an irreversible change asks (H35).
   * @returns the row as it now is, null when it is no longer this practitioner's to read; the rules' `visibility/…`,
   *   `visibility/not-confirmed`, and the exchange's own fault: nothing was changed then. `visibility/doubtful` when the
   *   answer is missing: only the list can tell.
   */
  async change(
    token: string,
    rowId: string,
    change: AskedChange,
    confirmed: boolean,
  ): Promise<Result<DocumentRow | null, Fault>> {
    const target = this.#target(token, rowId);
    if (!target.ok) return target;
    const { dossier, entry, asker } = target.value;
    const refusal = changeRefusal(change, toChangedDocument(entry, this.#needs.practitionerId), asker);
    const code = refusal ?? (isIrreversible(change) && !confirmed ? 'visibility/not-confirmed' : null);
    if (code) return this.#refused(dossier.insId, entry.uniqueId, change, { code });
    // Before the answer, which may be lost as that of its deposit was.
    if (change === 'delete') this.#needs.deposits.noteSeen(entry.uniqueId);
    const changed = await this.#ask(target.value, change);
    // A lock or another patient came first: the registry was told all the same, so the journal says so.
    if (!changed.ok) return this.#refused(dossier.insId, entry.uniqueId, change, changed.fault);
    this.#needs.audit.write('visibility.changed', dossier.insId, { uniqueId: entry.uniqueId, change });
    if (change === 'delete') this.#needs.deposits.markWithdrawn(entry.uniqueId);
    const keeps = this.#needs.copy.followChange(dossier.insId, changed.value, asker.isTreatingPhysician);
    if (!this.#needs.live(token).ok) return fail({ code: 'dossier/not-open' });
    return ok(dossier.reshow(rowId, keeps ? changed.value : null));
  }

  /**
   * Takes one's own deposit back from the DMP, without a right to read the dossier it lies in (R16, EX_3.3-1060).
   *
   * @returns the job, marked; `outbox/unknown-job`, `visibility/not-deposited` for one that is not in the DMP,
   *   `document/not-author`, or the exchange's own fault.
   */
  async withdrawDeposit(jobId: string): Promise<Result<OutboxJob, Fault>> {
    const { deposits, practitionerId, dmp, audit } = this.#needs;
    const job = deposits.find(jobId);
    if (!job) return fail({ code: 'outbox/unknown-job' });
    const { uniqueId } = job;
    const patient = idOf(job.ins);
    if (job.state !== 'sent' || job.withdrawnAt !== undefined) return fail({ code: 'visibility/not-deposited' });
    const own = ownDeposit({ ins: job.ins, uniqueId, authorIds: [job.authorId] }, practitionerId);
    if (!own.ok) return this.#refused(patient, uniqueId, 'delete', own.fault);
    const deleted = await dmp.deleteOwn(own.value);
    // Gone already, by another way: what was wanted is so.
    const gone = deleted.ok || deleted.fault.code === 'dmp/unknown-document';
    if (!deleted.ok && !gone) return this.#refused(patient, uniqueId, 'delete', deleted.fault);
    audit.write('visibility.changed', patient, { uniqueId, change: 'delete' });
    return ok(deposits.markWithdrawn(uniqueId) ?? job);
  }

  /**
   * The version in force that took the place of a document one has open (H10), shown as a row so that it can be read.
   *
   * @returns null when nothing replaced it, or nothing this reader may see; `document/unknown-row` for a document that
   *   was not read in this opening, or the exchange's own fault.
   */
  async successor(token: string, uniqueId: string): Promise<Result<DocumentRow | null, Fault>> {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const { right, fromCopy, signal, insId, ...dossier } = live.value;
    const seen = dossier.known(uniqueId);
    if (!right || fromCopy) return fail({ code: 'dossier/not-open' });
    if (!seen) return fail({ code: 'document/unknown-row' });
    const found = await this.#needs.dmp.findSuccessor(right, seen, signal);
    if (!this.#needs.live(token).ok) return fail({ code: 'dossier/not-open' });
    if (!found.ok) return found;
    this.#needs.audit.write('document.successor-asked', insId, { uniqueId, found: found.value?.uniqueId ?? '' });
    return ok(found.value && dossier.reshow(found.value.entryUUID, found.value));
  }

  async #ask({ dossier, entry }: Target, change: AskedChange): Promise<Result<DocumentEntry, Fault>> {
    const { dmp, practitionerId } = this.#needs;
    const { right, signal } = dossier;
    const after = afterChange(entry, change);
    const own = ownDeposit({ ...entry, ins: dossier.ins, authorIds: authorIdsOf(entry) }, practitionerId);
    if (change === 'delete' && own.ok) {
      const deleted = await dmp.deleteOwn(own.value, signal);
      return deleted.ok ? ok(after) : deleted;
    }
    if (!right) return fail({ code: 'dossier/not-open' });
    const isStatus = change === 'archive' || change === 'unarchive' || change === 'delete';
    if (isStatus) {
      const moved = await dmp.changeStatus(right, entry, STATUS_AFTER[change], signal);
      return moved.ok ? ok(moved.value.entry) : moved;
    }
    // In an emergency a physician puts his own documents away, and nobody changes who may read (dmp-interface §6.4).
    if (right.purpose !== 'normal') return fail({ code: 'visibility/not-in-emergency' });
    const changed = await dmp.changeRestrictions(right, entry, restrictionsOf(after), signal);
    return changed.ok ? ok(changed.value.entry) : changed;
  }

  #target(token: string, rowId: string): Result<Target, Fault> {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const dossier = live.value;
    if (!dossier.right) return fail({ code: 'dossier/not-open' });
    if (dossier.fromCopy) return fail({ code: 'visibility/from-copy' });
    const entry = dossier.entry(rowId);
    if (!entry) return fail({ code: 'document/unknown-row' });
    const asker = {
      mode: dossier.right.purpose,
      isTreatingPhysician: dossier.isTreatingPhysician,
      profession: this.#needs.profession,
      combinationAllowed: this.#needs.combinationAllowed(),
    };
    return ok({ dossier, entry, asker });
  }

  /** A refusal is journaled with its own code; the screen is told when nobody knows what became of the change. */
  #refused(insId: string, uniqueId: string, change: AskedChange, fault: Fault | ExchangeFault): Result<never, Fault> {
    const doubtful = 'class' in fault && fault.class === 'ambiguous';
    this.#needs.audit.write('visibility.refused', insId, { uniqueId, change, code: fault.code, doubtful });
    return fail(doubtful ? { ...fault, code: 'visibility/doubtful' } : fault);
  }
}
