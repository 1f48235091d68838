import { parseIns, type Environment, type Ins } from '../../../../shared/domain/patient/ins.ts';
import type { Candidate, CandidateList } from '../../../services/emergency/ports.ts';
import { NS } from '../namespaces.ts';
import { child, childAt, children, descendants, filledAttribute, filledText, type XmlElement } from '../xml/element.ts';
import { readPerson, traitsOf } from './person-traits.ts';
import { readPatientPart } from './read-patient-answer.ts';

/** The first identifier that this client can open a dossier with; an INS-C, or one of another environment, is none. */
function insOf(ids: readonly { readonly root: string; readonly extension: string }[], environment: Environment) {
  const found = ids.map(({ root, extension }) => parseIns(extension, root, environment));
  return found.find((one): one is { ok: true; value: Ins } => one.ok)?.value ?? null;
}

/** Literal for an unknown usual name: counts as absent (REC_0.2-1020). */
const known = (name: string | undefined): string | undefined => (name === 'NON RENSEIGNE' ? undefined : name);

function scoreOf(patient: XmlElement): number | null {
  const match = descendants(patient, NS.hl7, 'queryMatchObservation')[0];
  const value = match && child(match, NS.hl7, 'value');
  const score = Number(value ? filledAttribute(value, 'value') : undefined);
  return Number.isFinite(score) && score >= 0 && score <= 100 ? score : null;
}

function candidateOf(patient: XmlElement, environment: Environment): Candidate {
  const person = child(patient, NS.hl7, 'patientPerson');
  const printed = person && readPerson(person);
  const family = (qualifier: string) =>
    known(printed?.names.flatMap((name) => name.family).find((part) => part.qualifier === qualifier)?.text);
  const place = (part: string) => filledText(person && childAt(person, NS.hl7, 'addr', part));
  const traits = printed && traitsOf(printed);
  const { patientIds, observations } = readPatientPart(patient);
  const opposed = observations.get('OPPOSITION_ACCES_URGENCE');
  const facts = {
    birthName: family('BR'),
    usedName: family('SP'),
    sex: traits?.sex,
    birthDate: traits?.birthDate,
    city: place('city'),
    postalCode: place('postalCode'),
  };
  return {
    ins: insOf(patientIds, environment),
    givenNames: traits?.givenNames ?? [],
    ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
    score: scoreOf(patient),
    opposesEmergencyCentre: opposed === 'true' || opposed === 'false' ? opposed === 'true' : null,
  };
}

function quantity(ack: XmlElement | null, name: string): number | null {
  const element = ack && child(ack, NS.hl7, name);
  const value = Number(element ? filledAttribute(element, 'value') : undefined);
  return Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/**
 * Reads a PRPA_IN201306UV02: one candidate for each subject, whatever is missing in it (H08), in the store's order.
 *
 * @returns `complete` false when the store found more than it gave, or says nothing of how many it found (H06, H07).
 */
export function readCandidates(root: XmlElement, environment: Environment): CandidateList {
  const control = child(root, NS.hl7, 'controlActProcess');
  const candidates = (control ? children(control, NS.hl7, 'subject') : []).flatMap((subject) => {
    const patient = descendants(subject, NS.hl7, 'patient')[0];
    return patient ? [candidateOf(patient, environment)] : [];
  });
  const ack = control && child(control, NS.hl7, 'queryAck');
  const announced = quantity(ack, 'resultTotalQuantity');
  const remaining = quantity(ack, 'resultRemainingQuantity') ?? 0;
  return { candidates, announced, complete: announced === candidates.length && remaining === 0 };
}
