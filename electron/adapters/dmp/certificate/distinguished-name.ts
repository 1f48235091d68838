import { objectIdText, readDer, UnreadableDer, type DerValue } from './read-der.ts';

/** Keywords of RFC 2253 §2.3; every other type is written as its OID with the value in hexadecimal. */
const KEYWORDS: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.6': 'C',
  '2.5.4.9': 'STREET',
  '0.9.2342.19200300.100.1.25': 'DC',
  '0.9.2342.19200300.100.1.1': 'UID',
};

/** Attribute type of the common name. */
export const COMMON_NAME = '2.5.4.3';

interface NameAttribute {
  readonly type: string;
  readonly value: DerValue;
}

const DECODERS: Readonly<Record<number, string>> = { 0x0c: 'utf-8', 0x1e: 'utf-16be' };
const SINGLE_BYTE = [0x13, 0x14, 0x16, 0x1a];

/** Text of a DirectoryString; null for a type that is not one. */
function stringOf(value: DerValue): string | null {
  if (SINGLE_BYTE.includes(value.tag)) return Buffer.from(value.content).toString('latin1');
  const decoder = DECODERS[value.tag];
  return decoder ? new TextDecoder(decoder).decode(value.content) : null;
}

/** RFC 2253 §2.4. Letters beyond ASCII stay as they are: the text is UTF-8. */
function escaped(text: string): string {
  return text
    .replace(/[,+"\\<>;]/g, (character) => `\\${character}`)
    .replace(/^[ #]/, (character) => `\\${character}`)
    .replace(/ $/, '\\ ');
}

function attributeText({ type, value }: NameAttribute): string {
  const keyword = KEYWORDS[type];
  const text = stringOf(value);
  if (keyword && text !== null) return `${keyword}=${escaped(text)}`;
  return `${type}=#${Buffer.from(value.encoded).toString('hex')}`;
}

function attributeOf(pair: DerValue): NameAttribute {
  const [type, value] = readDer(pair.content);
  if (!type || !value) throw new UnreadableDer('name attribute');
  return { type: objectIdText(type.content), value };
}

/** RDNs of a Name in the order of the certificate, each with its attributes (several when multi-valued). */
function relativeNames(name: DerValue): NameAttribute[][] {
  return readDer(name.content).map((rdn) => readDer(rdn.content).map(attributeOf));
}

/**
 * Name in the form of RFC 2253: last RDN first, attributes of a multi-valued RDN joined by `+` in the order the
 * certificate has them, types without keyword as `OID=#hex` (published VIHF: `CN=…+2.5.4.4=#…`).
 * @throws UnreadableDer
 */
export function distinguishedName(name: DerValue): string {
  return relativeNames(name)
    .reverse()
    .map((rdn) => rdn.map(attributeText).join('+'))
    .join(',');
}

/** First attribute of this type, as text; null when the name has none. @throws UnreadableDer */
export function nameAttribute(name: DerValue, type: string): string | null {
  const found = relativeNames(name)
    .flat()
    .find((attribute) => attribute.type === type);
  return found ? stringOf(found.value) : null;
}
