/** A piece of XML already written. */
export type Xml = string;

type Value = string | number | boolean | null | undefined;

/** Escapes text for element content and attributes. */
export function escapeXml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;');
}

/** Writes one element with escaped attributes (null ones left out) and written children. */
export function el(name: string, attributes: Readonly<Record<string, Value>> = {}, ...children: readonly Xml[]): Xml {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  const content = children.join('');
  return content === '' ? `<${name}${list}/>` : `<${name}${list}>${content}</${name}>`;
}

/** An element that holds only text; nothing at all when the text is absent. */
export function textEl(name: string, value: string | null | undefined): Xml {
  return value === null || value === undefined ? '' : `<${name}>${escapeXml(value)}</${name}>`;
}
