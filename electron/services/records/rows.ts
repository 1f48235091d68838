import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import type { DocumentEntry } from '../../../shared/domain/document/entry.ts';
import { isPatientAuthored } from '../../../shared/domain/document/patient-authored.ts';
import type { Author } from '../../../shared/domain/document/person.ts';
import { entryStates } from '../../../shared/domain/document/visibility.ts';
import type { Labels } from './ports.ts';

/** What a row is made with: labels, whose documents are one's own, what the copy holds. */
export interface RowNeeds {
  readonly labels: Labels;
  readonly practitionerId: string;
  readonly inCopy: (uniqueId: string) => boolean;
}

function personLabel(author: Author | undefined): string {
  const { family, given } = author?.person ?? {};
  return [family, given].filter(Boolean).join(' ');
}

/**
 * A registry entry as a row of the list. The emitter's own title stays; without one the label of the type stands in.
 * Nothing is dropped for being unknown (H08).
 */
export function toRow(entry: DocumentEntry, needs: RowNeeds): DocumentRow {
  const author = entry.authors[0];
  const typeLabel = needs.labels.typeLabel(entry.typeCode);
  const actTime = entry.serviceStartTime ?? entry.creationTime;
  return {
    rowId: entry.entryUUID,
    uniqueId: entry.uniqueId,
    title: entry.title?.trim() || typeLabel,
    typeLabel,
    classLabel: needs.labels.classLabel(entry.classCode),
    ...(entry.typeCode && { typeCode: entry.typeCode.code }),
    ...(entry.classCode && { classCode: entry.classCode.code }),
    ...(actTime !== undefined && { actTime }),
    authorLabel: personLabel(author),
    institutionLabel: author?.institutions[0]?.name ?? '',
    states: entryStates(entry),
    patientAuthored: isPatientAuthored(entry),
    mine: entry.authors.some((one) => one.person?.id === needs.practitionerId),
    mimeType: entry.mimeType,
    ...(entry.formatCode && { formatCode: entry.formatCode.code }),
    ...(entry.size !== undefined && { size: entry.size }),
    inCopy: needs.inCopy(entry.uniqueId),
  };
}
