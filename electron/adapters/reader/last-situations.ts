import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Situation } from '../../../shared/domain/card/practitioner.ts';
import type { LastSituations } from '../../services/card/ports.ts';

const situationSchema = z.object({ structureId: z.string(), structureName: z.string(), sector: z.string() });
const fileSchema = z.record(z.string(), situationSchema);

type Remembered = Readonly<Record<string, Situation>>;

function load(path: string): Remembered {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // First start, or a file that was spoilt: what is lost is a preselected line.
    return {};
  }
}

/**
 * Keeps the situation last used with each card in a file of the profile, outside the encrypted store, because it is
 * shown before any PIN (decision 10). It holds the holder's national identifier and his structure, nothing of a patient.
 */
export function lastSituations(path: string): LastSituations {
  let remembered = load(path);
  return {
    find: (nationalId) => remembered[nationalId] ?? null,
    keep: (nationalId, situation) => {
      remembered = { ...remembered, [nationalId]: situation };
      writeFileSync(`${path}.new`, JSON.stringify(remembered), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}
