/** The writing ports of the client over the engine: what is accepted is told, and an answer may be lost on its way back. */
import type { AdministrativeData } from '../../../../electron/adapters/dmp/transactions/td1-3a.ts';
import type { Gateway } from '../../../../electron/adapters/dmp/gateway.ts';
import type { Answered } from '../../../../electron/services/records/ports.ts';
import { isAsSeen } from '../../../../shared/domain/document/as-seen.ts';
import type { DepositDocument, SubmissionLot } from '../../../../shared/domain/document/deposit.ts';
import type { DocumentEntry } from '../../../../shared/domain/document/entry.ts';
import type { OwnDeposit } from '../../../../shared/domain/document/own-deposit.ts';
import { restrictionsWhenSent } from '../../../../shared/domain/document/replace/restrictions-when-sent.ts';
import { restrictionsOf, type Restriction } from '../../../../shared/domain/document/visibility.ts';
import type { ConsentProof } from '../../../../shared/domain/consent/proof.ts';
import type { ReadingRight } from '../../../../shared/domain/consent/reading-right.ts';
import type { Ins } from '../../../../shared/domain/patient/ins.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { EngineGateway, entryOf, refused, type GatewayParts } from '../engine-gateway.ts';

/** A write that the store accepted, as its message said it. */
export type Accepted = { readonly ins: Ins; readonly uniqueId: string } & (
  | {
      readonly kind: 'deposit';
      readonly restrictions: readonly Restriction[];
      readonly replaces: string | null;
      readonly typeCode: string;
    }
  | {
      readonly kind: 'restrict';
      readonly before: readonly Restriction[];
      readonly after: readonly Restriction[];
    }
  | { readonly kind: 'status'; readonly to: 'approved' | 'archived' | 'deleted' }
);

const STATUS = { approved: 'Approved', archived: 'Archived', deleted: 'Deleted' } as const;
const LOST = fail({ code: 'network/timeout', class: 'ambiguous' as const });

export class FilingGateway extends EngineGateway implements Gateway {
  /** Hears what the store accepted, before its answer is on its way. */
  onAccepted: (accepted: Accepted) => void = () => undefined;
  onAuthorised: (ins: Ins) => void = () => undefined;
  /** What was sent though the store had it already (N6, H30). */
  readonly sentTwice: string[] = [];
  readonly #bytes = new Map<string, Uint8Array>();

  constructor(parts: GatewayParts) {
    super(parts);
  }

  submitLot(lot: SubmissionLot) {
    const [first] = lot.documents;
    if (!first) throw new Error('A lot without a document');
    return this.#write(() => this.#submit(lot.patient.ins, first.document, first.cda));
  }

  findOwn(ins: Ins, uniqueId: string) {
    return this.send(() => {
      const found = this.acts(ins).lookUp(uniqueId);
      return found.ok ? ok(found.value && { entryUUID: found.value.entryUuid }) : refused(found.code);
    }).then(answered);
  }

  changeRestrictions(right: ConsentProof, seen: DocumentEntry, next: readonly Restriction[]) {
    return this.#write(() => {
      const inForce = this.#asSeen(right.ins, seen);
      if (!inForce.ok) return inForce;
      const before = restrictionsOf(inForce.value);
      const { uniqueId } = seen;
      if (before.length === next.length && before.every((one) => next.includes(one))) return ok(inForce.value);
      const done = this.acts(right.ins).restrict(uniqueId, next);
      if (!done.ok) return refused(done.code);
      this.onAccepted({ kind: 'restrict', ins: right.ins, uniqueId, before, after: next });
      const others = seen.confidentialityCodes.filter(({ code }) => !before.some((one) => one === code));
      const codes = next.map((code) => ({ code, codeSystem: '1.2.250.1.213.1.1.4.13' }));
      return ok({ ...inForce.value, confidentialityCodes: [...others, ...codes] });
    }).then(changed);
  }

  changeStatus(right: ReadingRight, seen: DocumentEntry, to: 'approved' | 'archived' | 'deleted') {
    return this.#write(() => {
      const inForce = this.#asSeen(right.ins, seen);
      if (!inForce.ok) return inForce;
      const done = this.#settle(right.ins, seen.uniqueId, to);
      return done.ok ? ok({ ...inForce.value, availabilityStatus: to }) : done;
    }).then(changed);
  }

  deleteOwn({ ins, uniqueId }: OwnDeposit) {
    return this.#write(() => this.#settle(ins, uniqueId, 'deleted'));
  }

  findSuccessor = () => this.send(() => ok(null)).then(answered);
  listAuthorised = () => this.send(() => ok([]));
  listProfessionals = () => this.#notPlayed<readonly never[]>();
  findCandidates = () => this.#notPlayed<never>();
  findSince = () => this.#notPlayed<never>();
  declareTreatingPhysician = () => this.#notPlayed<null>();
  endTreatingPhysician = () => this.#notPlayed<null>();
  readAdministrativeData = () => this.#notPlayed<AdministrativeData>();

  protected override authorised(ins: Ins): void {
    this.onAuthorised(ins);
  }

  protected override content(uniqueId: string, bytes: Uint8Array) {
    const cda = this.#bytes.get(uniqueId);
    return cda ? { mimeType: 'text/xml', bytes: cda } : super.content(uniqueId, bytes);
  }

  #submit(ins: Ins, document: DepositDocument, cda: Uint8Array): Result<null, ExchangeFault> {
    const { uniqueId } = document;
    const acts = this.acts(ins);
    const there = acts.lookUp(uniqueId);
    if (there.ok && there.value) this.sentTwice.push(uniqueId);
    const replaces = document.replaces?.uniqueId ?? null;
    const former = replaces === null ? null : acts.lookUp(replaces);
    const inForce = former?.ok ? former.value : null;
    if (replaces !== null && !inForce) return fail({ code: 'dmp/unknown-document', class: 'permanent' });
    // What the adapter does just before it signs (`versions-in-force.ts`).
    const bears = inForce ? restrictionsOf(entryOf(ins, inForce)) : [];
    const restrictions = inForce ? restrictionsWhenSent(bears, document.restrictions) : document.restrictions;
    const { title, typeCode } = document;
    const written = { uniqueId, title, typeCode: typeCode.code, restrictions };
    const done = acts.deposit([{ ...written, ...(inForce && { replaces: inForce.entryUuid }) }]);
    if (!done.ok) return refused(done.code);
    this.#bytes.set(uniqueId, cda);
    this.onAccepted({ kind: 'deposit', ins, uniqueId, restrictions, replaces, typeCode: typeCode.code });
    return ok(null);
  }

  #settle(ins: Ins, uniqueId: string, to: 'approved' | 'archived' | 'deleted'): Result<null, ExchangeFault> {
    const acts = this.acts(ins);
    const found = acts.lookUp(uniqueId);
    if (!found.ok || !found.value) return fail({ code: 'dmp/unknown-document', class: 'permanent' });
    const done = acts.setStatus(uniqueId, STATUS[to]);
    if (!done.ok) return refused(done.code);
    this.onAccepted({ kind: 'status', ins, uniqueId, to });
    return ok(null);
  }

  /** The entry in force, if it still is what was on the screen (H21). */
  #asSeen(ins: Ins, seen: DocumentEntry): Result<DocumentEntry, ExchangeFault> {
    const found = this.acts(ins).lookUp(seen.uniqueId);
    if (!found.ok) return refused(found.code);
    if (!found.value) return fail({ code: 'dmp/unknown-document', class: 'permanent' });
    const entry = entryOf(ins, found.value);
    return isAsSeen(seen, entry) ? ok(entry) : fail({ code: 'dmp/changed-meanwhile', class: 'permanent' });
  }

  /** A write whose answer may be lost, carried out or not. */
  async #write<Value>(act: () => Result<Value, ExchangeFault>) {
    const { random } = this.parts;
    const fate = random.below(12);
    const answer = await this.send(() => {
      if (fate === 0) return LOST;
      const done = act();
      return fate === 1 ? LOST : done;
    });
    return answer.ok ? ok({ serverAt: answer.value.serverAt, value: answer.value.value }) : answer;
  }

  #notPlayed<Value>(): Promise<Result<Answered<Value>, ExchangeFault>> {
    return this.send<Value>(() => fail({ code: 'dmp/access-denied', class: 'permanent' }));
  }
}

function answered<Value>(answer: Result<Answered<Value>, ExchangeFault>): Result<Value, ExchangeFault> {
  return answer.ok ? ok(answer.value.value) : answer;
}

function changed(answer: Result<Answered<DocumentEntry>, ExchangeFault>) {
  return answer.ok ? ok({ entry: answer.value.value, serverAt: answer.value.serverAt }) : answer;
}
