import type { DocumentView } from '../../../shared/contract/document.ts';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import type { AuditEvent, AuditKind } from '../../../shared/domain/audit/event.ts';
import type { DocumentEntry } from '../../../shared/domain/document/entry.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';

/** The dossier under the banner as far as showing goes. */
export interface ShownDossier {
  readonly insId: string;
  readonly isMinor: boolean;
  /** In an emergency nothing is shown to anybody. */
  readonly inEmergency: boolean;
  readonly rows: Iterable<{ readonly row: DocumentRow; readonly entry: DocumentEntry }>;
}

/** The dossier of a living token, or `dossier/not-open`. */
export type FindDossier = (token: string) => Result<ShownDossier, Fault>;

/** Reads a document of the list, as for the practitioner. */
export type ReadOne = (token: string, rowId: string) => Promise<Result<DocumentView, Fault>>;

/** Writes one act in the journal. */
export interface WriteAudit {
  write(kind: AuditKind, patient: string | undefined, facts: AuditEvent['facts']): void;
}
