import { Fault } from '../soap/fault.ts';
import { representativesOf, type StoredPatient } from '../store/patients.ts';
import { el, textEl, type Xml } from '../xml/write.ts';
import {
  agreedPatient,
  authorisationState,
  findDossier,
  readsEverything,
  refuseBlocked,
  refuseClosed,
  requireAuthorised,
  requireFunction,
} from './access.ts';
import { readDemographicsQuery, writeDemographicsAnswer, type DemographicsQuery } from './hl7-message.ts';
import { writeSubject, type Flag } from './patient-subject.ts';
import type { Answer, Request, Transaction } from './transaction.ts';

/** The two questions asked with the same message (dmp-interface §1.2). */
const REASON = {
  TEST_EXST: { code: 'TEST_EXST', label: "Test d'existence de dossier" },
  CNSLT_DATA: { code: 'CNSLT_DATA', label: 'Consultation des données de gestion de dossier' },
} as const;

const DOSSIER_FLAGS = '1.2.250.1.213.4.1.2.3';

/** TD0.2 and TD1.3a: PatientGetDemographics. */
export const demographics: Transaction = {
  name: 'TD0.2',
  action: 'urn:hl7-org:v3:PRPA_IN201307UV02',
  responseAction: 'urn:hl7-org:v3:PRPA_IN201308UV02',
  services: ['patient'],
  mtom: false,
  handle(request) {
    const query = readDemographicsQuery(request.envelope.body);
    const patient = findDossier(request.store, agreedPatient(request.vihf, query.patient));
    if (query.reason === REASON.TEST_EXST.code) return testExistence(request, query, patient);
    if (query.reason === REASON.CNSLT_DATA.code) return readAdministrativeData(request, query, patient);
    throw new Fault('DMPInvalidMessage', `Motif de requête inconnu : ${query.reason}`);
  },
};

/** TD0.2: does the dossier exist, and may I read it. Answers for a closed or blocked dossier too (rules R10). */
function testExistence(request: Request, query: DemographicsQuery, patient: StoredPatient | null): Answer {
  const state = patient ? authorisationState(request, patient) : 'NON_EXISTE';
  const attending = patient !== null && readsEverything(request, patient);
  const flags: Flag[] = [
    { code: 'COMPTE_INTERNET_OUVERT', codeSystem: '1.2.250.1.213.4.1.2.9', value: patient?.internetAccount ?? false },
    {
      code: 'RATTACHEMENT_ENS',
      codeSystem: DOSSIER_FLAGS,
      label: 'information de rattachement du DMP à un ENS',
      value: patient?.linkedToMes ?? false,
    },
  ];
  return {
    body: writeDemographicsAnswer({
      query,
      now: request.now,
      reason: REASON.TEST_EXST,
      attentionLines:
        attention(
          'AUTORISATION',
          '1',
          el('value', { 'xsi:type': 'CV', code: state, codeSystem: '1.2.250.1.213.4.1.2.6.2' }),
        ) + attention('STATUT_MT', '3', el('value', { 'xsi:type': 'BL', value: attending })),
      found: patient !== null,
      reasonOf: patient ? closure(patient) : '',
      subject: patient ? writeSubject(patient, flags, null) : '',
    }),
  };
}

function attention(keyword: string, system: string, value: Xml): Xml {
  return el(
    'attentionLine',
    {},
    el('keyWordText', { code: keyword, codeSystem: `1.2.250.1.213.4.1.2.6.${system}` }),
    value,
  );
}

/** Motive of a closure, at the place where TD1.4 writes it. */
function closure(patient: StoredPatient): Xml {
  if (!patient.closure) return '';
  const { code, reason } = patient.closure;
  const cause = el('code', { code, codeSystem: '1.2.250.1.213.4.1.2.4' }) + textEl('text', reason);
  return el('reasonOf', { typeCode: 'RSON' }, el('detectedIssueEvent', { classCode: 'ALRT', moodCode: 'EVN' }, cause));
}

/** TD1.3a: administrative data, with the two oppositions. */
function readAdministrativeData(request: Request, query: DemographicsQuery, patient: StoredPatient | null): Answer {
  if (!patient) throw new Fault('DMPUnknownPatient', "Aucun DMP n'existe pour ce patient");
  requireAdministrativeData(request, patient);
  const flags: Flag[] = [
    opposition('OPPOSITION_BRIS_DE_GLACE', 'opposition au mode bris de glace', patient.opposesBreakGlass),
    opposition('OPPOSITION_ACCES_URGENCE', "opposition à l'accès au mode urgence", patient.opposesEmergency),
  ];
  return {
    body: writeDemographicsAnswer({
      query,
      now: request.now,
      reason: REASON.CNSLT_DATA,
      attentionLines: '',
      found: true,
      reasonOf: '',
      subject: writeSubject(patient, flags, representativesOf(request.store, patient.id)),
    }),
  };
}

/** In an emergency the oppositions are what is asked for: they do not close the door on themselves (decision 24). */
function requireAdministrativeData(request: Request, patient: StoredPatient): void {
  requireFunction(request, 'TD1.3a');
  refuseClosed(patient);
  refuseBlocked(request, patient);
  if (request.vihf.purpose === 'normal') requireAuthorised(request, patient);
}

function opposition(code: string, label: string, value: boolean | undefined): Flag {
  return { code, codeSystem: DOSSIER_FLAGS, label, value: value ?? false };
}
