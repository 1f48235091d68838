import { isMinor } from '../rules/is-minor.ts';
import { isSecretariatDeposit } from '../rules/secretariat-deposit.ts';
import { secretDepositRefusal, type SecretRefusal } from '../rules/secret-deposit.ts';
import { Fault } from '../soap/fault.ts';
import { openHolds } from '../store/holds.ts';
import type { StoredPatient } from '../store/patients.ts';
import { isSignature } from '../xds/check-metadata.ts';
import { readSubmission, type WrittenSubmission } from '../xds/read-submission.ts';
import { registryResponse, type RegistryError } from '../xds/registry-response.ts';
import { ADULT_SECRET, agreedPatient, findDossier, isEmployee, refuseClosed, requireFunction } from './access.ts';
import { carriageFaults, lotFaults } from './check-lot.ts';
import { readContents } from './deposit-contents.ts';
import { inheritRestrictions } from './inherit-restrictions.ts';
import { registerLot } from './register-lot.ts';
import type { Answer, Call, Transaction } from './transaction.ts';

/** TD2.1: ITI-41. Needs no authorisation of the patient: those concern reading only (dmp-interface §1.3). */
export const deposit: Transaction = {
  name: 'TD2.1',
  action: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b',
  responseAction: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-bResponse',
  services: ['documentrepository_service', 'repository'],
  mtom: false,
  handle(request) {
    const contents = readContents(request);
    const written = readSubmission(request.envelope.body);
    const faults = depositLot(request, written, contents, (patient, inherited) =>
      carriageFaults(request, patient, inherited, contents),
    );
    const answer = faults.length > 0 ? failure(faults) : { body: registryResponse('success') };
    return isSecretary(request) ? { ...answer, name: 'TD2.2' } : answer;
  },
};

/** TD2.2: ITI-41 as well, by the secretary of a practice. */
const isSecretary = ({ vihf }: Pick<Call, 'vihf'>): boolean =>
  isSecretariatDeposit(isEmployee(vihf), vihf.mode, vihf.sector);

/**
 * Registers a lot, or returns why not; nothing is written then.
 *
 * @param contents bytes by the identifier of their entry
 * @param carriage what else may be wrong with what carried the lot
 * @throws Fault when the caller or the dossier lets nothing in
 */
export function depositLot(
  call: Call,
  sent: WrittenSubmission,
  contents: ReadonlyMap<string, Buffer>,
  carriage: (patient: StoredPatient, written: WrittenSubmission) => RegistryError[] = () => [],
): RegistryError[] {
  if (!isSecretary(call)) requireFunction(call, 'TD2.1');
  const patient = findDossier(call.store, agreedPatient(call.vihf, null));
  if (!patient) return [{ code: 'XDSUnknownPatientId', context: "Aucun DMP n'existe pour ce patient" }];
  refuseClosed(patient);
  const { written, faults: inheritance } = inheritRestrictions(call.store, sent);
  requireSecret(call, patient, written);
  const faults = [...lotFaults(call, patient, written), ...inheritance];
  if (faults.length === 0) faults.push(...carriage(patient, written));
  if (faults.length > 0) return faults;
  registerLot(call, patient, written, contents);
  openHolds(call.store);
  return [];
}

/**
 * A secret connection is a minor's, and deposits secrets only (R36).
 * @throws Fault `DMPAccessDeniedByRightsService`
 */
function requireSecret({ vihf, settings, now }: Call, patient: StoredPatient, written: WrittenSubmission): void {
  if (!vihf.secretConnection) return;
  const minor = isMinor(patient.birthDate, settings.ageOfMajority, now);
  const documents = written.entries.filter((one) => !isSignature(one));
  const codes = documents.map((one) => one.confidentialityCodes.map((coded) => coded.code));
  const refusal = secretDepositRefusal(minor, codes);
  if (refusal) throw new Fault('DMPAccessDeniedByRightsService', SECRET_REFUSAL[refusal]);
}

const SECRET_REFUSAL: Record<SecretRefusal, string> = {
  'not-a-minor': ADULT_SECRET,
  'visible-to-representatives':
    'En connexion secrète, seuls des documents non visibles des représentants légaux se déposent',
};

function failure(errors: readonly RegistryError[]): Answer {
  const [first] = errors;
  const body = registryResponse('failure', errors);
  return first ? { body, refusal: { code: first.code, message: first.context } } : { body };
}
