import type { Draft as DraftView, DepositForm } from '../../../shared/contract/deposit.ts';
import type { DepositAuthor, DepositDocument, SubmissionLot } from '../../../shared/domain/document/deposit.ts';
import type { Code } from '../../../shared/domain/document/code.ts';
import type { DocumentType } from '../../../shared/domain/document/validate/type-known.ts';
import { depositFaults } from '../../../shared/domain/document/validate/deposit-faults.ts';
import type { OutboxJob, SendingState } from '../../../shared/domain/outbox/job.ts';
import { isMinor } from '../../../shared/domain/patient/age.ts';
import { insId as idOf, type Ins } from '../../../shared/domain/patient/ins.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import { parseLocalMinute } from '../../../shared/domain/time/local-minute.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock, Ids } from '../ports.ts';
import { formOf, guardedOf, guardOf, keptGuard } from './draft-form.ts';
import { viewOf } from './draft-view.ts';
import { makeDocument, makeLot } from './make-document.ts';
import { formOfReplaced, isUnchanged, keptReplaced, replacedOf, type Replaced } from './replaced.ts';
import type { BuildCda, Draft, DraftStore, SniffFile } from './ports.ts';

/** The dossier a file is dropped on: only one that the store knows and does not refuse may take a deposit (R14). */
export interface DepositTarget {
  readonly patient: PatientIdentity;
  readonly mayDeposit: boolean;
  /** A minor's secret connection: what is prepared in it stays in it (R36, H20). */
  readonly secret: boolean;
}

export interface DepositNeeds {
  readonly target: (token: string) => Result<DepositTarget, Fault>;
  readonly files: SniffFile;
  readonly cda: BuildCda;
  readonly drafts: DraftStore;
  /** The job that already carries this content for this patient, if any (EX_GEN-1060). */
  readonly alreadySent: (insId: string, contentHash: string) => OutboxJob | null;
  /** The document of this row as a version that may be replaced, or why not (R16). */
  readonly replaceable: (token: string, rowId: string) => Promise<Result<Replaced, Fault>>;
  /** State of a job of this queue, null when it is unknown. */
  readonly jobState: (jobId: string) => SendingState | null;
  /** `beside` is kept in the commit of the job, or nothing is. */
  readonly enqueue: (
    lot: SubmissionLot,
    facts: { contentHash: string; size: number },
    beside: (job: OutboxJob) => Result<null, Fault>,
  ) => Result<OutboxJob, Fault>;
  /** Opens the hold of a document hidden from the patient, in the commit that queues it (decision 23). */
  readonly openHold: (document: DepositDocument, reason: string, talkAt: EpochMs | null) => void;
  /** The commit in which a hold was opened was taken back. */
  readonly holdNotKept: () => void;
  /** It was said that this patient is informed of what is filed in his dossier (R14). */
  readonly informed: (insId: string) => boolean;
  /** Parameter `cumul-invisible_patient-masque_ps` of the store (R15). */
  readonly combinationAllowed: () => boolean;
  readonly refused: (insId: string | undefined, facts: { readonly step: string; readonly codes: string }) => void;
  /** A document that names somebody else is this patient's by his doctor's word (H28). */
  readonly mismatchAccepted: (ins: Ins, facts: { readonly traits: string }) => void;
  readonly hash: (bytes: Uint8Array) => string;
  readonly types: readonly DocumentType[];
  readonly author: DepositAuthor;
  readonly sourceId: string;
  /** JDV_J59/J03 content of the sets made in this situation of exercise. */
  readonly contentTypeCode: Code;
  readonly maximumBytes: number;
  readonly ageOfMajority: number;
  readonly clock: Clock;
  readonly ids: Ids;
}

type Answer<Value> = Result<Value, readonly Fault[]>;

const NOT_OURS = 'deposit/unknown-draft';

/** What holds back a file that nobody compared with the patient (H28). */
const UNCOMPARED: Readonly<Record<DraftView['guard'], readonly Fault[]>> = {
  agrees: [],
  'agrees-by-traits': [],
  'not-verified': [{ code: 'deposit/identity-not-compared', field: 'guard' }],
  differs: [{ code: 'deposit/identity-unconfirmed', field: 'guard' }],
};

/** From a dropped file to a job in the queue. Nothing leaves the workstation here. */
export class Deposits {
  readonly #needs: DepositNeeds;

  constructor(needs: DepositNeeds) {
    this.#needs = needs;
  }

  /**
   * Takes a file in: what it really is, whose it says it is, whether we sent it already. An accepted file becomes a
   * draft in the encrypted store.
   *
   * @returns the draft; `file/…` when it cannot be deposited, `deposit/other-patient` (with the place where the other
   *   identity stands) when it names somebody else, `deposit/already-sent`, `deposit/not-allowed`.
   */
  async inspect(
    token: string,
    fileName: string,
    bytes: Uint8Array,
    replacedRowId?: string,
  ): Promise<Answer<DraftView>> {
    return this.#traced(token, 'file', await this.#takeIn(token, fileName, bytes, replacedRowId));
  }

  async #takeIn(
    token: string,
    fileName: string,
    bytes: Uint8Array,
    replacedRowId: string | undefined,
  ): Promise<Answer<DraftView>> {
    const target = this.#target(token);
    if (!target.ok) return target;
    const replaced = replacedRowId === undefined ? null : await this.#needs.replaceable(token, replacedRowId);
    if (replaced && !replaced.ok) return fail([replaced.fault]);
    const sniffed = await this.#needs.files.sniff(bytes, this.#needs.maximumBytes);
    if (!this.#needs.target(token).ok) return fail([{ code: 'dossier/not-open' }]);
    if (!sniffed.ok) return fail([sniffed.fault]);
    const guard = guardOf(sniffed.value, target.value.patient, this.#needs.clock.now());
    if (!guard.ok) return fail([guard.fault]);
    if (sniffed.value.container) return fail([{ code: 'file/unsupported', field: sniffed.value.container }]);
    const insId = idOf(target.value.patient.ins);
    const version = replaced?.value ?? null;
    if (this.#sentAsAnother(insId, bytes, version)) return fail([{ code: 'deposit/already-sent' }]);
    const { mediaType, pages } = sniffed.value;
    const answers = version ? { ...formOfReplaced(version), ...keptReplaced(version) } : formOf({});
    const form = { ...answers, ...keptGuard(guard.value), ...connectionOf(target.value) };
    const draft: Draft = {
      id: this.#needs.ids.uuid(),
      insId,
      fileName,
      mediaType,
      bytes,
      ...(pages !== undefined && { pages }),
      form,
      savedAt: this.#needs.clock.now(),
    };
    const saved = this.#needs.drafts.save(draft);
    return saved.ok ? ok(viewOf(draft)) : fail([saved.fault]);
  }

  /** Drafts kept for the patient of this dossier. */
  drafts(token: string): Answer<DraftView[]> {
    const target = this.#needs.target(token);
    if (!target.ok) return fail([target.fault]);
    const kept = this.#needs.drafts.ofPatient(idOf(target.value.patient.ins));
    for (const draft of kept) if (this.#jobOf(draft) === 'sent') this.#needs.drafts.discard(draft.id);
    return ok(kept.filter((draft) => this.#isAtHand(draft, target.value)).map(viewOf));
  }

  /** The very bytes that will be embedded and sent (H34). */
  preview(token: string, draftId: string): Answer<Pick<Draft, 'mediaType' | 'bytes'>> {
    const draft = this.draft(token, draftId);
    return draft.ok ? ok({ mediaType: draft.value.mediaType, bytes: draft.value.bytes }) : draft;
  }

  /** Saves what was typed so far; asked at each change, so that a pulled card loses nothing (decision 13). */
  save(token: string, draftId: string, form: DepositForm): Answer<Record<string, never>> {
    const draft = this.draft(token, draftId);
    if (!draft.ok) return draft;
    const guard = keptGuard(guardedOf(draft.value.form));
    const { connection, replaces } = draft.value.form;
    const beside = { ...(connection !== undefined && { connection }), ...(replaces !== undefined && { replaces }) };
    const kept = { ...form, ...guard, ...beside };
    const saved = this.#needs.drafts.saveForm(draftId, kept, this.#needs.clock.now());
    return saved.ok ? ok({}) : fail([saved.fault]);
  }

  /** Throws a draft away. */
  discard(token: string, draftId: string): Answer<Record<string, never>> {
    const draft = this.draft(token, draftId);
    if (!draft.ok) return draft;
    this.#needs.drafts.discard(draftId);
    return ok({});
  }

  /**
   * Validates the saved form, builds the CDA and queues the job: durable before this returns (H29).
   *
   * @param confirmed the practitioner compared what the file says with the patient, and says that it is his (H28).
   * @returns the job; every fault of the form at once, `deposit/already-sent`, `replacement/unchanged`, or
   *   `deposit/identity-unconfirmed` when the file names somebody else, `deposit/identity-not-compared` when it does not say
   *   whose it is, and nobody said that it is this patient's.
   */
  send(token: string, draftId: string, confirmed: boolean): Answer<OutboxJob> {
    return this.#traced(token, 'form', this.#queue(token, draftId, confirmed));
  }

  #queue(token: string, draftId: string, confirmed: boolean): Answer<OutboxJob> {
    const target = this.#target(token);
    if (!target.ok) return target;
    const draft = this.draft(token, draftId);
    if (!draft.ok) return draft;
    const { patient, secret } = target.value;
    const form = formOf(draft.value.form);
    const replaced = replacedOf(draft.value.form);
    const faults: Fault[] = depositFaults(form, { ...this.#context(patient), secret, replaces: replaced !== null });
    if (!confirmed) faults.push(...UNCOMPARED[guardedOf(draft.value.form).guard]);
    if (faults.length > 0) return fail(faults);
    const contentHash = this.#needs.hash(draft.value.bytes);
    if (this.#sentAsAnother(draft.value.insId, draft.value.bytes, replaced))
      return fail([{ code: 'deposit/already-sent' }]);
    const sameFile = this.#needs.alreadySent(draft.value.insId, contentHash) !== null;
    if (replaced && isUnchanged(form, replaced, sameFile)) return fail([{ code: 'replacement/unchanged' }]);
    const document = makeDocument(form, draft.value, { ...this.#needs, patient, replaced });
    const size = draft.value.bytes.byteLength;
    const lot = makeLot(document, draft.value.bytes, secret, this.#needs);
    const facts = { contentHash: replaced ? this.#hashOf(form, draft.value) : contentHash, size };
    const queued = this.#needs.enqueue(lot, facts, (job) => this.#keepBeside(job, draft.value, document));
    if (queued.ok) return queued;
    if (form.patient === 'hold') this.#needs.holdNotKept();
    return fail([queued.fault]);
  }

  /** The hold of a hidden document, and the draft, kept until the registry has it: it may come back to its author. */
  #keepBeside(job: OutboxJob, { id, form }: Draft, document: DepositDocument): Result<null, Fault> {
    const { patient, holdReason, talkAt } = formOf(form);
    const { guard, named } = guardedOf(form);
    // His word is written in the commit of the job, by the traits alone: what was read stays in the document (R42).
    if (guard === 'differs')
      this.#needs.mismatchAccepted(job.ins, { traits: [...new Set(named.map(({ trait }) => trait))].join(' ') });
    // A new version joins the hold of the one it replaces, which never restarts (R25, R26 F).
    if (patient === 'hold') this.#needs.openHold(document, holdReason.trim(), parseLocalMinute(talkAt));
    return this.#needs.drafts.saveForm(id, { ...form, jobId: job.id }, this.#needs.clock.now());
  }

  /** Digest of a new version: content and metadata, since the same file may correct its title (EX_GEN-1060). */
  #hashOf({ title, typeCode, actAt }: DepositForm, { bytes }: Draft): string {
    const facts = new TextEncoder().encode(JSON.stringify([this.#needs.hash(bytes), title, typeCode, actAt]));
    return this.#needs.hash(facts);
  }

  /** The same content, in another document than the one that is being replaced (EX_GEN-1060). */
  #sentAsAnother(insId: string, bytes: Uint8Array, replaced: Replaced | null): boolean {
    const earlier = this.#needs.alreadySent(insId, this.#needs.hash(bytes));
    return earlier !== null && earlier.uniqueId !== replaced?.uniqueId;
  }

  #context(patient: PatientIdentity) {
    const now = this.#needs.clock.now();
    return {
      patient,
      now,
      types: this.#needs.types,
      combinationAllowed: this.#needs.combinationAllowed(),
      informed: this.#needs.informed(idOf(patient.ins)),
      isMinor: isMinor(patient.birthDate, now, this.#needs.ageOfMajority),
    };
  }

  /** What was refused before the queue is written down by its codes: no name of a file, no word of the form (R42). */
  #traced<Value>(token: string, step: 'file' | 'form', answer: Answer<Value>): Answer<Value> {
    if (answer.ok) return answer;
    const target = this.#needs.target(token);
    const codes = [...new Set(answer.fault.map(({ code }) => code))].join(' ');
    this.#needs.refused(target.ok ? idOf(target.value.patient.ins) : undefined, { step, codes });
    return answer;
  }

  #target(token: string): Answer<DepositTarget> {
    const target = this.#needs.target(token);
    if (!target.ok) return fail([target.fault]);
    return target.value.mayDeposit ? target : fail([{ code: 'deposit/not-allowed' }]);
  }

  /** A draft as it is kept, reached only from the dossier of its own patient (H28). */
  draft(token: string, draftId: string): Answer<Draft> {
    const target = this.#needs.target(token);
    if (!target.ok) return fail([target.fault]);
    const draft = this.#needs.drafts.find(draftId);
    const ours = draft && draft.insId === idOf(target.value.patient.ins) && this.#isAtHand(draft, target.value);
    return ours ? ok(draft) : fail([{ code: NOT_OURS }]);
  }

  /** What became of the job that a draft was sent as; null for one that was never sent. */
  #jobOf(draft: Draft): SendingState | null {
    const jobId = draft.form['jobId'];
    return jobId === undefined ? null : this.#needs.jobState(jobId);
  }

  /**
   * A draft is at hand in the connection it was begun in (H20), and while nothing of it is on its way: never sent, taken
   * back, or refused (H30: never sent twice).
   */
  #isAtHand(draft: Draft, { secret }: DepositTarget): boolean {
    if ((draft.form['connection'] === 'secret') !== secret) return false;
    const state = this.#jobOf(draft);
    return state === null || state === 'recalled' || state === 'refused';
  }
}

/** What a draft keeps of a secret connection, beside its answers. */
function connectionOf({ secret }: DepositTarget): Record<string, string> {
  return secret ? { connection: 'secret' } : {};
}
