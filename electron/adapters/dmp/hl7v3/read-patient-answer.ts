import { NS } from '../namespaces.ts';
import { childAt, child, children, descendants, filledAttribute, filledText, type XmlElement } from '../xml/element.ts';
import { readPerson, type PrintedPerson } from './person-traits.ts';

/** A PRPA answer taken apart, every code as printed. */
export interface PatientAnswer {
  /** `PRPA_IN201308UV02` … */
  readonly interaction: string;
  /** `AA` accepted, `AE` or `AR` refused. */
  readonly acknowledgement?: string;
  readonly details: readonly { readonly code?: string; readonly text?: string }[];
  /** `OK`, `NF` … */
  readonly queryResponse?: string;
  readonly queryId?: string;
  /** Value of each attention line (a code, or `true`/`false`) by its keyword. */
  readonly attention: ReadonlyMap<string, string>;
  /** Value of each observation (`RATTACHEMENT_ENS` …) by its code. */
  readonly observations: ReadonlyMap<string, string>;
  readonly patientStatus?: string;
  readonly patientIds: readonly { readonly root: string; readonly extension: string }[];
  readonly person?: PrintedPerson;
  /** Why a dossier was closed, when it says (code and text of the issue, HL7 time). */
  readonly closure?: { readonly date?: string; readonly motive?: string; readonly reason?: string };
}

function valueOf(element: XmlElement | null): string | undefined {
  if (!element) return undefined;
  return filledAttribute(element, 'code') ?? filledAttribute(element, 'value') ?? filledText(element);
}

function pairs(elements: readonly XmlElement[], keyName: string): Map<string, string> {
  return new Map(
    elements.flatMap((element) => {
      const key = child(element, NS.hl7, keyName);
      const name = key ? filledAttribute(key, 'code') : undefined;
      const value = valueOf(child(element, NS.hl7, 'value'));
      return name && value !== undefined ? [[name, value] as const] : [];
    }),
  );
}

function idsOf(patient: XmlElement): PatientAnswer['patientIds'] {
  return children(patient, NS.hl7, 'id').flatMap((id) => {
    const root = filledAttribute(id, 'root');
    const extension = filledAttribute(id, 'extension');
    return root && extension ? [{ root, extension }] : [];
  });
}

function detailsOf(acknowledgement: XmlElement | null): PatientAnswer['details'] {
  if (!acknowledgement) return [];
  return children(acknowledgement, NS.hl7, 'acknowledgementDetail').map((detail) => {
    const code = valueOf(child(detail, NS.hl7, 'code'));
    const text = filledText(child(detail, NS.hl7, 'text'));
    return { ...(code ? { code } : {}), ...(text ? { text } : {}) };
  });
}

/**
 * Why and when a dossier was closed: the issue that TD1.4 itself sends (outline TD1.4), dated there or by the end of
 * the patient's role. No source shows the answer; both places are read.
 */
function closureOf(root: XmlElement): PatientAnswer['closure'] | undefined {
  const issue = descendants(root, NS.hl7, 'detectedIssueEvent')[0];
  const patient = descendants(root, NS.hl7, 'patient')[0];
  const end = patient ? valueOf(childAt(patient, NS.hl7, 'effectiveTime', 'high')) : undefined;
  if (!issue && end === undefined) return undefined;
  const date = (issue && valueOf(child(issue, NS.hl7, 'effectiveTime'))) ?? end;
  const motive = issue && valueOf(child(issue, NS.hl7, 'code'));
  const reason = issue && filledText(child(issue, NS.hl7, 'text'));
  return { ...(date ? { date } : {}), ...(motive ? { motive } : {}), ...(reason ? { reason } : {}) };
}

/** What a `patient` element says: identifiers, person, state and observations. */
export function readPatientPart(
  patient: XmlElement | undefined,
): Pick<PatientAnswer, 'patientIds' | 'observations' | 'person' | 'patientStatus'> {
  if (!patient) return { patientIds: [], observations: new Map() };
  const person = child(patient, NS.hl7, 'patientPerson');
  const status = valueOf(child(patient, NS.hl7, 'statusCode'));
  return {
    patientIds: idsOf(patient),
    observations: pairs(descendants(patient, NS.hl7, 'administrativeObservation'), 'code'),
    ...(person ? { person: readPerson(person) } : {}),
    ...(status ? { patientStatus: status } : {}),
  };
}

/** True for an HL7 v3 patient message, request or answer. */
export function isPatientMessage(element: XmlElement): boolean {
  return element.namespaceURI === NS.hl7 && /^PRPA_IN\d+/.test(element.localName ?? '');
}

/** Reads an answer of the PRPA family; total: what is missing is absent from the result, nothing throws. */
export function readPatientAnswer(root: XmlElement): PatientAnswer {
  const acknowledgement = child(root, NS.hl7, 'acknowledgement');
  // An attribute in the answers of TD0.2, an element in those of TD0.5 (outlines).
  const acknowledged =
    acknowledgement &&
    (filledAttribute(acknowledgement, 'typeCode') ?? valueOf(child(acknowledgement, NS.hl7, 'typeCode')));
  const ack = childAt(root, NS.hl7, 'controlActProcess', 'queryAck');
  const queryResponse = ack ? valueOf(child(ack, NS.hl7, 'queryResponseCode')) : undefined;
  const query = ack && child(ack, NS.hl7, 'queryId');
  const queryId = query ? filledAttribute(query, 'extension') : undefined;
  const closure = closureOf(root);
  return {
    interaction: root.localName ?? '',
    details: detailsOf(acknowledgement),
    attention: pairs(children(root, NS.hl7, 'attentionLine'), 'keyWordText'),
    ...readPatientPart(descendants(root, NS.hl7, 'patient')[0]),
    ...(acknowledged ? { acknowledgement: acknowledged } : {}),
    ...(queryResponse ? { queryResponse } : {}),
    ...(queryId ? { queryId } : {}),
    ...(closure ? { closure } : {}),
  };
}
