import type { DocumentEntry, UnreadableEntry } from '../document/entry.ts';
import { restrictionsOf } from '../document/visibility.ts';

/** Why one document of a copy goes (R41). Codes are stable: the journal keeps them. */
export type DocumentEnd = 'masked' | 'deleted' | 'no-longer-listed' | 'restricted-now';

/** Who reads: the author and the médecin traitant see what is masked to others (R21). */
export interface Reader {
  readonly practitionerId: string;
  readonly isTreatingPhysician: boolean;
}

function isAuthor(entry: DocumentEntry, reader: Reader): boolean {
  return entry.authors.some((author) => author.person?.id === reader.practitionerId);
}

/**
 * Whether a document may stay in the copy of this reader, by its codes as last received: null when it may.
 * A document masked to professionals stays for its author and the médecin traitant only; a deleted one for nobody.
 */
export function documentEnd(entry: DocumentEntry, reader: Reader): DocumentEnd | null {
  if (entry.availabilityStatus === 'deleted') return 'deleted';
  const masked = restrictionsOf(entry).includes('MASQUE_PS');
  return masked && !reader.isTreatingPhysician && !isAuthor(entry, reader) ? 'masked' : null;
}

/** What only a médecin traitant could keep: it goes with that status, whoever wrote it being left his own (R41). */
export function endWithoutStatus(entry: DocumentEntry, reader: Reader): DocumentEnd | null {
  const restricted = restrictionsOf(entry).length > 0;
  return restricted && !isAuthor(entry, reader) ? 'restricted-now' : null;
}

/**
 * Documents of a copy that a fresh list no longer allows: masked or deleted there, or no longer in it. Absence counts
 * only when the list is whole and without bound (H07, H09): a partial list proves nothing.
 *
 * @param kept uniqueIds of the documents in the copy.
 */
export function endedDocuments(
  kept: readonly string[],
  fresh: {
    readonly rows: readonly (DocumentEntry | UnreadableEntry)[];
    readonly complete: boolean;
    readonly scopeFrom: string | null;
  },
  reader: Reader,
): readonly { readonly uniqueId: string; readonly reason: DocumentEnd }[] {
  const whole = fresh.complete && fresh.scopeFrom === null;
  const listed = new Map(fresh.rows.map((row) => [row.uniqueId, row]));
  return kept.flatMap((uniqueId) => {
    const row = listed.get(uniqueId);
    if (!row) return whole ? [{ uniqueId, reason: 'no-longer-listed' as const }] : [];
    const reason = 'unreadable' in row ? null : documentEnd(row, reader);
    return reason ? [{ uniqueId, reason }] : [];
  });
}
