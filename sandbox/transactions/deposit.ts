import { isMinor } from '../rules/is-minor.ts';
import { secretDepositRefusal, type SecretRefusal } from '../rules/secret-deposit.ts';
import { Fault } from '../soap/fault.ts';
import { openHolds } from '../store/holds.ts';
import type { StoredPatient } from '../store/patients.ts';
import { isSignature } from '../xds/check-metadata.ts';
import { readSubmission, type WrittenSubmission } from '../xds/read-submission.ts';
import { registryResponse, type RegistryError } from '../xds/registry-response.ts';
import { agreedPatient, findDossier, isEmployee, refuseClosed } from './access.ts';
import { checkLot } from './check-lot.ts';
import { readContents } from './deposit-contents.ts';
import { inheritRestrictions } from './inherit-restrictions.ts';
import { registerLot } from './register-lot.ts';
import type { Answer, Request, Transaction } from './transaction.ts';

/** TD2.1: ITI-41. Needs no authorisation of the patient: those concern reading only (dmp-interface §1.3). */
export const deposit: Transaction = {
  name: 'TD2.1',
  action: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b',
  responseAction: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-bResponse',
  services: ['documentrepository_service', 'repository'],
  mtom: false,
  handle(request) {
    requireRight(request);
    const ins = agreedPatient(request.vihf, null);
    const patient = findDossier(request.store, ins);
    if (!patient) return failure([{ code: 'XDSUnknownPatientId', context: "Aucun DMP n'existe pour ce patient" }]);
    refuseClosed(patient);
    return receive(request, patient, readSubmission(request.envelope.body));
  },
};

/** The renforcée mode reads only; an employee deposits through TD2.2 (dmp-interface §6.1, §6.4). */
function requireRight({ vihf }: Request): void {
  if (vihf.mode === 'INDIRECTE_RENFORCEE' || (vihf.mode === 'DIRECTE' && isEmployee(vihf))) {
    throw new Fault(
      'DMPAccessDeniedByRightsService',
      "Alimentation impossible pour cet utilisateur ou ce mode d'authentification",
    );
  }
}

function receive(request: Request, patient: StoredPatient, sent: WrittenSubmission): Answer {
  const contents = readContents(request);
  const { written, faults: inheritance } = inheritRestrictions(request.store, sent);
  requireSecret(request, patient, written);
  const faults = [...checkLot(request, patient, written, contents), ...inheritance];
  if (faults.length > 0) return failure(faults);
  registerLot(request, patient, written, contents);
  openHolds(request.store);
  return { body: registryResponse('success') };
}

/**
 * A secret connection is a minor's, and deposits secrets only (R36).
 * @throws Fault `DMPAccessDeniedByRightsService`
 */
function requireSecret({ vihf, settings, now }: Request, patient: StoredPatient, written: WrittenSubmission): void {
  if (!vihf.secretConnection) return;
  const minor = isMinor(patient.birthDate, settings.ageOfMajority, now);
  const documents = written.entries.filter((one) => !isSignature(one));
  const codes = documents.map((one) => one.confidentialityCodes.map((coded) => coded.code));
  const refusal = secretDepositRefusal(minor, codes);
  if (refusal) throw new Fault('DMPAccessDeniedByRightsService', SECRET_REFUSAL[refusal]);
}

const SECRET_REFUSAL: Record<SecretRefusal, string> = {
  'not-a-minor': 'La connexion secrète ne concerne que les mineurs',
  'visible-to-representatives':
    'En connexion secrète, seuls des documents non visibles des représentants légaux se déposent',
};

function failure(errors: readonly RegistryError[]): Answer {
  const [first] = errors;
  const body = registryResponse('failure', errors);
  return first ? { body, refusal: { code: first.code, message: first.context } } : { body };
}
