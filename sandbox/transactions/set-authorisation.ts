import { Fault } from '../soap/fault.ts';
import { putAuthorisation, removeAuthorisation } from '../store/authorisations.ts';
import { setAttendingPractitioner } from '../store/patients.ts';
import { NS } from '../xml/namespaces.ts';
import { text } from '../xml/read.ts';
import { el, textEl } from '../xml/write.ts';
import {
  agreedPatient,
  findDossier,
  holderOf,
  isEmployee,
  refuseBlocked,
  refuseClosed,
  requireFunction,
  requireReader,
} from './access.ts';
import type { Answer, Call, Transaction } from './transaction.ts';

/** TD0.3: the caller adds or removes his own authorisation. */
export const setAuthorisation: Transaction = {
  name: 'TD0.3',
  action: 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorization',
  responseAction: 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorizationResponse',
  services: ['habilitation', 'habilitations'],
  mtom: false,
  handle(request) {
    const action = text(request.envelope.body, 'hab:action');
    if (action !== 'AJOUT' && action !== 'SUPPRESSION') {
      throw new Fault('DMPInvalidMessage', 'Action inconnue : AJOUT ou SUPPRESSION attendu');
    }
    const role = text(request.envelope.body, 'hab:role');
    if (role !== null && role !== ATTENDING_ROLE)
      throw new Fault('DMPInvalidMessage', 'Rôle inconnu : MEDECIN_TRAITANT attendu');
    const { status, context } = role === null ? changeAuthorisation(request, action) : changeAttending(request, action);
    return answer(status, context);
  },
};

/** The médecin traitant declares himself, or ceases to be (dmp-interface §1.2). */
const ATTENDING_ROLE = 'MEDECIN_TRAITANT';
const PHYSICIAN = '10';

/** What became of it, as the answer says. */
export interface AuthorisationChange {
  status: 'DMPOk' | 'DMPUnknownPatient';
  context: string;
}

/**
 * Adds or removes the caller's authorisation on the dossier.
 * @throws Fault `DMPClosed` or `DMPAccessDeniedByRightsService`
 */
export function changeAuthorisation(call: Call, action: 'AJOUT' | 'SUPPRESSION'): AuthorisationChange {
  const { store, vihf, now } = call;
  const patient = findDossier(store, agreedPatient(vihf, null));
  if (!patient) return { status: 'DMPUnknownPatient', context: "Aucun DMP n'existe pour ce patient" };
  refuseClosed(patient);
  requireFunction(call, 'TD0.3');
  refuseBlocked(call, patient);
  if (action === 'AJOUT') {
    if (!isEmployee(vihf)) requireReader(call, patient);
    putAuthorisation(store, patient.id, holderOf(vihf), 'AUTORISE', now);
    return { status: 'DMPOk', context: 'Autorisation ajoutée' };
  }
  const removed = removeAuthorisation(store, patient.id, holderOf(vihf));
  return { status: 'DMPOk', context: removed ? 'Autorisation supprimée' : 'Aucune autorisation à supprimer' };
}

/**
 * Declares the caller médecin traitant of the dossier, with his authorisation, or ends that; the authorisation then stays
 * as it is (R11: the rights of the status end at once).
 * @throws Fault as `changeAuthorisation`, and for who is no physician
 */
export function changeAttending(call: Call, action: 'AJOUT' | 'SUPPRESSION'): AuthorisationChange {
  const { store, vihf } = call;
  if (vihf.profession?.code !== PHYSICIAN || isEmployee(vihf)) {
    throw new Fault('DMPAccessDeniedByRightsService', 'Le médecin traitant est un médecin');
  }
  const patient = findDossier(store, agreedPatient(vihf, null));
  if (action === 'AJOUT') {
    const added = changeAuthorisation(call, 'AJOUT');
    if (patient && added.status === 'DMPOk') setAttendingPractitioner(store, patient.id, vihf.nameId);
    return added.status === 'DMPOk' ? { ...added, context: 'Médecin traitant déclaré' } : added;
  }
  if (!patient) return { status: 'DMPUnknownPatient', context: "Aucun DMP n'existe pour ce patient" };
  refuseClosed(patient);
  requireFunction(call, 'TD0.3');
  const was = patient.attendingPractitioner === vihf.nameId;
  if (was) setAttendingPractitioner(store, patient.id, null);
  return { status: 'DMPOk', context: was ? 'Médecin traitant retiré' : 'Vous n’étiez pas le médecin traitant' };
}

function answer(status: string, context: string): Answer {
  const body = el(
    'setAuthorizationResponse',
    { xmlns: NS.hab },
    el('output', {}, textEl('status', status), textEl('context', context)),
  );
  return status === 'DMPOk' ? { body } : { body, refusal: { code: status, message: context } };
}
