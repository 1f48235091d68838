import type { Element } from '@xmldom/xmldom';
import { attribute, child, childElements, children, filledText } from '../xml/element.ts';

const NAME_PARTS = new Set(['prefix', 'given', 'family', 'suffix', 'delimiter']);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A name as printed: its parts in their order, or its plain text when it has no parts. */
export function nameText(name: Element | null): string | undefined {
  if (!name) return undefined;
  const parts = childElements(name)
    .filter((part) => NAME_PARTS.has(part.localName ?? ''))
    .map(filledText)
    .filter((text) => text !== undefined);
  const text = oneLine(parts.length > 0 ? parts.join(' ') : (filledText(name) ?? ''));
  return text === '' ? undefined : text;
}

/** A part of a name with the qualifiers it bears (`BR`, `CL`, `SP`, several in one attribute are possible). */
interface Part {
  readonly text: string;
  readonly qualifiers: readonly string[];
}

function partsOf(patient: Element, name: string): Part[] {
  return children(patient, null, 'name')
    .flatMap((one) => children(one, null, name))
    .flatMap((element) => {
      const text = filledText(element);
      const qualifiers = (attribute(element, 'qualifier') ?? '').split(/\s+/).filter(Boolean);
      return text === undefined ? [] : [{ text: oneLine(text), qualifiers }];
    });
}

/** The names of a patient, whichever edition of the volet they were written by. */
export interface PatientNames {
  readonly birthName?: string;
  readonly usedName?: string;
  /** Every `given`, in order, whatever its qualifier. */
  readonly given: readonly string[];
  /** The given names without qualifier: those of the birth act; all of them when every one is qualified. */
  readonly birthGiven: readonly string[];
}

/**
 * Reads the names of a patient (CDA CI-SIS V1.16.8 §3.5.5.12; outlines TD2.1 for older editions).
 *
 * The birth name is the one marked `BR`; failing that, the one without qualifier; failing that, the only name there
 * is, since old emitters marked it `SP`. The used name is `CL`, or `SP` in the older editions.
 */
export function patientNames(patient: Element): PatientNames {
  const families = partsOf(patient, 'family');
  const marked = (mark: string) => families.find(({ qualifiers }) => qualifiers.includes(mark));
  const birth = marked('BR') ?? families.find(({ qualifiers }) => qualifiers.length === 0) ?? families[0];
  const used = marked('CL') ?? marked('SP');
  const given = partsOf(patient, 'given');
  const plain = given.filter(({ qualifiers }) => qualifiers.length === 0);
  return {
    ...(birth ? { birthName: birth.text } : {}),
    ...(used && used !== birth ? { usedName: used.text } : {}),
    given: given.map(({ text }) => text),
    birthGiven: (plain.length > 0 ? plain : given).map(({ text }) => text),
  };
}

/** Name of whoever acts in a role: a person, or the device that wrote the document. */
export function actorName(role: Element): string | undefined {
  const person = child(role, null, 'assignedPerson');
  const device = child(role, null, 'assignedAuthoringDevice');
  if (person) return nameText(child(person, null, 'name'));
  if (!device) return undefined;
  return filledText(child(device, null, 'softwareName')) ?? filledText(child(device, null, 'manufacturerModelName'));
}
