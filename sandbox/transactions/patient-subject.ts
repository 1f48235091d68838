import { hl7Time } from '../clock.ts';
import type { StoredPatient } from '../store/patients.ts';
import type { Representative } from '../store/records.ts';
import { el, escapeXml, textEl, type Xml } from '../xml/write.ts';
import { STORE_OID } from './hl7-message.ts';

/** OID of the legacy identifier that the store still returns beside the INS (dmp-interface §5.1). */
export const LEGACY_INS_C = '1.2.250.1.213.1.4.2';
const STATUS = { ACTIF: 'active', FERME: 'terminated' } as const;

/** A yes or no about the dossier. */
export interface Flag {
  code: string;
  codeSystem: string;
  label?: string;
  value: boolean;
}

/** The dossier as `subject` of an answer: identifiers, status, traits, flags (outlines TD0.2 and TD1.3a). */
export function writeSubject(
  patient: StoredPatient,
  flags: readonly Flag[],
  representatives: readonly Representative[] | null,
): Xml {
  return el(
    'subject',
    { contextConductionInd: 'false', typeCode: 'SUBJ' },
    el(
      'registrationEvent',
      { classCode: 'REG', moodCode: 'EVN' },
      el('statusCode', { code: 'completed' }),
      el('subject1', { typeCode: 'SBJ' }, writePatient(patient, flags, representatives)),
      el(
        'custodian',
        { typeCode: 'CST' },
        el('assignedEntity', { classCode: 'ASSIGNED' }, el('id', { root: STORE_OID })),
      ),
    ),
  );
}

function writePatient(
  patient: StoredPatient,
  flags: readonly Flag[],
  representatives: readonly Representative[] | null,
): Xml {
  return el(
    'patient',
    { classCode: 'PAT' },
    patient.legacyInsC ? el('id', { extension: patient.legacyInsC, root: LEGACY_INS_C }) : '',
    el('id', { extension: patient.ins.value, root: patient.ins.oid }),
    el('statusCode', { code: STATUS[patient.dossier === 'FERME' ? 'FERME' : 'ACTIF'] }),
    patient.closure ? el('effectiveTime', {}, el('high', { value: hl7Time(patient.closure.at) })) : '',
    writePerson(patient, representatives),
    ...flags.map(writeFlag),
  );
}

/** Name of the person as every answer about a dossier bears it: used name (SP) and birth name (BR). */
export function writeName(patient: StoredPatient): Xml {
  return el(
    'name',
    {},
    textEl('prefix', patient.sex === 'M' ? 'M' : 'MME'),
    textEl('given', patient.firstGivenName),
    el('family', { qualifier: 'SP' }, escapeXml(patient.usedName ?? patient.birthName)),
    el('family', { qualifier: 'BR' }, escapeXml(patient.birthName)),
  );
}

function writePerson(patient: StoredPatient, representatives: readonly Representative[] | null): Xml {
  return el(
    'patientPerson',
    { classCode: 'PSN', determinerCode: 'INSTANCE' },
    writeName(patient),
    ...telecoms(patient, 'MC'),
    el('administrativeGenderCode', { code: patient.sex }),
    el('birthTime', { value: patient.birthDate.replaceAll('-', '') }),
    representatives ? el('deceasedInd', { value: 'false' }) : '',
    representatives ? address(patient) : '',
    ...(representatives ?? []).map(writeRepresentative),
    representatives
      ? el('birthPlace', { classCode: 'BIRTHPL' }, el('addr', {}, textEl('county', patient.birthPlace)))
      : '',
  );
}

type Contact = Pick<Representative, 'phone' | 'email' | 'street' | 'postalCode' | 'city'>;

function telecoms({ email, phone }: Contact, use: string): Xml[] {
  return [
    email ? el('telecom', { value: `mailto:${email}` }) : '',
    phone ? el('telecom', { use, value: `tel:${phone}` }) : '',
  ];
}

function address({ street, postalCode, city }: Contact): Xml {
  if (!street && !postalCode && !city) return '';
  return el('addr', {}, textEl('streetAddressLine', street), textEl('postalCode', postalCode), textEl('city', city));
}

function writeRepresentative(one: Representative): Xml {
  return el(
    'personalRelationship',
    { classCode: 'PRS' },
    el('code', { code: one.relation, codeSystem: '2.16.840.1.113883.1.11.19579' }),
    address(one),
    ...telecoms(one, 'HP'),
    el(
      'relationshipHolder1',
      { classCode: 'PSN', determinerCode: 'INSTANCE' },
      el('name', {}, textEl('prefix', one.title), textEl('given', one.given), textEl('family', one.family)),
    ),
  );
}

function writeFlag(flag: Flag): Xml {
  return el(
    'subjectOf',
    { typeCode: 'SBJ' },
    el(
      'administrativeObservation',
      { classCode: 'OBS', moodCode: 'EVN' },
      el('code', { code: flag.code, codeSystem: flag.codeSystem, displayName: flag.label }),
      el('value', { 'xsi:type': 'BL', value: flag.value }),
    ),
  );
}
