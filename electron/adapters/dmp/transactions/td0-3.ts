import { ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { ConsentProof } from '../../../../shared/domain/consent/proof.ts';
import type { Answered } from '../../../services/records/ports.ts';
import { exchange } from '../exchange.ts';
import type { OpenContext } from '../gateway-context.ts';
import { NS } from '../namespaces.ts';
import { TRANSACTIONS } from '../soap/transactions.ts';
import { leaf, tag } from '../xml/write-xml.ts';
import { dmpOutput } from './dmp-status.ts';

/**
 * TD0.3 AJOUT: see `DeclareAuthorisation`. The patient is the one the proof of consent names (H22).
 * Faults: those of `exchange`, `dmp/unexpected-answer`, the store's refusal.
 */
export async function declareAuthorisation(
  context: OpenContext,
  proof: ConsentProof,
  signal?: AbortSignal,
): Promise<Result<Answered<null>, ExchangeFault>> {
  const body = tag('setAuthorization', { xmlns: NS.habilitations }, leaf('action', 'AJOUT'));
  const transaction = TRANSACTIONS.setAuthorisation;
  const exchanged = await exchange(context, { transaction, ins: proof.ins, body, signal });
  if (!exchanged.ok) return exchanged;
  const { payload, serverAt } = exchanged.value;
  const output = dmpOutput(payload, NS.habilitations, 'setAuthorizationResponse', transaction.effect);
  return output.ok ? ok({ value: null, serverAt }) : output;
}
