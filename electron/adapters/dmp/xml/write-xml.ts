import { escapedText, escapedValue } from './escape.ts';

declare const written: unique symbol;

/** Serialised, well-formed XML. Plain text is not assignable to it: every text passes through here (H38). */
export type Xml = string & { readonly [written]: true };

/** Attributes in the order they are written; undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** A character that no XML 1.0 document can hold, not even escaped (production 2 «Char»). */
const ILLEGAL = new RegExp('[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]');

/** Our own data could not be written as XML: the caller let an unwritable character through. */
export class UnwritableText extends Error {
  override readonly name = 'UnwritableText';
}

/** True when the text can stand in an XML document as it is. */
export function isWritable(text: string): boolean {
  return !ILLEGAL.test(text) && text.isWellFormed();
}

function checked(text: string): string {
  if (!isWritable(text)) throw new UnwritableText('a character that XML cannot hold');
  return text;
}

/** Character data. @throws UnwritableText */
export function text(value: string): Xml {
  return escapedText(checked(value)) as Xml;
}

/** One element; `children` are pieces already written, in order. @throws UnwritableText */
export function tag(name: string, attributes: Attributes = {}, ...children: readonly (Xml | null)[]): Xml {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapedValue(checked(value))}"`))
    .join('');
  const inside = children.filter((piece) => piece !== null).join('');
  // Both forms below are built from escaped pieces only: this is the one place that may give the brand.
  return (inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`) as Xml;
}

/** An element that holds text only. */
export function leaf(name: string, value: string, attributes: Attributes = {}): Xml {
  return tag(name, attributes, text(value));
}

/** Several pieces one after the other. */
export function all(pieces: readonly Xml[]): Xml {
  return pieces.join('') as Xml;
}

/** Lets in XML that was written, signed or canonicalised elsewhere and must not be touched again. */
export function trustedXml(serialised: string): Xml {
  return serialised as Xml;
}

/** A whole document in UTF-8, with its declaration. */
export function xmlDocument(root: Xml): Uint8Array {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${root}`, 'utf8');
}
