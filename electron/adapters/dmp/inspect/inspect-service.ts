import type { Element } from '@xmldom/xmldom';
import { NS } from '../namespaces.ts';
import { childElements, descendants, filledText } from '../xml/element.ts';
import { orNull } from './printed.ts';
import type { PrintedTree, ServiceReport } from './report.ts';

/** Deepest nesting of these messages is four (outlines TD0.3, TD0.4); beyond, the text is kept as one. */
const DEEPEST = 10;

/** True for a message of the DMP's own services: authorisations (TD0.3), list of dossiers (TD0.4). */
export function isServiceMessage(element: Element): boolean {
  return element.namespaceURI === NS.habilitations || element.namespaceURI === NS.patients;
}

/** Text of a leaf, or its parts by name; a part given several times is a list. */
function treeOf(element: Element, depth: number): PrintedTree {
  const parts = childElements(element);
  if (parts.length === 0 || depth >= DEEPEST) return orNull(filledText(element));
  const names = [...new Set(parts.map((part) => part.localName ?? ''))];
  const entries = names.map((name): [string, PrintedTree] => {
    const values = parts.filter((part) => part.localName === name).map((part) => treeOf(part, depth + 1));
    return [name, values.length === 1 ? (values[0] ?? null) : values];
  });
  return Object.fromEntries(entries);
}

/** Says what a message of these services holds: its status when it is an answer, and every field as printed. */
export function inspectService(payload: Element): ServiceReport {
  const text = (name: string): string | null => orNull(filledText(descendants(payload, null, name)[0] ?? null));
  return {
    kind: 'dmp',
    message: payload.localName ?? '',
    status: text('status'),
    context: text('context'),
    fields: treeOf(payload, 0),
    faults: [],
  };
}
