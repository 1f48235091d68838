import { Fault } from '../soap/fault.ts';
import { putAuthorisation, removeAuthorisation } from '../store/authorisations.ts';
import { NS } from '../xml/namespaces.ts';
import { text } from '../xml/read.ts';
import { el, textEl } from '../xml/write.ts';
import { agreedPatient, authorisationState, findDossier, holderOf, refuseClosed } from './access.ts';
import type { Answer, Transaction } from './transaction.ts';

/** TD0.3: the caller adds or removes his own authorisation. */
export const setAuthorisation: Transaction = {
  name: 'TD0.3',
  action: 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorization',
  responseAction: 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorizationResponse',
  services: ['habilitation', 'habilitations'],
  mtom: false,
  handle(request) {
    const { store, vihf, now, envelope } = request;
    const action = text(envelope.body, 'hab:action');
    const patient = findDossier(store, agreedPatient(vihf, null));
    if (!patient) return answer('DMPUnknownPatient', "Aucun DMP n'existe pour ce patient");
    refuseClosed(patient);
    if (vihf.purpose !== 'normal' || vihf.mode === 'INDIRECTE') {
      throw new Fault('DMPAccessDeniedByRightsService', "L'autorisation ne se modifie qu'en accès normal");
    }
    if (authorisationState(request, patient) === 'INTERDIT') {
      throw new Fault('DMPAccessDeniedByRightsService', 'Le patient a bloqué votre accès à son DMP');
    }
    if (action === 'AJOUT') {
      putAuthorisation(store, patient.id, holderOf(vihf), 'AUTORISE', now);
      return answer('DMPOk', 'Autorisation ajoutée');
    }
    if (action === 'SUPPRESSION') {
      const removed = removeAuthorisation(store, patient.id, holderOf(vihf));
      return answer('DMPOk', removed ? 'Autorisation supprimée' : 'Aucune autorisation à supprimer');
    }
    throw new Fault('DMPInvalidMessage', 'Action inconnue : AJOUT ou SUPPRESSION attendu');
  },
};

function answer(status: string, context: string): Answer {
  const body = el(
    'setAuthorizationResponse',
    { xmlns: NS.hab },
    el('output', {}, textEl('status', status), textEl('context', context)),
  );
  return status === 'DMPOk' ? { body } : { body, refusal: { code: status, message: context } };
}
