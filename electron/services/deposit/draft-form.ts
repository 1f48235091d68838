import type { DepositForm } from '../../../shared/contract/deposit.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import { compareTraits } from '../../../shared/domain/patient/traits.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { FoundIdentity, SniffedFile } from './ports.ts';

/** What the identities read in a file prove: it is this patient's, or nothing was read. */
export type Guard = 'agrees' | 'not-verified';

function oneOf<Word extends string>(text: string | undefined, words: readonly Word[]): Word | '' {
  return words.find((word) => word === text) ?? '';
}

/** The form out of a saved draft; an answer that is no answer any more comes back as not given. */
export function formOf(saved: Readonly<Record<string, string>>): DepositForm {
  return {
    typeCode: saved['typeCode'] ?? '',
    title: saved['title'] ?? '',
    actAt: saved['actAt'] ?? '',
    masked: oneOf(saved['masked'], ['yes', 'no'] as const),
    patient: oneOf(saved['patient'], ['visible', 'hold'] as const),
    holdReason: saved['holdReason'] ?? '',
    talkAt: saved['talkAt'] ?? '',
    representatives: oneOf(saved['representatives'], ['visible', 'hidden'] as const),
  };
}

/**
 * Wrong-patient guard on machine-readable identities (issue §6, H28): an INS that is not the banner's refuses the
 * file; the banner's own INS with agreeing traits proves it; no identity proves nothing and needs a human look.
 *
 * @returns the guard, or `deposit/other-patient` with the place in the file where the other identity stands.
 */
export function guardOf(
  identities: SniffedFile['identities'],
  patient: PatientIdentity,
): Result<Guard, Fault<'deposit/other-patient'>> {
  const stranger = identities.find((found) => isStranger(found, patient));
  if (stranger) return fail({ code: 'deposit/other-patient', field: stranger.place });
  return ok(identities.some((found) => found.ins === patient.ins.value) ? 'agrees' : 'not-verified');
}

function isStranger(found: FoundIdentity, patient: PatientIdentity): boolean {
  if (found.ins && found.ins !== patient.ins.value) return true;
  return found.traits !== undefined && compareTraits(patient, found.traits).length > 0;
}
