import { replacementVisibility } from '../rules/replacement-visibility.ts';
import { loadDocuments } from '../store/documents-read.ts';
import type { Store } from '../store/open.ts';
import { ASSOCIATION, type StoredDocument } from '../store/records.ts';
import { statement } from '../store/statement.ts';
import type { WrittenEntry, WrittenSubmission } from '../xds/read-submission.ts';
import type { RegistryError } from '../xds/registry-response.ts';

/** A submission whose new versions bear the restrictions of those they replace, with what could not be. */
export interface Inherited {
  written: WrittenSubmission;
  faults: RegistryError[];
}

/** R25, N7: adds to each new version what it inherits; the sender may have forgotten it, or not know of it. */
export function inheritRestrictions(store: Store, written: WrittenSubmission): Inherited {
  const faults: RegistryError[] = [];
  const entries = written.entries.map((entry) => {
    const target = written.associations.find((one) => one.kind === ASSOCIATION.replaces && one.source === entry.id);
    const old = target ? findReplaced(store, target.target) : null;
    const outcome = old ? replacementVisibility(codesOf(old), codesOf(entry)) : { inherited: [] };
    if ('refused' in outcome) faults.push({ code: 'XDSReplaceFailed', context: `${entry.id} : ${outcome.refused}` });
    const codes = 'inherited' in outcome ? outcome.inherited : [];
    const added = old?.confidentialityCodes.filter((one) => codes.includes(one.code)) ?? [];
    return { ...entry, confidentialityCodes: [...entry.confidentialityCodes, ...added] };
  });
  return { written: { ...written, entries }, faults };
}

const codesOf = (one: WrittenEntry | StoredDocument): string[] => one.confidentialityCodes.map((coded) => coded.code);

/** Whether it may be replaced at all is checked elsewhere (replacement.ts). */
function findReplaced(store: Store, entryUuid: string): StoredDocument | null {
  const row = statement<[string], { id: number }>(store, 'SELECT id FROM documents WHERE entry_uuid = ?').get(
    entryUuid,
  );
  return row ? (loadDocuments(store, [row.id])[0] ?? null) : null;
}
