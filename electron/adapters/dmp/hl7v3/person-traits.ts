import type { ForeignTraits } from '../../../../shared/domain/patient/traits.ts';
import { NS } from '../namespaces.ts';
import { child, children, filledAttribute, filledText, type XmlElement } from '../xml/element.ts';

/** A name as printed: each family name with its qualifier (`SP` usual, `BR` birth). */
export interface PrintedName {
  readonly prefix?: string;
  readonly given: readonly string[];
  readonly family: readonly { readonly qualifier?: string; readonly text: string }[];
}

/** Identity of a person in an HL7 v3 message, as printed. */
export interface PrintedPerson {
  readonly names: readonly PrintedName[];
  readonly sex?: string;
  readonly birthTime?: string;
  readonly telecoms: readonly { readonly use?: string; readonly value: string }[];
  readonly addresses: readonly (readonly string[])[];
  readonly isDeceased?: boolean;
}

function texts(parent: XmlElement, name: string): string[] {
  return children(parent, NS.hl7, name).flatMap((element) => filledText(element) ?? []);
}

function nameOf(element: XmlElement): PrintedName {
  const prefix = texts(element, 'prefix')[0];
  const family = children(element, NS.hl7, 'family').flatMap((part) => {
    const text = filledText(part);
    const qualifier = filledAttribute(part, 'qualifier');
    return text ? [{ text, ...(qualifier ? { qualifier } : {}) }] : [];
  });
  return { ...(prefix ? { prefix } : {}), given: texts(element, 'given'), family };
}

function telecomsOf(person: XmlElement): PrintedPerson['telecoms'] {
  return children(person, NS.hl7, 'telecom').flatMap((element) => {
    const value = filledAttribute(element, 'value');
    const use = filledAttribute(element, 'use');
    return value ? [{ value, ...(use ? { use } : {}) }] : [];
  });
}

function addressesOf(person: XmlElement): PrintedPerson['addresses'] {
  const lines = ['streetAddressLine', 'additionalLocator', 'postalCode', 'city', 'country'];
  return children(person, NS.hl7, 'addr')
    .map((address) => lines.flatMap((line) => texts(address, line)))
    .filter((address) => address.length > 0);
}

/** Reads a `patientPerson` or the like. */
export function readPerson(person: XmlElement): PrintedPerson {
  const coded = (name: string, attribute: string) => {
    const element = child(person, NS.hl7, name);
    return element ? filledAttribute(element, attribute) : undefined;
  };
  const sex = coded('administrativeGenderCode', 'code');
  const birthTime = coded('birthTime', 'value');
  const deceased = coded('deceasedInd', 'value');
  return {
    names: children(person, NS.hl7, 'name').map(nameOf),
    telecoms: telecomsOf(person),
    addresses: addressesOf(person),
    ...(sex ? { sex } : {}),
    ...(birthTime ? { birthTime } : {}),
    ...(deceased ? { isDeceased: deceased === 'true' } : {}),
  };
}

/** `YYYYMMDD…` to `YYYY-MM-DD`, with the precision it had (H50). */
function dateOf(birthTime: string): string {
  return birthTime
    .slice(0, 8)
    .replace(/^(\d{4})(\d{2})?(\d{2})?.*$/, (_, year: string, month?: string, day?: string) =>
      [year, month, day].filter((part) => part !== undefined).join('-'),
    );
}

/** What the person's traits contribute to a comparison with ours; never shown in place of ours (RG_0320). */
export function traitsOf(person: PrintedPerson): ForeignTraits {
  const sex = person.sex === 'M' || person.sex === 'F' ? person.sex : undefined;
  return {
    names: person.names.flatMap((name) => name.family.map((family) => family.text)),
    givenNames: person.names.flatMap((name) => name.given),
    ...(person.birthTime ? { birthDate: dateOf(person.birthTime) } : {}),
    ...(sex ? { sex } : {}),
  };
}
