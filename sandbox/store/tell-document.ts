import { deservesTitledNotice } from '../rules/titled-notice.ts';
import { PATIENT, writeNotice } from './notices.ts';
import type { Store } from './open.ts';
import type { StoredDocument } from './records.ts';

type Told = Pick<StoredDocument, 'patientId' | 'title' | 'depositorId' | 'confidentialityCodes' | 'kind'>;

/** Tells the patient of a document that he may read from now on (R43); silent about one that somebody must not learn of. */
export function tellDocument(db: Store, document: Told, at: number): void {
  const codes = document.confidentialityCodes.map((one) => one.code);
  if (document.kind !== 'document' || !deservesTitledNotice(codes)) return;
  const { patientId, title, depositorId } = document;
  writeNotice(db, { patientId, recipient: PATIENT, at, kind: 'document-added', practitioner: depositorId, title });
}
