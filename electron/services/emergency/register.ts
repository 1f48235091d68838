import type { Unfinished } from '../../../shared/contract/emergency.ts';
import type { CardHolder, Situation } from '../../../shared/domain/card/practitioner.ts';
import {
  lacksWords,
  toAccesses,
  type AccessEvent,
  type AccessFact,
} from '../../../shared/domain/emergency/access-event.ts';
import { completionFault, parseReason } from '../../../shared/domain/emergency/reason.ts';
import { insId as idOf } from '../../../shared/domain/patient/ins.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../ports.ts';
import type { AccessStore, HandOver, KeepTogether, WriteAudit } from './ports.ts';

export interface RegisterNeeds {
  readonly store: AccessStore;
  readonly handOver: HandOver;
  readonly audit: WriteAudit & KeepTogether;
  /** How many documents this holder opened from an instant on. */
  readonly readSince: (at: EpochMs) => number;
  readonly clock: Clock;
  readonly holder: CardHolder;
  readonly situation: Situation;
}

/** What is written down of emergency accesses: openings, refusals, words, ends (R33, R42); only ever added. */
export class AccessRegister {
  readonly #needs: RegisterNeeds;

  constructor(needs: RegisterNeeds) {
    this.#needs = needs;
  }

  /** Writes down a fact of this holder's access, in the register, in the journal and for the privacy officer. */
  record(accessId: string, patient: PatientIdentity, fact: AccessFact): void {
    const { clock, holder, situation } = this.#needs;
    const { ins, birthName, firstGivenName, birthDate } = patient;
    const { nationalId, family, given, profession } = holder;
    const { structureId, structureName } = situation;
    this.#append({
      accessId,
      at: clock.now(),
      practitioner: { nationalId, family, given, profession: profession.displayName ?? profession.code },
      structure: { structureId, structureName },
      patient: { insId: idOf(ins), birthName, firstGivenName, birthDate },
      fact,
    });
  }

  /**
   * Adds the words of a quick reason, also after an access that ended by itself (H25).
   *
   * @returns what still lacks words; `emergency/nothing-to-complete`, or the fault of the words.
   */
  complete(accessId: string, typed: string): Result<Unfinished[], Fault> {
    const access = toAccesses(this.#needs.store.all()).find((one) => one.accessId === accessId);
    if (!access || !lacksWords(access)) return fail({ code: 'emergency/nothing-to-complete' });
    const reason = parseReason(typed, access.reason?.quick ?? null);
    if (!reason.ok) return reason;
    const fault = completionFault(reason.value);
    if (fault) return fail(fault);
    const { practitioner, structure, patient } = access;
    const fact = { kind: 'completed' as const, text: reason.value.text };
    this.#append({ accessId, at: this.#needs.clock.now(), practitioner, structure, patient, fact });
    return ok(this.unfinished());
  }

  /** At an opening of the store: an access that a process took with it when it was killed has its end written (R33, R42). */
  endCut(): void {
    for (const { accessId, at, refused, ended, practitioner, structure, patient } of toAccesses(
      this.#needs.store.all(),
    )) {
      if (refused !== null || ended) continue;
      const fact = { kind: 'ended' as const, why: 'cut' as const, documents: this.#needs.readSince(at) };
      this.#append({ accessId, at: this.#needs.clock.now(), practitioner, structure, patient, fact });
    }
  }

  /** Accesses whose quick reason waits for words, oldest first. */
  unfinished(): Unfinished[] {
    const waiting = toAccesses(this.#needs.store.all()).filter(lacksWords);
    return waiting.map(({ accessId, at, patient, reason }) => ({
      accessId,
      at,
      birthName: patient.birthName,
      firstGivenName: patient.firstGivenName,
      reason: reason?.text ?? '',
    }));
  }

  #append(event: AccessEvent): void {
    this.#needs.audit.together(() => {
      this.#needs.store.append(event);
      this.#journal(event);
    });
    this.#needs.handOver();
  }

  /** R42: refusals and reasons are journaled too; codes, dates and identifiers besides. */
  #journal({ accessId, patient: { insId }, fact }: AccessEvent): void {
    const { audit } = this.#needs;
    switch (fact.kind) {
      case 'opened': {
        const { mode, opposition, until, reason } = fact;
        const why = reason ? { reason: reason.text, quick: reason.quick ?? '' } : {};
        return audit.write('emergency.opened', insId, { accessId, mode, opposition, until, ...why });
      }
      case 'refused':
        return audit.write('emergency.refused', insId, { accessId, mode: fact.mode, code: fact.code });
      case 'completed':
        return audit.write('emergency.completed', insId, { accessId, reason: fact.text });
      case 'ended':
        return audit.write('emergency.ended', insId, { accessId, why: fact.why, documents: fact.documents });
    }
  }
}
