import { hl7Time } from '../clock.ts';
import { addMonths } from '../rules/add-months.ts';
import { Fault } from '../soap/fault.ts';
import { authorisationsOf, type Authorisation } from '../store/authorisations.ts';
import { findPerson } from '../store/people.ts';
import { NS } from '../xml/namespaces.ts';
import { text } from '../xml/read.ts';
import { el, textEl, type Xml } from '../xml/write.ts';
import {
  agreedPatient,
  findDossier,
  refuseBlocked,
  refuseClosed,
  requireAuthorised,
  requireFunction,
  requireReader,
} from './access.ts';
import type { Answer, Call, Request, Transaction } from './transaction.ts';

const PERSON_OID = '1.2.250.1.71.4.2.1';
const STRUCTURE_OID = '1.2.250.1.71.4.2.2';
const MODES = ['ACTIVE', 'INTERDITE', 'TOUTE'] as const;
type Mode = (typeof MODES)[number];

/** TD1.6: who is authorised on the dossier, or blocked (dmp-interface §1.2, outline TD1.6-response). */
export const listAuthorisations: Transaction = {
  name: 'TD1.6',
  action: 'urn:si-dmp-habilitations:HabilitationsEndPoint:listAuthorizationByPatient',
  responseAction: 'urn:si-dmp-habilitations:HabilitationsEndPoint:listAuthorizationByPatientResponse',
  services: ['habilitation', 'habilitations'],
  mtom: false,
  handle(request) {
    const written = text(request.envelope.body, 'hab:mode');
    const mode = MODES.find((one) => one === written);
    if (!mode) throw new Fault('DMPInvalidMessage', 'Mode inconnu : ACTIVE, INTERDITE ou TOUTE attendu');
    requireFunction(request, 'TD1.6');
    const patient = findDossier(request.store, agreedPatient(request.vihf, null));
    if (!patient) return answer('DMPUnknownPatient', "Aucun DMP n'existe pour ce patient");
    refuseClosed(patient);
    requireReader(request, patient);
    refuseBlocked(request, patient);
    requireAuthorised(request, patient);
    const shown = authorisationsOf(request.store, patient.id).filter((one) => isAsked(request, one, mode));
    return answer(
      'DMPOk',
      '',
      shown.map((one) => writeOne(request, one)),
    );
  },
};

/** An expired authorisation is neither active nor forbidden: it is in no list. */
function isAsked({ now, settings }: Call, one: Authorisation, mode: Mode): boolean {
  if (one.state === 'INTERDIT') return mode !== 'ACTIVE';
  return mode !== 'INTERDITE' && now < addMonths(one.startedAt, settings.authorisationMonths);
}

function writeOne({ store }: Request, one: Authorisation): Xml {
  const { nationalId, family, given, specialty, structure } = findPerson(store, one.holderId);
  return el(
    'listOfAuthorizationByPatient',
    {},
    textEl('nationalId', nationalId),
    textEl('nationalIdType', structure ? STRUCTURE_OID : PERSON_OID),
    textEl('firstName', given),
    textEl('lastName', family),
    textEl('codeSpeciality', specialty?.code),
    textEl('libSpeciality', specialty?.label),
    textEl('startOfAuthorization', hl7Time(one.startedAt)),
    textEl('lastActionDate', hl7Time(one.lastActionAt)),
    textEl('mode', one.state === 'INTERDIT' ? 'INTERDITE' : 'ACTIVE'),
  );
}

function answer(status: string, context: string, list: readonly Xml[] = []): Answer {
  const output = el('output', {}, ...list, textEl('status', status), textEl('context', context));
  const body = el('listAuthorizationByPatientResponse', { xmlns: NS.hab }, output);
  return status === 'DMPOk' ? { body } : { body, refusal: { code: status, message: context } };
}
