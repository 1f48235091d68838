import type { XmlElement } from 'libxml2-wasm';
import { LEAST_SCORE, matchScore, plain, type Traits } from '../rules/name-match.ts';
import { Fault } from '../soap/fault.ts';
import { openDossiers, type StoredPatient } from '../store/patients.ts';
import { NS } from '../xml/namespaces.ts';
import { text } from '../xml/read.ts';
import { el, textEl, type Xml } from '../xml/write.ts';
import { requireFunction, requireRegulator } from './access.ts';
import { answerHead, idAt, idEl, readHead, STORE_OID, type MessageHead } from './hl7-message.ts';
import { LEGACY_INS_C, writeName } from './patient-subject.ts';
import type { Request, Transaction } from './transaction.ts';

/** Longest list: a caller is found by more traits, not by leafing. */
const MAX_FOUND = 20;
const LEAST_LETTERS = 2;

interface Found {
  patient: StoredPatient;
  score: number;
}

/** TD0.5: PDQv3, a patient without his INS; for medical regulation only (outlines TD0.5). */
export const patientSearch: Transaction = {
  name: 'TD0.5',
  action: 'urn:hl7-org:v3:PRPA_IN201305UV02',
  responseAction: 'urn:hl7-org:v3:PRPA_IN201306UV02',
  services: ['patient', 'pdq'],
  mtom: false,
  handle(request) {
    requireFunction(request, 'TD0.5');
    requireRegulator(request.vihf);
    const { body } = request.envelope;
    const all = search(request, readTraits(body));
    return { body: write(request, readHead(body), body, all) };
  },
};

const PARAMETERS = 'hl7:controlActProcess/hl7:queryByParameter/hl7:parameterList';

/** The published request has the family name only; the other traits are where PDQv3 writes them (ITI TF-2 §3.47). */
function readTraits(body: XmlElement): Traits {
  const at = (path: string): string => text(body, `${PARAMETERS}/${path}`)?.trim() ?? '';
  const family = at('hl7:livingSubjectName/hl7:value/hl7:family');
  if (plain(family).length < LEAST_LETTERS) {
    throw new Fault('DMPInvalidMessage', 'Nom de famille attendu, de deux lettres au moins');
  }
  const given = at('hl7:livingSubjectName/hl7:value/hl7:given');
  const birthDate = at('hl7:livingSubjectBirthTime/hl7:value/@value');
  const sex = at('hl7:livingSubjectAdministrativeGender/hl7:value/@code');
  return { family, ...(given ? { given } : {}), ...(birthDate ? { birthDate } : {}), ...(sex ? { sex } : {}) };
}

function search({ store }: Request, traits: Traits): Found[] {
  return openDossiers(store)
    .map((patient) => ({ patient, score: matchScore(traits, patient) }))
    .filter((one) => one.score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || a.patient.birthName.localeCompare(b.patient.birthName));
}

function write(request: Request, head: MessageHead, body: XmlElement, all: readonly Found[]): Xml {
  const shown = all.slice(0, MAX_FOUND);
  const queryId = idEl('queryId', idAt(body, 'hl7:controlActProcess/hl7:queryByParameter/hl7:queryId'));
  const acknowledged = el('targetMessage', {}, idEl('id', head.messageId));
  return el(
    'PRPA_IN201306UV02',
    { xmlns: NS.hl7, 'xmlns:xsi': NS.xsi, ITSVersion: 'XML_1.0' },
    answerHead('PRPA_IN201306UV02', head, request.now),
    el('acknowledgement', {}, el('typeCode', { code: 'AA' }), acknowledged),
    el(
      'controlActProcess',
      { classCode: 'CACT', moodCode: 'EVN' },
      el('code', { code: 'PRPA_TE201306UV02', codeSystem: '2.16.840.1.113883.1.6', 'xsi:type': 'CS' }),
      ...shown.map(writeFound),
      el(
        'queryAck',
        {},
        queryId,
        el('queryResponseCode', { code: all.length > 0 ? 'OK' : 'NF' }),
        el('resultTotalQuantity', { value: all.length }),
        el('resultCurrentQuantity', { value: shown.length }),
        el('resultRemainingQuantity', { value: all.length - shown.length }),
      ),
      el('queryByParameter', {}, queryId, el('statusCode', { code: 'new' }), echo(body)),
    ),
  );
}

/** The name that was asked, back. */
function echo(body: XmlElement): Xml {
  const name = `${PARAMETERS}/hl7:livingSubjectName`;
  return el(
    'parameterList',
    {},
    el(
      'livingSubjectName',
      {},
      el('value', { use: '' }, textEl('family', text(body, `${name}/hl7:value/hl7:family`))),
      textEl('semanticsText', text(body, `${name}/hl7:semanticsText`) ?? 'LivingSubject.name'),
    ),
  );
}

function writeFound({ patient, score }: Found): Xml {
  return el(
    'subject',
    { contextConductionInd: 'false', typeCode: 'SUBJ' },
    el(
      'registrationEvent',
      { classCode: 'REG', moodCode: 'EVN' },
      el('statusCode', { code: 'active' }),
      el('subject1', { typeCode: 'SBJ' }, writePatient(patient, score)),
      el(
        'custodian',
        { typeCode: 'CST' },
        el('assignedEntity', { classCode: 'ASSIGNED' }, el('id', { root: STORE_OID })),
      ),
    ),
  );
}

function writePatient(patient: StoredPatient, score: number): Xml {
  return el(
    'patient',
    { classCode: 'PAT' },
    el('id', { extension: patient.ins.value, root: patient.ins.oid }),
    patient.legacyInsC ? el('id', { extension: patient.legacyInsC, root: LEGACY_INS_C }) : '',
    el('statusCode', { code: 'active' }),
    writePerson(patient),
    el(
      'subjectOf1',
      { typeCode: 'SBJ' },
      el(
        'queryMatchObservation',
        { classCode: 'COND', moodCode: 'EVN' },
        el('code', { code: 'POURCENTAGE', 'xsi:type': 'CS' }),
        el('value', { value: score, 'xsi:type': 'INT' }),
      ),
    ),
    el(
      'subjectOf2',
      {},
      el(
        'administrativeObservation',
        {},
        el('code', {
          code: 'OPPOSITION_ACCES_URGENCE',
          codeSystem: '1.2.250.1.213.4.1.2.3',
          displayName: 'opposition au mode Urgence',
        }),
        el('value', { value: patient.opposesEmergency ?? false, 'xsi:type': 'BL' }),
      ),
    ),
  );
}

function writePerson(patient: StoredPatient): Xml {
  const { city, postalCode, birthDate } = patient;
  return el(
    'patientPerson',
    { classCode: 'PSN', determinerCode: 'INSTANCE' },
    writeName(patient),
    el('administrativeGenderCode', { code: patient.sex }),
    el('birthTime', { value: birthDate.replaceAll('-', '') }),
    city || postalCode ? el('addr', {}, textEl('city', city), textEl('postalCode', postalCode)) : '',
  );
}
