/** A piece of XML already written. */
export type Xml = string;

type Value = string | number | boolean | null | undefined;

const SPECIAL = /[&<>"\r\n\t]/g;
const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Escapes text for element content and attributes. */
export function escapeXml(value: string): string {
  // A list of two thousand documents escapes half a million values, nearly all plain.
  return value.search(SPECIAL) < 0 ? value : value.replace(SPECIAL, (found) => ESCAPED[found] ?? found);
}

/** Writes one element with escaped attributes (null ones left out) and written children. */
export function el(name: string, attributes: Readonly<Record<string, Value>> = {}, ...children: readonly Xml[]): Xml {
  let head = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== null && value !== undefined) head += ` ${key}="${escapeXml(String(value))}"`;
  }
  let content = '';
  for (const child of children) content += child;
  return content === '' ? `${head}/>` : `${head}>${content}</${name}>`;
}

/** An element that holds only text; nothing at all when the text is absent. */
export function textEl(name: string, value: string | null | undefined): Xml {
  return value === null || value === undefined ? '' : `<${name}>${escapeXml(value)}</${name}>`;
}
