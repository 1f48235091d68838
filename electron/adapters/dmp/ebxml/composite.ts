/** HL7 v2 composites: `^` between components, `&` between subcomponents (ITI TF-3 §4.2.3.1.7). */
const ESCAPES: readonly (readonly [string, string])[] = [
  ['\\', '\\E\\'],
  ['|', '\\F\\'],
  ['^', '\\S\\'],
  ['&', '\\T\\'],
  ['~', '\\R\\'],
];

/** A text that contains a separator, made harmless. */
export function escapeComponent(text: string): string {
  return text.replace(/[\\|^&~]/g, (character) => ESCAPES.find(([plain]) => plain === character)?.[1] ?? character);
}

function unescapeComponent(text: string): string {
  return text.replace(/\\[EFSTR]\\/g, (escaped) => ESCAPES.find(([, form]) => form === escaped)?.[0] ?? escaped);
}

/** Raw components of a composite, trailing blanks off. */
export function components(composite: string): string[] {
  return composite.split('^').map((component) => component.trim());
}

/** One component in clear; undefined when it is absent or blank. `number` counts from 1, as the standard does. */
export function componentText(parts: readonly string[], number: number): string | undefined {
  const text = unescapeComponent(parts[number - 1] ?? '').trim();
  return text === '' ? undefined : text;
}
