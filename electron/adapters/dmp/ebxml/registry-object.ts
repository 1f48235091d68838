import type { Code } from '../../../../shared/domain/document/code.ts';
import { NS } from '../namespaces.ts';
import { attribute, child, children, filledAttribute, filledText, type XmlElement } from '../xml/element.ts';

/** One classification as printed. */
export interface ClassificationFacts {
  readonly scheme?: string;
  readonly node?: string;
  readonly value?: string;
  readonly label?: string;
  readonly slots: ReadonlyMap<string, readonly string[]>;
}

/** What any ebXML registry object is made of, whatever its order and prefixes. */
export interface RegistryObject {
  readonly id?: string;
  readonly logicalId?: string;
  readonly objectType?: string;
  readonly status?: string;
  readonly mimeType?: string;
  readonly name?: string;
  readonly description?: string;
  readonly version?: string;
  readonly slots: ReadonlyMap<string, readonly string[]>;
  readonly classifications: readonly ClassificationFacts[];
  /** Value of each external identifier by its scheme. */
  readonly identifiers: ReadonlyMap<string, string>;
}

/** Slots of an element by name, values in order; a slot given twice adds up. */
export function readSlots(parent: XmlElement): Map<string, string[]> {
  const slots = new Map<string, string[]>();
  for (const slot of children(parent, NS.rim, 'Slot')) {
    const name = filledAttribute(slot, 'name');
    const list = child(slot, NS.rim, 'ValueList');
    const values = list ? children(list, NS.rim, 'Value').flatMap((value) => filledText(value) ?? []) : [];
    if (!name) continue;
    const known = slots.get(name);
    // Added in place: a hostile message may repeat one slot a hundred thousand times.
    if (known) for (const value of values) known.push(value);
    else slots.set(name, values);
  }
  return slots;
}

/** A localised text: the French one when there are several. */
function localised(parent: XmlElement, name: string): string | undefined {
  const holder = child(parent, NS.rim, name);
  const texts = holder ? children(holder, NS.rim, 'LocalizedString') : [];
  const french = texts.find((text) => text.getAttribute('xml:lang')?.toLowerCase().startsWith('fr'));
  const value = (french ?? texts[0])?.getAttribute('value');
  return value ? value : undefined;
}

function classificationOf(element: XmlElement): ClassificationFacts {
  const facts = {
    scheme: filledAttribute(element, 'classificationScheme'),
    node: filledAttribute(element, 'classificationNode'),
    value: filledAttribute(element, 'nodeRepresentation'),
    label: localised(element, 'Name'),
  };
  return {
    slots: readSlots(element),
    ...(facts.scheme ? { scheme: facts.scheme } : {}),
    ...(facts.node ? { node: facts.node } : {}),
    ...(facts.value ? { value: facts.value } : {}),
    ...(facts.label ? { label: facts.label } : {}),
  };
}

function identifiersOf(element: XmlElement): Map<string, string> {
  return new Map(
    children(element, NS.rim, 'ExternalIdentifier').flatMap((identifier) => {
      const scheme = filledAttribute(identifier, 'identificationScheme');
      const value = filledAttribute(identifier, 'value');
      return scheme && value ? [[scheme, value] as const] : [];
    }),
  );
}

/** Reads a registry object without judging it. */
export function readRegistryObject(element: XmlElement): RegistryObject {
  const versionInfo = child(element, NS.rim, 'VersionInfo');
  const facts = {
    id: filledAttribute(element, 'id'),
    logicalId: filledAttribute(element, 'lid'),
    objectType: filledAttribute(element, 'objectType'),
    status: filledAttribute(element, 'status'),
    mimeType: filledAttribute(element, 'mimeType'),
    name: localised(element, 'Name'),
    description: localised(element, 'Description'),
    version: versionInfo ? attribute(versionInfo, 'versionName') : undefined,
  };
  const filled = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  return {
    ...filled,
    slots: readSlots(element),
    classifications: children(element, NS.rim, 'Classification').map(classificationOf),
    identifiers: identifiersOf(element),
  };
}

/** Codes of one scheme, in order; what is missing in one of them stays empty, nothing is dropped (H08). */
export function codesOf(object: RegistryObject, scheme: string): Code[] {
  return object.classifications
    .filter((classification) => classification.scheme === scheme)
    .map(({ value, label, slots }) => ({
      code: value ?? '',
      codeSystem: slots.get('codingScheme')?.[0] ?? '',
      ...(label ? { displayName: label } : {}),
    }));
}
