import { randomUUID } from 'node:crypto';
import { Fault } from '../soap/fault.ts';
import { closePatient } from '../store/closure.ts';
import type { StoredPatient } from '../store/patients.ts';
import { NS } from '../xml/namespaces.ts';
import { element, text } from '../xml/read.ts';
import { el, escapeXml, textEl, type Xml } from '../xml/write.ts';
import { agreedPatient, findDossier, refuseBlocked, requireAuthorised, requireFunction } from './access.ts';
import { answerHead, idEl, insAt, readHead, STORE_OID, type MessageHead } from './hl7-message.ts';
import type { Answer, Request, Transaction } from './transaction.ts';

/** Namespace of the element around the answer, as the published example writes it (outline TD1.4-response). */
const WRAPPER = 'asip:ci-sis:gdp:2010';
const REASON = 'FERMETURE_DEMANDE_PATIENT';
const REASONS = '1.2.250.1.213.4.1.2.4';
const MOTIVES = '1.2.250.1.213.1.1.4.11';

/** TD1.4: a professional closes a dossier on the patient's demand, when Mon espace santé is not where that is done. */
export const closeDossier: Transaction = {
  name: 'TD1.4',
  action: 'urn:hl7-org:v3:PRPA_IN201314UV02',
  responseAction: 'urn:hl7-org:v3:PRPA_IN201314ResponseUV02',
  services: ['patient'],
  mtom: false,
  handle(request) {
    const { body } = request.envelope;
    const path = 'hl7:controlActProcess/hl7:subject/hl7:registrationRequest/hl7:subject1/hl7:patient';
    const ins = insAt(element(body, `${path}/hl7:id`));
    requireClosure(request, path);
    const head = readHead(body);
    requireFunction(request, 'TD1.4');
    const patient = findDossier(request.store, agreedPatient(request.vihf, ins));
    if (!patient) throw new Fault('DMPUnknownPatient', "Aucun DMP n'existe pour ce patient");
    if (patient.dossier === 'FERME') return alreadyClosed(request, head);
    requireRight(request, patient);
    const said = text(body, 'hl7:controlActProcess/hl7:reasonOf/hl7:detectedIssueEvent/hl7:text');
    closePatient(request.store, patient.id, { at: request.now, code: REASON, reason: said ?? REASON });
    return { body: closed(request, head, patient) };
  },
};

/** Only the closure is offered: what else this message may ask for is not (TD1.3b). */
function requireClosure({ envelope: { body } }: Request, path: string): void {
  const motive = text(body, 'hl7:controlActProcess/hl7:reasonCode/@code');
  const reason = text(body, 'hl7:controlActProcess/hl7:reasonOf/hl7:detectedIssueEvent/hl7:code/@code');
  if (motive !== 'FERM') throw new Fault('DMPInvalidMessage', `Motif de modification non offert : ${motive ?? ''}`);
  if (reason !== REASON || text(body, `${path}/hl7:statusCode/@code`) !== 'terminated') {
    throw new Fault('DMPInvalidMessage', 'Fermeture incomplète : statut «terminated» et motif attendus');
  }
}

/** Note 10 of the functional matrix: a dossier linked to Mon espace santé is closed there, by its holder. */
function requireRight(request: Request, patient: StoredPatient): void {
  if (patient.linkedToMes) {
    const message = 'Ce DMP est rattaché à Mon espace santé : son titulaire le ferme lui-même';
    throw new Fault('DMPAccessDeniedByRightsService', message);
  }
  refuseBlocked(request, patient);
  requireAuthorised(request, patient);
}

const wrapped = (message: Xml): Xml => el('asip:PRPA_IN201314UV02_Response', { 'xmlns:asip': WRAPPER }, message);

function message(interaction: string, request: Request, head: MessageHead, ...rest: readonly Xml[]): Xml {
  // The identifier of an answer is numbered in the arc of the store, unlike that of the other answers.
  const id = { root: `${STORE_OID}.1`, extension: randomUUID() };
  const declared = { xmlns: NS.hl7, ITSVersion: 'XML_1.0' };
  return wrapped(el(interaction, declared, answerHead(interaction, head, request.now, id), ...rest));
}

function acknowledgement(typeCode: 'AA' | 'AE', head: MessageHead, detail: Xml = ''): Xml {
  return el('acknowledgement', { typeCode }, el('targetMessage', {}, idEl('id', head.messageId)), detail);
}

function closed(request: Request, head: MessageHead, patient: StoredPatient): Xml {
  const name = el(
    'name',
    {},
    textEl('prefix', patient.sex === 'M' ? 'M' : 'MME'),
    el('family', { qualifier: 'SP' }, escapeXml(patient.usedName ?? patient.birthName)),
    textEl('given', patient.firstGivenName),
  );
  const person = el('patientPerson', { classCode: 'PSN', determinerCode: 'INSTANCE' }, name);
  const subject = el('patient', { classCode: 'PAT' }, el('statusCode', { code: 'terminated' }), person);
  const custodian = el('assignedEntity', { classCode: 'ASSIGNED' }, el('id', { root: STORE_OID }));
  const event = el(
    'registrationEvent',
    { classCode: 'REG', moodCode: 'EVN' },
    el('statusCode', { code: 'completed' }),
    el('subject1', { typeCode: 'SBJ' }, subject),
    el('custodian', { typeCode: 'CST' }, custodian),
  );
  const act = el(
    'controlActProcess',
    { classCode: 'CACT', moodCode: 'EVN' },
    el('reasonCode', { code: 'FERM', codeSystem: MOTIVES, displayName: 'Fermeture de dossier' }),
    el('subject', { contextConductionInd: 'false', typeCode: 'SUBJ' }, event),
  );
  return message('PRPA_IN201315UV02', request, head, acknowledgement('AA', head), act);
}

/** `DMPClosed` in the details of the acknowledgement (dmp-interface §8). */
function alreadyClosed(request: Request, head: MessageHead): Answer {
  const refusal = { code: 'DMPClosed', message: 'Le DMP de ce patient est déjà fermé' };
  const detail = el(
    'acknowledgementDetail',
    { typeCode: 'E' },
    el('code', { code: refusal.code, codeSystem: REASONS }),
    textEl('text', refusal.message),
  );
  const body = message('PRPA_IN201316UV02', request, head, acknowledgement('AE', head, detail));
  return { body, refusal };
}
