import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from './store/open.ts';

export interface SeedOptions {
  documents?: number;
  dossier?: number;
}

/** What the seed offers (sandbox/seed). */
interface SeedModules {
  seedStore(db: Store, options: SeedOptions & { now: number }): Promise<void> | void;
  patientList(now: Date): unknown;
}

/**
 * Fills a new store and writes the patient list of the practice software beside it. A store that already has
 * patients is left as it is: what a session wrote survives restarts.
 */
export async function seed(store: Store, dataFolder: string, now: number, options: SeedOptions): Promise<void> {
  if (store.prepare('SELECT 1 FROM patients LIMIT 1').get()) return;
  const modules = await loadSeed();
  const patientsFile = join(dataFolder, 'patients.json');
  if (!modules) {
    writeFileSync(patientsFile, '{"patients":[]}\n');
    return;
  }
  const { documents, dossier } = options;
  await modules.seedStore(store, {
    now,
    ...(documents === undefined ? {} : { documents }),
    ...(dossier === undefined ? {} : { dossier }),
  });
  writeFileSync(patientsFile, `${JSON.stringify(modules.patientList(new Date(now)), null, 2)}\n`);
}

async function loadSeed(): Promise<SeedModules | null> {
  const [seedFile, listFile] = ['seed/seed.ts', 'seed/patients.ts'].map((name) => new URL(name, import.meta.url));
  if (!seedFile || !listFile || !existsSync(seedFile) || !existsSync(listFile)) return null;
  const { seedStore } = (await import(seedFile.href)) as Pick<SeedModules, 'seedStore'>; // written beside us
  const { patientList } = (await import(listFile.href)) as Pick<SeedModules, 'patientList'>;
  return { seedStore, patientList };
}
