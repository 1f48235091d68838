import type { Element } from '@xmldom/xmldom';
import { descendants } from '../xml/element.ts';

/**
 * The `ClinicalDocument` of a file, whatever wraps it: it is the root, or it stands inside the style sheet of a
 * self-presenting document (root `xsl:stylesheet`, CDA CI-SIS V1.16.8 history; the sheet itself is ignored, H54).
 * The namespace is not asked for: old systems forget it.
 */
export function findClinicalDocument(root: Element): Element | null {
  return descendants(root, null, 'ClinicalDocument')[0] ?? null;
}
