import { ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { ConsentProof } from '../../../../shared/domain/consent/proof.ts';
import type { Ins } from '../../../../shared/domain/patient/ins.ts';
import type { Answered } from '../../../services/records/ports.ts';
import { exchange } from '../exchange.ts';
import type { OpenContext } from '../gateway-context.ts';
import { NS } from '../namespaces.ts';
import { TRANSACTIONS } from '../soap/transactions.ts';
import { leaf, tag } from '../xml/write-xml.ts';
import { dmpOutput } from './dmp-status.ts';

/** What TD0.3 asks for (dmp-interface §1.2); with the role it concerns the médecin traitant alone. */
interface AuthorisationChange {
  readonly action: 'AJOUT' | 'SUPPRESSION';
  readonly role?: 'MEDECIN_TRAITANT';
}

/** Faults: those of `exchange`, `dmp/unexpected-answer`, the store's refusal. */
async function setAuthorisation(
  context: OpenContext,
  ins: Ins,
  { action, role }: AuthorisationChange,
  signal?: AbortSignal,
): Promise<Result<Answered<null>, ExchangeFault>> {
  const roles = role ? [leaf('role', role)] : [];
  const body = tag('setAuthorization', { xmlns: NS.habilitations }, leaf('action', action), ...roles);
  const transaction = TRANSACTIONS.setAuthorisation;
  const exchanged = await exchange(context, { transaction, ins, body, signal });
  if (!exchanged.ok) return exchanged;
  const { payload, serverAt } = exchanged.value;
  const output = dmpOutput(payload, NS.habilitations, 'setAuthorizationResponse', transaction.effect);
  return output.ok ? ok({ value: null, serverAt }) : output;
}

/** TD0.3 AJOUT: see `DeclareAuthorisation`. The patient is the one the proof of consent names (H22). */
export function declareAuthorisation(context: OpenContext, proof: ConsentProof, signal?: AbortSignal) {
  return setAuthorisation(context, proof.ins, { action: 'AJOUT' }, signal);
}

/** TD0.3 AJOUT as médecin traitant: see `DeclareTreatingPhysician`. */
export function declareTreatingPhysician(context: OpenContext, proof: ConsentProof, signal?: AbortSignal) {
  return setAuthorisation(context, proof.ins, { action: 'AJOUT', role: 'MEDECIN_TRAITANT' }, signal);
}

/** TD0.3 SUPPRESSION of the role alone: see `EndTreatingPhysician`. */
export function endTreatingPhysician(context: OpenContext, proof: ConsentProof, signal?: AbortSignal) {
  return setAuthorisation(context, proof.ins, { action: 'SUPPRESSION', role: 'MEDECIN_TRAITANT' }, signal);
}

/** TD0.3 SUPPRESSION: see `WithdrawAuthorisation`. It needs no proof: it takes a right away (R7). */
export function withdrawAuthorisation(context: OpenContext, ins: Ins, signal?: AbortSignal) {
  return setAuthorisation(context, ins, { action: 'SUPPRESSION' }, signal);
}
