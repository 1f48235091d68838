import type { Carer } from '../../../shared/contract/carers.ts';
import type { Dossier } from '../../../shared/contract/dossier.ts';
import { mayBeTreating } from '../../../shared/domain/card/may-be-treating.ts';
import type { ConsentProof } from '../../../shared/domain/consent/proof.ts';
import type { ReadingRight } from '../../../shared/domain/consent/reading-right.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { DossierSession } from './dossier-session.ts';
import type {
  DeclareTreatingPhysician,
  EndTreatingPhysician,
  ListedProfessional,
  ListProfessionals,
  LocalCopy,
  WriteAudit,
} from './ports.ts';

export interface CarerNeeds {
  readonly dmp: ListProfessionals & DeclareTreatingPhysician & EndTreatingPhysician;
  readonly copy: Pick<LocalCopy, 'afterStatus'>;
  readonly audit: WriteAudit;
  readonly live: (token: string) => Result<DossierSession, Fault>;
  /** Decides anew what the dossier is open for; with `fresh` under a new token, so that nothing read before is painted. */
  readonly decideAnew: (session: DossierSession, fresh: boolean) => Dossier;
  /** Holder of the card: only a doctor may be somebody's médecin traitant (R11). */
  readonly holder: { readonly nationalId: string; readonly profession: { readonly code: string } };
}

interface Allowed {
  readonly session: DossierSession;
  readonly proof: ConsentProof;
}

function isConsent(right: ReadingRight | null): right is ConsentProof {
  return right?.purpose === 'normal';
}

/** Who else may read the dossier under the banner, and whether the holder is its médecin traitant (R11, TD1.6, TD0.3). */
export class Carers {
  readonly #needs: CarerNeeds;

  constructor(needs: CarerNeeds) {
    this.#needs = needs;
  }

  /**
   * TD1.6, asked by a press of the practitioner only, and journaled.
   *
   * @returns whom the patient authorised and blocked, in the DMP's order; `dossier/not-open`, the exchange's own fault.
   */
  async list(token: string): Promise<Result<Carer[], Fault>> {
    const allowed = this.#allowed(token);
    if (!allowed.ok) return allowed;
    const { session, proof } = allowed.value;
    const answer = await this.#needs.dmp.listProfessionals(proof, 'all', session.abort.signal);
    if (!this.#needs.live(token).ok) return fail({ code: 'dossier/not-open' });
    const facts = { opening: session.token };
    if (!answer.ok) {
      this.#needs.audit.write('carers.refused', session.insId, { ...facts, fault: answer.fault.code });
      return answer;
    }
    const { value } = answer.value;
    this.#needs.audit.write('carers.listed', session.insId, { ...facts, count: value.length });
    return ok(value.map((listed) => carerOf(listed, this.#needs.holder.nationalId)));
  }

  /**
   * TD0.3 with the role, at the patient's request. When the status ends, its rights end at once: masked documents leave
   * the screen and the copy.
   *
   * @returns the dossier, under a new token when the status ended; `carers/not-a-doctor`, `carers/secret-connection`,
   *   `carers/unchanged`, `dossier/not-open`, the DMP's own refusal: nothing changed then.
   */
  async setTreating(token: string, treating: boolean): Promise<Result<Dossier, Fault>> {
    const allowed = this.#allowed(token);
    if (!allowed.ok) return allowed;
    const { session, proof } = allowed.value;
    const code = this.#refusal(session, treating);
    const act = treating ? 'declared' : 'ended';
    const { dmp, audit } = this.#needs;
    if (code) {
      audit.write('treating.refused', session.insId, { opening: session.token, act, fault: code });
      return fail({ code });
    }
    const send = treating ? dmp.declareTreatingPhysician : dmp.endTreatingPhysician;
    const told = await send(proof, session.abort.signal);
    const facts = { opening: session.token };
    // Whatever became of the screen meanwhile, what was sent is written down.
    if (!told.ok) audit.write('treating.refused', session.insId, { ...facts, act, fault: told.fault.code });
    else audit.write(treating ? 'treating.declared' : 'treating.ended', session.insId, facts);
    if (!this.#needs.live(token).ok) return fail({ code: 'dossier/not-open' });
    return told.ok ? ok(this.#changed(session, treating)) : told;
  }

  #changed(session: DossierSession, treating: boolean): Dossier {
    const { status } = session;
    if (!status) return this.#needs.decideAnew(session, true);
    const now = { ...status, isTreatingPhysician: treating, ...(treating && { authorisation: 'valid' as const }) };
    session.status = now;
    this.#needs.copy.afterStatus(session.insId, now);
    return this.#needs.decideAnew(session, !treating);
  }

  #refusal({ connection, status }: DossierSession, treating: boolean): string | null {
    if (!mayBeTreating(this.#needs.holder)) return 'carers/not-a-doctor';
    if (connection === 'secret') return 'carers/secret-connection';
    return status?.isTreatingPhysician === treating ? 'carers/unchanged' : null;
  }

  #allowed(token: string): Result<Allowed, Fault> {
    const live = this.#needs.live(token);
    if (!live.ok) return live;
    const { outcome, proof } = live.value;
    const isOpen = outcome.kind === 'open' && isConsent(proof);
    return isOpen ? ok({ session: live.value, proof }) : fail({ code: 'dossier/not-open' });
  }
}

function carerOf(listed: ListedProfessional, me: string): Carer {
  const { nationalId, specialty, state } = listed;
  return {
    nationalId,
    name: [listed.family, listed.given].filter(Boolean).join(' '),
    specialty: specialty ? { code: specialty.code, label: specialty.displayName ?? null } : null,
    startedAt: listed.startedAt ?? null,
    lastActionAt: listed.lastActionAt ?? null,
    state: typeof state === 'string' ? state : 'other',
    stateText: typeof state === 'string' ? '' : state.unknown,
    mine: nationalId === me,
  };
}
