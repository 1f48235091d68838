import { objectId, printable, sequence, setOf, utf8 } from './der.ts';

/** Attribute types used in subjects (X.520). */
export const ATTRIBUTE = {
  C: '2.5.4.6',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  CN: '2.5.4.3',
  ST: '2.5.4.8',
  SN: '2.5.4.4',
  GN: '2.5.4.42',
  title: '2.5.4.12',
} as const;

export type AttributeName = keyof typeof ATTRIBUTE;

/** One RDN: several attributes when it is multi-valued. */
export type Rdn = readonly (readonly [AttributeName, string])[];

/** A name from the country down, as certificates hold it. */
export type DistinguishedName = readonly Rdn[];

/** Encodes a name: PrintableString for the country, UTF8String for the rest (RFC 5280 §4.1.2.4). */
export function encodeName(name: DistinguishedName): Buffer {
  return sequence(...name.map((rdn) => setOf(...rdn.map(([type, value]) => attribute(type, value)))));
}

function attribute(type: AttributeName, value: string): Buffer {
  return sequence(objectId(ATTRIBUTE[type]), type === 'C' ? printable(value) : utf8(value));
}
