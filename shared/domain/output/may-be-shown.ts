import type { DocumentEntry } from '../document/entry.ts';
import { restrictionsOf } from '../document/visibility.ts';
import { outputRefusal } from './output-refusal.ts';

/**
 * Whether a document of the last list may stand on a screen turned to its patient (R28, N7, mock-up 13): in force, not
 * held, and for a minor not hidden from those who may stand beside him. The registry's own word decides: what it lists
 * as hidden stays hidden, even past a release that we reckoned.
 */
export function mayBeShown(entry: DocumentEntry, isMinor: boolean): boolean {
  if (entry.availabilityStatus !== 'approved') return false;
  const restrictions = restrictionsOf(entry);
  const document = {
    invisible: restrictions.includes('INVISIBLE_PATIENT'),
    secret: restrictions.includes('INVISIBLE_REPRESENTANTS_LEGAUX'),
    listedAt: 0,
    isMinor,
    hold: null,
  };
  return outputRefusal('show-to-patient', document) === null;
}
