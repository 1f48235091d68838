import type { Element } from '@xmldom/xmldom';
import { isInsOid } from '../../../../shared/domain/patient/ins.ts';
import type { ForeignTraits } from '../../../../shared/domain/patient/traits.ts';
import { attribute, childAt, children, filledAttribute, filledText } from '../xml/element.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { findClinicalDocument } from './find-document.ts';

/** A patient as the header of a CDA names him: his identifiers as printed, and the traits to compare (H03, H28). */
export interface CdaIdentity {
  readonly ids: readonly { readonly root?: string; readonly extension?: string }[];
  /** Those that stand under a root of the INS; a legacy INS-C, another kind of number, would never compare equal. */
  readonly ins: readonly { readonly oid: string; readonly value: string }[];
  readonly traits: ForeignTraits;
}

const texts = (parent: Element | null, name: string): string[] =>
  parent
    ? children(parent, null, name)
        .map(filledText)
        .filter((text) => text !== undefined)
    : [];

function traitsOf(patient: Element | null): ForeignTraits {
  const names = patient ? children(patient, null, 'name') : [];
  const birthTime = patient && childAt(patient, null, 'birthTime');
  const gender = patient && childAt(patient, null, 'administrativeGenderCode');
  const birthDate = birthTime ? filledAttribute(birthTime, 'value')?.slice(0, 8) : undefined;
  const sex = gender ? filledAttribute(gender, 'code') : undefined;
  return {
    names: names.flatMap((name) => texts(name, 'family')),
    givenNames: names.flatMap((name) => texts(name, 'given')),
    ...(birthDate ? { birthDate } : {}),
    ...(sex === 'M' || sex === 'F' ? { sex } : {}),
  };
}

function identityOf(role: Element): CdaIdentity {
  const printed = children(role, null, 'id').map((id) => ({
    root: attribute(id, 'root'),
    extension: attribute(id, 'extension'),
  }));
  const ins = printed.flatMap(({ root, extension }) =>
    root && extension && isInsOid(root) ? [{ oid: root, value: extension.trim() }] : [],
  );
  const ids = printed.map(({ root, extension }) => ({
    ...(root === undefined ? {} : { root }),
    ...(extension === undefined ? {} : { extension }),
  }));
  return { ids, ins, traits: traitsOf(childAt(role, null, 'patient')) };
}

/** The patients that the header names: one by the norm, more when a system wrote several (all are compared). */
export function identitiesOf(document: Element): CdaIdentity[] {
  return children(document, null, 'recordTarget')
    .map((target) => childAt(target, null, 'patientRole'))
    .filter((role) => role !== null)
    .map(identityOf);
}

/**
 * Looks for a CDA header in the bytes of any file.
 *
 * @returns the patients it names, possibly none; null when the bytes are not a CDA.
 */
export function readCdaIdentities(bytes: Uint8Array): readonly CdaIdentity[] | null {
  const root = parseXml(bytes);
  const document = root.ok ? findClinicalDocument(root.value) : null;
  return document && identitiesOf(document);
}
