/** Writes XML as text. The sandbox has its own builder: it shares no codec with the client (decision 5). */

/** A piece of XML that is already escaped. */
export interface Xml {
  readonly xml: string;
}

type Attributes = Readonly<Record<string, string | undefined>>;
export type XmlChild = Xml | string | false | null | undefined | readonly XmlChild[];

/** An element; an attribute that is undefined is left out, text children are escaped. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly XmlChild[]): Xml {
  const start = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeAttribute(value ?? '')}"`)
    .join('');
  const content = children.map(textOf).join('');
  return { xml: content === '' ? `<${name}${start}/>` : `<${name}${start}>${content}</${name}>` };
}

/** A whole document, UTF-8. */
export function xmlDocument(root: Xml): Uint8Array {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`, 'utf8');
}

function textOf(child: XmlChild): string {
  if (child === false || child === null || child === undefined) return '';
  if (typeof child === 'string') return escapeText(child);
  return 'xml' in child ? child.xml : child.map(textOf).join('');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
