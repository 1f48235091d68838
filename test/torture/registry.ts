/** What the store really holds, read from its own file: the only judge of «lost» and «doubled». */
import { join } from 'node:path';
import { openStore } from '../../sandbox/store/open.ts';

export interface Held {
  readonly uniqueId: string;
  readonly title: string;
  /** 1 for a document that is kept from its patient. */
  readonly hidden: number;
  readonly masked: number;
  /** Of its metadata: one more at each change. */
  readonly version: number;
}

/** Documents of the store whose title begins with these words. */
export function heldBy(storeFolder: string, prefix: string): readonly Held[] {
  const database = openStore(join(storeFolder, 'store.sqlite'));
  try {
    return database
      .prepare<[string], Held>(
        `SELECT unique_id AS uniqueId, title, invisible_to_patient AS hidden, masked_to_professionals AS masked, version
         FROM documents WHERE kind = 'document' AND title LIKE ? || '%'`,
      )
      .all(prefix);
  } finally {
    database.close();
  }
}

export interface Verdict {
  /** Accepted by the client and not in the store. */
  readonly lost: readonly string[];
  /** In the store more than once, by identifier or by content, or without having been accepted. */
  readonly doubled: readonly string[];
}

/**
 * Compares what was accepted with what is held.
 *
 * @param accepted title of each accepted document → its uniqueId; a title names one content.
 */
export function judge(
  accepted: ReadonlyMap<string, string>,
  held: readonly Pick<Held, 'uniqueId' | 'title'>[],
): Verdict {
  const ids = new Set(held.map(({ uniqueId }) => uniqueId));
  const seen = new Set<string>();
  const doubled: string[] = [];
  for (const { title, uniqueId } of held) {
    if (seen.has(title) || accepted.get(title) !== uniqueId) doubled.push(`${title} ${uniqueId}`);
    seen.add(title);
  }
  return { lost: [...accepted].filter(([, id]) => !ids.has(id)).map(([title]) => title), doubled };
}
