import type { DocumentEntry } from './entry.ts';

/** What a practitioner decides on when he changes a document, as one comparable text. */
function decisive(entry: DocumentEntry): string {
  const { logicalId, uniqueId, hash, title, typeCode, availabilityStatus, confidentialityCodes } = entry;
  const codes = confidentialityCodes.map(({ code }) => code).sort((a, b) => (a < b ? -1 : 1));
  return JSON.stringify([logicalId, uniqueId, hash, title, typeCode?.code, availabilityStatus, codes]);
}

/**
 * H21: whether an entry still is what was on the screen when its change was decided. Its `entryUUID` and `version` may
 * differ: the registry renews them at each change, our own included, and the latest go into the message.
 *
 * @param seen the entry of the list.
 * @param now the same entry, read just before the change.
 */
export function isAsSeen(seen: DocumentEntry, now: DocumentEntry): boolean {
  return decisive(seen) === decisive(now);
}
