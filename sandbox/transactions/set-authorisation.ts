import { Fault } from '../soap/fault.ts';
import { putAuthorisation, removeAuthorisation } from '../store/authorisations.ts';
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
    const { status, context } = changeAuthorisation(request, action);
    return answer(status, context);
  },
};

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

function answer(status: string, context: string): Answer {
  const body = el(
    'setAuthorizationResponse',
    { xmlns: NS.hab },
    el('output', {}, textEl('status', status), textEl('context', context)),
  );
  return status === 'DMPOk' ? { body } : { body, refusal: { code: status, message: context } };
}
