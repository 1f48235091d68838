import { PARAMETER_NAMES } from '../../../../shared/domain/parameters/store-parameters.ts';
import type { ParameterTexts } from '../../../services/parameters/ports.ts';
import { childElements, filledAttribute, filledText, type XmlElement } from '../xml/element.ts';
import { readTree } from '../xml/read-tree.ts';

/** The file holds a few dozen short values; its real size was never seen. */
const BOUNDS = { bytes: 1024 * 1024, depth: 30, elements: 20_000 };
const LONGEST_VALUE = 2_000;

const NAMED_BY = ['nom', 'name', 'code', 'cle', 'id'];
const VALUED_BY = ['valeur', 'value', 'val'];

/** What an element says under one of these names, as an attribute or as a child. */
function said(element: XmlElement, names: readonly string[]): string | undefined {
  for (const name of names) {
    const attribute = filledAttribute(element, name);
    if (attribute !== undefined) return attribute;
  }
  const inner = childElements(element).find(({ localName }) => localName !== null && names.includes(localName));
  return inner ? filledText(inner) : undefined;
}

/** An element and all those inside it, in document order. */
function everyElement(root: XmlElement): XmlElement[] {
  return [root, ...childElements(root).flatMap(everyElement)];
}

/** One parameter: `<p nom valeur>`, `<p nom>valeur</p>`, `<p><nom/><valeur/></p>` or `<nom>valeur</nom>`. */
function parameterOf(element: XmlElement): readonly [string, string] | null {
  const name = said(element, NAMED_BY);
  const isLeaf = childElements(element).length === 0;
  const value = said(element, VALUED_BY) ?? (isLeaf ? filledText(element) : undefined);
  const key = name ?? (isLeaf ? element.localName : null);
  return key && value !== undefined && value.length <= LONGEST_VALUE ? [key, value] : null;
}

/**
 * Reads a parameter file leniently: its schema was never seen (dmp-interface §9), so every way of writing a name and a
 * value is taken, and names that we do not know are kept.
 *
 * @returns values by name, the first one when a name comes twice; null for what is not XML, or names none of the
 *   parameters that we know: that is another file.
 */
export function readParameters(bytes: Uint8Array): ParameterTexts | null {
  const root = readTree(bytes, { bounds: BOUNDS });
  if (!root.ok) return null;
  const texts = new Map<string, string>();
  for (const element of everyElement(root.value)) {
    const parameter = parameterOf(element);
    if (parameter && !texts.has(parameter[0])) texts.set(...parameter);
  }
  const known = Object.values(PARAMETER_NAMES).some((name) => texts.has(name));
  return known ? Object.fromEntries(texts) : null;
}
