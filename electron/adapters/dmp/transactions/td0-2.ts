import { ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { Ins } from '../../../../shared/domain/patient/ins.ts';
import type { Answered, Authorisation, DossierStatus } from '../../../services/records/ports.ts';
import type { OpenContext } from '../gateway-context.ts';
import type { PatientAnswer } from '../hl7v3/read-patient-answer.ts';
import { traitsOf } from '../hl7v3/person-traits.ts';
import { askPatient } from './ask-patient.ts';

/** Sample value `VALIDE`; the other words come from a connector's public API, spelled as one may (dmp-interface §1.3). */
const AUTHORISATIONS: Readonly<Record<string, Authorisation>> = {
  VALIDE: 'valid',
  EXPIRE: 'expired',
  EXPIREE: 'expired',
  NON_EXISTE: 'none',
  INEXISTANTE: 'none',
  INTERDIT: 'forbidden',
  INTERDITE: 'forbidden',
};

const EXISTENCES: Readonly<Record<string, DossierStatus['existence']>> = {
  active: 'active',
  actif: 'active',
  normal: 'active',
  terminated: 'closed',
  closed: 'closed',
  ferme: 'closed',
  inexistant: 'absent',
};

function authorisationOf(answer: PatientAnswer, existence: DossierStatus['existence']): Authorisation {
  const word = answer.attention.get('AUTORISATION');
  if (word === undefined) return existence === 'absent' ? 'none' : { unknown: '' };
  return AUTHORISATIONS[word.toUpperCase()] ?? { unknown: word };
}

function existenceOf(answer: PatientAnswer): DossierStatus['existence'] {
  if (answer.queryResponse === 'NF') return 'absent';
  const word = answer.patientStatus ?? '';
  return EXISTENCES[word.toLowerCase()] ?? { unknown: word };
}

/** Reads what a TD0.2 answer says; words we do not know are kept, and refuse (H23). */
export function dossierStatus(answer: PatientAnswer): DossierStatus {
  const existence = existenceOf(answer);
  const linked = answer.observations.get('RATTACHEMENT_ENS');
  return {
    existence,
    authorisation: authorisationOf(answer, existence),
    isTreatingPhysician: answer.attention.get('STATUT_MT') === 'true',
    traits: answer.person ? traitsOf(answer.person) : { names: [], givenNames: [] },
    ...(linked === undefined ? {} : { linkedToEns: linked === 'true' }),
    ...(answer.closure ? { closure: answer.closure } : {}),
  };
}

/** TD0.2: see `FindDossier`. Faults: those of `askPatient`. */
export async function findDossier(
  context: OpenContext,
  ins: Ins,
  signal?: AbortSignal,
): Promise<Result<Answered<DossierStatus>, ExchangeFault>> {
  const asked = await askPatient(context, ins, 'TEST_EXST', signal);
  return asked.ok ? ok({ value: dossierStatus(asked.value.answer), serverAt: asked.value.serverAt }) : asked;
}
