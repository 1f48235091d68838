import type { DocumentEntry } from '../entry.ts';
import { isPatientAuthored } from '../patient-authored.ts';
import { restrictionsOf } from '../visibility.ts';
import {
  DOCUMENT_CHANGES,
  type Asker,
  type ChangedDocument,
  type ChangeRefusal,
  type ChangeRule,
  type DocumentChange,
} from './change.ts';
import { combinationAllowed } from './combination.ts';
import { fitsState } from './fits-state.ts';
import { whoMay } from './who-may.ts';

const RULES: readonly ChangeRule[] = [fitsState, whoMay, combinationAllowed];

/** What these rules look at in an entry of the registry. */
export function toChangedDocument(entry: DocumentEntry, practitionerId: string): ChangedDocument {
  return {
    restrictions: restrictionsOf(entry),
    status: entry.availabilityStatus,
    mine: entry.authors.some((author) => author.person?.id === practitionerId),
    patientAuthored: isPatientAuthored(entry),
  };
}

/** The first reason why a change is not asked of the store; null when it is. */
export function changeRefusal(change: DocumentChange, document: ChangedDocument, asker: Asker): ChangeRefusal | null {
  for (const rule of RULES) {
    const refusal = rule(change, document, asker);
    if (refusal) return refusal;
  }
  return null;
}

/** The changes a screen offers on a document: those nothing speaks against (R16, R21, R25, R27). */
export function offeredChanges(document: ChangedDocument, asker: Asker): readonly DocumentChange[] {
  return DOCUMENT_CHANGES.filter((change) => changeRefusal(change, document, asker) === null);
}
