import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok } from '../../../shared/result.ts';
import type { RefusalNotes, Tally } from '../../services/audit/ports.ts';
import { holderPaths } from './holder-folder.ts';
import { writeDurably } from './write-durably.ts';

const tallySchema = z.strictObject({
  id: z.uuid(),
  holder: z.string().nullable(),
  channel: z.string().max(100),
  code: z.string().max(100),
  triesLeft: z.union([z.number(), z.string().max(20)]).nullable(),
  count: z.number().int().positive(),
  since: z.number(),
  last: z.number(),
});

function readTallies(path: string): readonly Tally[] {
  try {
    if (!existsSync(path)) return [];
    const parsed = z.array(tallySchema).safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : [];
  } catch {
    // A damaged file tells nothing more; the next refusal replaces it.
    return [];
  }
}

/** The counts of refusals beside the stores, in clear: counters without content (decision 13), nothing of a patient. */
export function refusalNotes(folder: string): RefusalNotes {
  const path = join(folder, 'refusals.json');
  return {
    read: () => readTallies(path),
    write: (tallies) => {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeDurably(path, JSON.stringify(tallies));
        return ok(null);
      } catch {
        return fail({ code: 'audit/disk' });
      }
    },
    nameOf: (holderId) => holderPaths(folder, holderId).holder,
  };
}
