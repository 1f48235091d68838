const TEXT: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const VALUE: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/** Character data as Canonical XML writes it (W3C c14n 1.0, §2.3), so that what is written is already in that form. */
export function escapedText(value: string): string {
  return value.replace(/[&<>\r]/g, (character) => TEXT[character] ?? character);
}

/** The value of an attribute between double quotes, as Canonical XML writes it. */
export function escapedValue(value: string): string {
  return value.replace(/[&<"\t\n\r]/g, (character) => VALUE[character] ?? character);
}
