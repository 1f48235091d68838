import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { CandidateList, PersonSearch } from '../../../services/emergency/ports.ts';
import type { Answered } from '../../../services/records/ports.ts';
import { exchange } from '../exchange.ts';
import { dmpFault } from '../faults.ts';
import type { OpenContext } from '../gateway-context.ts';
import { readCandidates } from '../hl7v3/read-candidates.ts';
import { isPatientMessage, readPatientAnswer } from '../hl7v3/read-patient-answer.ts';
import { writePersonSearch } from '../hl7v3/write-person-search.ts';
import { TRANSACTIONS } from '../soap/transactions.ts';
import { refusal } from './ask-patient.ts';

/**
 * TD0.5 (ITI-47): see `FindCandidates`. The assertion names no patient, and the purpose is that of the regulation.
 *
 * @returns the candidates; faults of `exchange`, `dmp/unexpected-answer`, the store's refusal.
 */
export async function findCandidates(
  context: OpenContext,
  search: PersonSearch,
  signal?: AbortSignal,
): Promise<Result<Answered<CandidateList>, ExchangeFault>> {
  const { body } = writePersonSearch(context, search);
  const transaction = TRANSACTIONS.findCandidates;
  const purpose = { kind: 'centre_15' } as const;
  const exchanged = await exchange(context, { transaction, ins: null, purpose, body, signal });
  if (!exchanged.ok) return exchanged;
  const { payload, serverAt } = exchanged.value;
  if (!isPatientMessage(payload)) return fail(dmpFault('dmp/unexpected-answer', 'read'));
  const fault = refusal(readPatientAnswer(payload));
  return fault ? fail(fault) : ok({ value: readCandidates(payload, context.environment), serverAt });
}
