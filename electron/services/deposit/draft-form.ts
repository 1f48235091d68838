import type { DepositForm } from '../../../shared/contract/deposit.ts';
import { GUARDS, type Guard } from '../../../shared/domain/document/whose/guard.ts';
import { whoseDocument, type OtherTrait, type Whose } from '../../../shared/domain/document/whose/whose-document.ts';
import { parisDay } from '../../../shared/domain/patient/age.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { SniffedFile } from './ports.ts';

/** What the words of a file say of whom it is about, and what they say otherwise than the patient's identity. */
export interface Guarded {
  readonly guard: Guard;
  readonly named: readonly OtherTrait[];
}

/** As many other names and dates as one can compare at a look. */
const MOST_NAMED = 6;

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

/** What a draft keeps of its guard, beside its answers. */
export function keptGuard({ guard, named }: Guarded): Record<string, string> {
  return { guard, ...(named.length > 0 && { named: JSON.stringify(named) }) };
}

/** The guard out of a saved draft: what is not known any more was not verified. */
export function guardedOf(saved: Readonly<Record<string, string>>): Guarded {
  const guard = oneOf(saved['guard'], GUARDS) || 'not-verified';
  const named = saved['named'] === undefined ? [] : (JSON.parse(saved['named']) as OtherTrait[]); // written by `keptGuard` in the encrypted store
  return { guard, named };
}

/** How each trait is refused where nobody is there to look (H28). */
const REFUSED = {
  ins: 'deposit/other-patient',
  name: 'deposit/other-name',
  'given-name': 'deposit/other-given-name',
  'birth-date': 'deposit/other-birth-date',
} as const satisfies Record<OtherTrait['trait'], string>;
type RefusedCode = (typeof REFUSED)[keyof typeof REFUSED] | 'deposit/identity-unverified';

function whoseOf(file: SniffedFile, patient: PatientIdentity, now: EpochMs): Whose {
  return whoseDocument(file.readings, patient, parisDay(now));
}

/**
 * Wrong-patient guard where a doctor looks (issue §6, H28): an INS that is not the banner's, or the header of a CDA that
 * names somebody else, refuses the file; another name or birth date is shown to him beside the patient's, and waits for
 * his word; what proves nothing needs one look.
 *
 * @returns the guard, or `deposit/other-patient` with the place in the file where the other identity stands.
 */
export function guardOf(
  file: SniffedFile,
  patient: PatientIdentity,
  now: EpochMs,
): Result<Guarded, Fault<'deposit/other-patient'>> {
  const whose = whoseOf(file, patient, now);
  if (whose.kind === 'matched') return ok({ guard: whose.by === 'ins' ? 'agrees' : 'agrees-by-traits', named: [] });
  if (whose.kind === 'unverified') return ok({ guard: 'not-verified', named: [] });
  const proven = whose.others.find(({ trait, place }) => trait === 'ins' || place === 'cda');
  if (proven) return fail({ code: 'deposit/other-patient', field: proven.place });
  return ok({ guard: 'differs', named: whose.others.slice(0, MOST_NAMED) });
}

/**
 * The same where nobody looks (`dmp feed`): whatever names somebody else is refused, each trait by its code; what proves
 * nothing is refused too, unless the structure says that somebody compared it with the patient.
 *
 * @returns no fault, or `deposit/other-patient`, `deposit/other-name`, `deposit/other-given-name`,
 *   `deposit/other-birth-date` with the place, or `deposit/identity-unverified`.
 */
export function guardFaults(
  file: SniffedFile,
  patient: PatientIdentity,
  facts: { readonly now: EpochMs; readonly checked: boolean },
): Fault<RefusedCode>[] {
  const whose = whoseOf(file, patient, facts.now);
  if (whose.kind === 'matched') return [];
  if (whose.kind === 'unverified') {
    return facts.checked ? [] : [{ code: 'deposit/identity-unverified', field: 'identityChecked' }];
  }
  const traits = [...new Set(whose.others.map(({ trait }) => trait))];
  return traits.map((trait) => ({
    code: REFUSED[trait],
    field: whose.others.find((other) => other.trait === trait)?.place ?? '',
  }));
}
