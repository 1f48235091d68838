import type { ChangedDocument } from '../change/change.ts';

export type ReplacementRefusal = 'replacement/author-only' | 'replacement/not-in-force' | 'replacement/patients-own';

/**
 * R16: an author replaces his own document, and only the version in force (dmp-interface §3.8); what the patient wrote
 * is the patient's to replace. Null when nothing speaks against it.
 */
export function replacementRefusal(document: ChangedDocument): ReplacementRefusal | null {
  if (document.patientAuthored) return 'replacement/patients-own';
  if (!document.mine) return 'replacement/author-only';
  return document.status === 'approved' ? null : 'replacement/not-in-force';
}
