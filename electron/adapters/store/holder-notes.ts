import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { holderPaths } from './holder-folder.ts';
import { writeDurably } from './write-durably.ts';

/**
 * What is known of a holder before his PIN, in clear: counters without content (decision 13) and the situation of
 * exercise last used (decision 10). Nothing of a patient may ever be added here.
 */
const notesSchema = z.strictObject({
  waiting: z.number().int().nonnegative(),
  since: z.number().nullable(),
  situation: z.strictObject({ structureId: z.string(), structureName: z.string(), sector: z.string() }).nullable(),
  /** Place and hash of the journal's last row at the last lock: a witness outside the database (H55). */
  journal: z.strictObject({ sequence: z.number().int(), hash: z.string() }).nullable().default(null),
});
export type HolderNotes = z.infer<typeof notesSchema>;

const NOTHING: HolderNotes = { waiting: 0, since: null, situation: null, journal: null };

function pathOf(folder: string, holderId: string): string {
  return join(holderPaths(folder, holderId).folder, 'notes.json');
}

/** The notes of a holder; empty ones when there are none or they cannot be read: they are a convenience, no more. */
export function readHolderNotes(folder: string, holderId: string): HolderNotes {
  try {
    const path = pathOf(folder, holderId);
    if (!existsSync(path)) return NOTHING;
    const parsed = notesSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : NOTHING;
  } catch {
    // Unreadable folder or damaged file: the login says it when it opens the store itself.
    return NOTHING;
  }
}

/** Replaces some of the notes; asked at lock (counters) and once a situation is chosen. Throws what the disk says. */
export function writeHolderNotes(folder: string, holderId: string, changes: Partial<HolderNotes>): void {
  const notes = { ...readHolderNotes(folder, holderId), ...changes };
  writeDurably(pathOf(folder, holderId), JSON.stringify(notesSchema.parse(notes)));
}
