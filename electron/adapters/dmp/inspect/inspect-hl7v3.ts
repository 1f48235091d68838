import type { Element } from '@xmldom/xmldom';
import { readPatientAnswer, type PatientAnswer } from '../hl7v3/read-patient-answer.ts';
import { NS } from '../namespaces.ts';
import { orNull } from './printed.ts';
import type { Hl7v3Report, InspectFault } from './report.ts';

function namesOf(answer: PatientAnswer): string[] {
  return (answer.person?.names ?? []).map(({ prefix, given, family }) =>
    [prefix, ...given, ...family.map(({ text }) => text)].filter((part) => part !== undefined).join(' '),
  );
}

/** An answer says whether it was accepted; a request (no acknowledgement, no attention) has nothing to say. */
function faultsOf(answer: PatientAnswer): InspectFault[] {
  return answer.details.length > 0 && answer.acknowledgement === undefined
    ? [{ code: 'hl7v3/missing', place: 'acknowledgement/typeCode' }]
    : [];
}

/** True for any interaction of HL7 v3 (`PRPA_IN201308UV02`, `MCCI_IN000002UV01` …). */
export function isHl7v3Message(element: Element): boolean {
  return element.namespaceURI === NS.hl7 && /^[A-Z]{4}_IN\d{6}/.test(element.localName ?? '');
}

/** Says what a patient message of HL7 v3 holds (TD0.2, TD0.3, TD1.3…), request or answer. */
export function inspectHl7v3(payload: Element): Hl7v3Report {
  const answer = readPatientAnswer(payload);
  return {
    kind: 'hl7v3',
    message: answer.interaction,
    acknowledgement: orNull(answer.acknowledgement),
    queryResponse: orNull(answer.queryResponse),
    details: answer.details.map(({ code, text }) => ({ code: orNull(code), text: orNull(text) })),
    patient: {
      ids: answer.patientIds,
      status: orNull(answer.patientStatus),
      names: namesOf(answer),
      birthDate: orNull(answer.person?.birthTime),
      sex: orNull(answer.person?.sex),
    },
    attention: Object.fromEntries(answer.attention),
    observations: Object.fromEntries(answer.observations),
    faults: faultsOf(answer),
  };
}
