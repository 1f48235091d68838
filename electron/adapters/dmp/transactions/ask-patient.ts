import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { AccessMode } from '../../../../shared/domain/consent/access-mode.ts';
import type { Ins } from '../../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../../shared/domain/time/epoch.ts';
import { exchange } from '../exchange.ts';
import { dmpFault } from '../faults.ts';
import type { OpenContext } from '../gateway-context.ts';
import { isPatientMessage, readPatientAnswer, type PatientAnswer } from '../hl7v3/read-patient-answer.ts';
import { writePatientQuery, type QueryReason } from '../hl7v3/write-patient-query.ts';
import { knownFault } from '../server-codes.ts';
import { TRANSACTIONS } from '../soap/transactions.ts';

/** An accepted answer, about the patient we asked for. */
export interface PatientAnswered {
  readonly answer: PatientAnswer;
  readonly serverAt: EpochMs | null;
}

const ABOUT = { TEST_EXST: TRANSACTIONS.findDossier, CNSLT_DATA: TRANSACTIONS.administrativeData } as const;

/** Refusal inside an HL7 v3 acknowledgement (AE, AR), with its code and text (dmp-interface §8). */
export function refusal(answer: PatientAnswer): ExchangeFault | null {
  if (answer.acknowledgement === 'AA' || answer.acknowledgement === 'CA') return null;
  if (answer.acknowledgement === undefined) return dmpFault('dmp/unexpected-answer', 'read');
  const detail = answer.details[0] ?? {};
  return dmpFault(knownFault(detail) ?? 'dmp/refused', 'read', detail);
}

/** H02: the answer must repeat our query and, when it names a patient, name ours. */
function mismatch(answer: PatientAnswer, ins: Ins, queryId: string): ExchangeFault | null {
  if (answer.queryId !== undefined && answer.queryId !== queryId) return dmpFault('dmp/unrelated-answer', 'read');
  const named = answer.patientIds.some((id) => id.root === ins.oid && id.extension === ins.value);
  return answer.patientIds.length > 0 && !named ? dmpFault('dmp/patient-mismatch', 'read') : null;
}

/**
 * Asks for the demographics of a dossier (TD0.2 or TD1.3a according to the reason).
 *
 * @param purpose of an emergency, before any right to read exists (decision 24); normal when absent.
 * @returns the answer, accepted and about this patient. Faults: those of `exchange`; `dmp/unexpected-answer`;
 *   `dmp/unrelated-answer`; `dmp/patient-mismatch`; the server's refusal under its own code or `dmp/refused`.
 */
export async function askPatient(
  context: OpenContext,
  ins: Ins,
  reason: QueryReason,
  signal?: AbortSignal,
  purpose?: AccessMode,
): Promise<Result<PatientAnswered, ExchangeFault>> {
  const { body, queryId } = writePatientQuery(context, ins, reason);
  const exchanged = await exchange(context, { transaction: ABOUT[reason], ins, purpose, body, signal });
  if (!exchanged.ok) return exchanged;
  const { payload, serverAt } = exchanged.value;
  if (!isPatientMessage(payload)) return fail(dmpFault('dmp/unexpected-answer', 'read'));
  const answer = readPatientAnswer(payload);
  const fault = refusal(answer) ?? mismatch(answer, ins, queryId);
  return fault ? fail(fault) : ok({ answer, serverAt });
}
