import type { Element } from '@xmldom/xmldom';
import type { CdaHeader } from '../../../../shared/contract/cda.ts';
import { attribute, child, childAt, children, filledAttribute, filledText } from '../xml/element.ts';
import { actorName, nameText, patientNames, type PatientNames } from './read-names.ts';

type Person = CdaHeader['authors'][number];

/** An identifier as printed: `root`, or `root^extension`. */
function idText(id: Element | null): string | undefined {
  const root = id ? filledAttribute(id, 'root') : undefined;
  const extension = id ? filledAttribute(id, 'extension') : undefined;
  return extension === undefined ? root : `${root ?? ''}^${extension}`;
}

/** The identifier that a person or a structure is known by: the extension, without its root. */
function shortId(parent: Element | null): string | undefined {
  const id = parent && child(parent, null, 'id');
  return id ? (filledAttribute(id, 'extension') ?? filledAttribute(id, 'root')) : undefined;
}

/** What a code is called: its label, the words of the author, or the bare code. */
function codeLabel(code: Element | null): string | undefined {
  if (!code) return undefined;
  return filledAttribute(code, 'displayName') ?? filledText(code) ?? filledAttribute(code, 'code');
}

/** A code as printed, every part of it optional. */
export function readCode(code: Element | null): { code?: string; codeSystem?: string; displayName?: string } {
  const parts = ['code', 'codeSystem', 'displayName'].flatMap((name) => {
    const value = code ? filledAttribute(code, name) : undefined;
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(parts);
}

/** When something began: `low`, or the only value, as printed. */
function startOf(act: Element | null): string | undefined {
  const time = act && child(act, null, 'effectiveTime');
  const low = time && child(time, null, 'low');
  return (low ? filledAttribute(low, 'value') : undefined) ?? (time ? filledAttribute(time, 'value') : undefined);
}

function organizationName(role: Element, name: string): string | undefined {
  const organization = child(role, null, name);
  return organization ? (nameText(child(organization, null, 'name')) ?? shortId(organization)) : undefined;
}

function personOf(role: Element | null): Person | undefined {
  if (!role) return undefined;
  return {
    id: shortId(role),
    name: actorName(role),
    organization: organizationName(role, 'representedOrganization'),
    role: codeLabel(child(role, null, 'code')),
  };
}

function patientOf(document: Element): CdaHeader['patient'] {
  const role = childAt(document, null, 'recordTarget', 'patientRole');
  const patient = role && child(role, null, 'patient');
  const names: PatientNames = patient ? patientNames(patient) : { given: [], birthGiven: [] };
  const birthTime = patient && child(patient, null, 'birthTime');
  const gender = patient && child(patient, null, 'administrativeGenderCode');
  return {
    ids: (role ? children(role, null, 'id') : []).map((id) => ({
      root: attribute(id, 'root'),
      extension: attribute(id, 'extension'),
    })),
    birthName: names.birthName,
    usedName: names.usedName,
    givenNames: [...names.birthGiven],
    birthDate: birthTime ? filledAttribute(birthTime, 'value') : undefined,
    sex: gender ? filledAttribute(gender, 'code') : undefined,
  };
}

function serviceEvents(document: Element): CdaHeader['serviceEvents'] {
  return children(document, null, 'documentationOf')
    .map((link) => child(link, null, 'serviceEvent'))
    .filter((event) => event !== null)
    .map((event) => {
      const performer = childAt(event, null, 'performer', 'assignedEntity');
      return {
        label: codeLabel(child(event, null, 'code')),
        start: startOf(event),
        performer: performer ? actorName(performer) : undefined,
      };
    });
}

function encounterOf(document: Element): CdaHeader['encounter'] {
  const encounter = childAt(document, null, 'componentOf', 'encompassingEncounter');
  if (!encounter) return undefined;
  const facility = childAt(encounter, null, 'location', 'healthCareFacility');
  const place = facility && childAt(facility, null, 'location', 'name');
  return {
    label: codeLabel(child(encounter, null, 'code')),
    start: startOf(encounter),
    facility: nameText(place) ?? codeLabel(facility && child(facility, null, 'code')),
  };
}

function custodianOf(document: Element): string | undefined {
  const path = ['custodian', 'assignedCustodian', 'representedCustodianOrganization'];
  const organization = childAt(document, null, ...path);
  return organization ? (nameText(child(organization, null, 'name')) ?? shortId(organization)) : undefined;
}

function valueAt(document: Element, name: string, attributeName: string): string | undefined {
  const element = child(document, null, name);
  return element ? filledAttribute(element, attributeName) : undefined;
}

/**
 * The header of a CDA as a reader must be able to see it (EX_3.2-1030): everything as printed, nothing converted.
 *
 * @param document the `ClinicalDocument` element; what it lacks is absent from the result, never invented.
 */
export function readHeader(document: Element): CdaHeader {
  const code = child(document, null, 'code');
  return {
    id: idText(child(document, null, 'id')),
    setId: idText(child(document, null, 'setId')),
    versionNumber: valueAt(document, 'versionNumber', 'value'),
    typeCode: code ? readCode(code) : undefined,
    title: filledText(child(document, null, 'title')),
    effectiveTime: valueAt(document, 'effectiveTime', 'value'),
    confidentiality: codeLabel(child(document, null, 'confidentialityCode')),
    language: valueAt(document, 'languageCode', 'code'),
    patient: patientOf(document),
    authors: children(document, null, 'author').map((author) => personOf(child(author, null, 'assignedAuthor')) ?? {}),
    custodian: custodianOf(document),
    legalAuthenticator: personOf(childAt(document, null, 'legalAuthenticator', 'assignedEntity')),
    serviceEvents: serviceEvents(document),
    encounter: encounterOf(document),
    relatedDocuments: children(document, null, 'relatedDocument').map((link) => ({
      typeCode: filledAttribute(link, 'typeCode'),
      id: idText(childAt(link, null, 'parentDocument', 'id')),
    })),
  };
}
