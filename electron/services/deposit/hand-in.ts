import type { DepositForm } from '../../../shared/contract/deposit.ts';
import type { Code } from '../../../shared/domain/document/code.ts';
import type { SubmissionLot } from '../../../shared/domain/document/deposit.ts';
import { depositFaults } from '../../../shared/domain/document/validate/deposit-faults.ts';
import type { DocumentType } from '../../../shared/domain/document/validate/type-known.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import { isMinor } from '../../../shared/domain/patient/age.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import { insId, parseIns, type Environment } from '../../../shared/domain/patient/ins.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock, Ids } from '../ports.ts';
import { guardFaults } from './draft-form.ts';
import { makeDocument, makeLot } from './make-document.ts';
import type { BuildCda, HandedOverLot, SniffedFile, SniffFile, TakeAuthor } from './ports.ts';
import type { Replaced } from './replaced.ts';

export interface HandInNeeds {
  readonly environment: Environment;
  readonly files: SniffFile;
  readonly cda: BuildCda;
  readonly types: readonly DocumentType[];
  readonly authors: TakeAuthor;
  readonly contentTypeCode: Code;
  readonly sourceId: string;
  readonly maximumBytes: number;
  readonly ageOfMajority: number;
  /** The job of this uniqueId, and the lot it bears. */
  readonly known: (uniqueId: string) => { readonly job: OutboxJob; readonly lot: SubmissionLot } | null;
  readonly alreadySent: (insId: string, contentHash: string) => OutboxJob | null;
  readonly enqueue: (lot: SubmissionLot, facts: { contentHash: string; size: number }) => Result<OutboxJob, Fault>;
  readonly refused: (insId: string | undefined, facts: { readonly step: string; readonly codes: string }) => void;
  readonly hash: (bytes: Uint8Array) => string;
  readonly clock: Clock;
  readonly ids: Ids;
}

type Answer<Value> = Result<Value, readonly Fault[]>;

/**
 * Takes in documents that the software of an establishment hands over, validated by a professional of the structure
 * (EX_GEN-1060): the rules of the form, the guard against another patient's file and the queue are those of a doctor's
 * own deposit. What would need a human later is not offered: no document hidden from the patient (decision 23: there is
 * no board of holds here), none of a minor's secret connection.
 */
export class HandIn {
  readonly #needs: HandInNeeds;

  constructor(needs: HandInNeeds) {
    this.#needs = needs;
  }

  /**
   * Judges one document and queues it: durable before this answers (H29). The same document handed over again is the
   * job it became.
   *
   * @returns the job; every fault at once (`deposit/…`, `file/…`, `ins/…`), `deposit/identifier-taken` when the
   *   uniqueId is that of another content or patient, `deposit/already-sent`, `deposit/replaced-unknown`,
   *   `deposit/replaced-withdrawn`; `deposit/other-…` when the document names somebody else, `deposit/identity-unverified`
   *   when it does not prove whose it is and nobody compared it (H28).
   */
  async handIn(lot: HandedOverLot): Promise<Answer<OutboxJob>> {
    const answer = await this.#takeIn(lot);
    if (answer.ok) return answer;
    const codes = [...new Set(answer.fault.map(({ code }) => code))].join(' ');
    const { oid, value } = lot.patient.ins;
    const ins = parseIns(value, oid, this.#needs.environment);
    this.#needs.refused(ins.ok ? insId(ins.value) : undefined, { step: 'hand-in', codes });
    return answer;
  }

  async #takeIn(lot: HandedOverLot): Promise<Answer<OutboxJob>> {
    const ins = parseIns(lot.patient.ins.value, lot.patient.ins.oid, this.#needs.environment);
    if (!ins.ok) return ins;
    const patient: PatientIdentity = { ...lot.patient, ins: ins.value };
    const known = this.#known(lot, patient);
    if (known) return known;
    const replaced = this.#replaced(lot, patient);
    if (!replaced.ok) return replaced;
    const form = formOf(lot, replaced.value);
    const faults = [...this.#faultsOf(lot, form, patient), ...this.#needs.authors.faults(lot.author)];
    const sniffed = await this.#sniff(lot, patient);
    if (!sniffed.ok) return fail([...faults, ...sniffed.fault]);
    if (faults.length > 0) return fail(faults);
    return this.#enqueue(lot, { form, patient, replaced: replaced.value, mediaType: sniffed.value.mediaType });
  }

  /** What this uniqueId already is; null when it is new. */
  #known(lot: HandedOverLot, patient: PatientIdentity): Answer<OutboxJob> | null {
    const known = this.#needs.known(lot.uniqueId);
    if (!known) return null;
    const same = insId(known.job.ins) === insId(patient.ins) && known.job.contentHash === this.#hashOf(lot);
    return same ? ok(known.job) : fail([{ code: 'deposit/identifier-taken', field: 'uniqueId' }]);
  }

  #replaced({ replaces }: HandedOverLot, patient: PatientIdentity): Answer<Replaced | null> {
    if (replaces === undefined) return ok(null);
    const earlier = this.#needs.known(replaces);
    const document = earlier?.lot.documents[0]?.document;
    const unknown = { code: 'deposit/replaced-unknown', field: 'replaces' };
    if (!earlier || !document || insId(earlier.job.ins) !== insId(patient.ins)) return fail([unknown]);
    const { state, withdrawnAt } = earlier.job;
    if (state === 'recalled' || withdrawnAt !== undefined)
      return fail([{ code: 'deposit/replaced-withdrawn', field: 'replaces' }]);
    const { uniqueId, setId, versionNumber, restrictions, title, typeCode, actAt } = document;
    return ok({ uniqueId, setId, nextNumber: versionNumber + 1, restrictions, title, typeCode: typeCode.code, actAt });
  }

  #faultsOf(lot: HandedOverLot, form: DepositForm, patient: PatientIdentity): Fault[] {
    const now = this.#needs.clock.now();
    const minor = isMinor(patient.birthDate, now, this.#needs.ageOfMajority);
    return depositFaults(form, {
      patient,
      now,
      types: this.#needs.types,
      combinationAllowed: false,
      informed: lot.informed,
      isMinor: minor,
      secret: false,
      replaces: lot.replaces !== undefined,
    });
  }

  async #sniff(lot: HandedOverLot, patient: PatientIdentity): Promise<Answer<SniffedFile>> {
    const sniffed = await this.#needs.files.sniff(lot.file, this.#needs.maximumBytes);
    if (!sniffed.ok) return fail([sniffed.fault]);
    const { container } = sniffed.value;
    const checked = lot.identityChecked === true || container !== undefined;
    const faults = guardFaults(sniffed.value, patient, { now: this.#needs.clock.now(), checked });
    if (faults.length > 0) return fail(faults);
    return container ? fail([{ code: 'file/unsupported', field: container }]) : ok(sniffed.value);
  }

  #enqueue(
    lot: HandedOverLot,
    made: {
      readonly form: DepositForm;
      readonly patient: PatientIdentity;
      readonly replaced: Replaced | null;
      readonly mediaType: SniffedFile['mediaType'];
    },
  ): Answer<OutboxJob> {
    const { form, mediaType, patient, replaced } = made;
    const earlier = this.#needs.alreadySent(insId(patient.ins), this.#hashOf(lot));
    if (earlier) return fail([{ code: 'deposit/already-sent', field: 'content' }]);
    const author = this.#needs.authors.take(lot.author);
    const making = { ...this.#needs, author, patient, replaced, uniqueId: lot.uniqueId };
    const document = makeDocument(form, { mediaType }, making);
    const facts = { contentHash: this.#hashOf(lot), size: lot.file.byteLength };
    const queued = this.#needs.enqueue(makeLot(document, lot.file, false, this.#needs), facts);
    return queued.ok ? queued : fail([queued.fault]);
  }

  /** Digest of what is deposited: of a new version, its metadata too, since the same file may correct its title. */
  #hashOf({ file, replaces, title, typeCode, actAt }: HandedOverLot): string {
    const content = this.#needs.hash(file);
    if (replaces === undefined) return content;
    return this.#needs.hash(new TextEncoder().encode(JSON.stringify([content, title, typeCode, actAt])));
  }
}

/** The answers of the description as the form has them; a new version inherits who may see it (N7). */
function formOf(lot: HandedOverLot, replaced: Replaced | null): DepositForm {
  const { typeCode, title, actAt, masked, representatives } = lot;
  const isMasked = replaced ? replaced.restrictions.includes('MASQUE_PS') : masked === 'yes';
  const answers = { typeCode, title, actAt, representatives, patient: 'visible', holdReason: '', talkAt: '' } as const;
  return { ...answers, masked: isMasked ? 'yes' : 'no' };
}
