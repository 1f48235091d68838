import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { patientList } from './seed/patients.ts';
import { seedStore } from './seed/seed.ts';
import { emptyStore, type Store } from './store/open.ts';

export interface SeedOptions {
  /** Documents in all; the awkward cases are always there. */
  documents?: number;
  /** Documents of the patient with the big dossier. */
  dossier?: number;
}

/** Value of `user_version` once seeding has come to its end. */
const SEEDED = 1;

/**
 * Fills a new store and writes the patient list of the practice software beside it. A store already seeded is left
 * as it is, and so is the list: what a session wrote survives restarts. A seeding cut short is begun anew.
 */
export async function seed(store: Store, dataFolder: string, now: number, options: SeedOptions): Promise<void> {
  if (store.pragma('user_version', { simple: true }) === SEEDED) return;
  emptyStore(store);
  const { documents, dossier } = options;
  const size = { ...(documents === undefined ? {} : { documents }), ...(dossier === undefined ? {} : { dossier }) };
  await seedStore(store, { now, ...size, onProgress: progressLine() });
  writeFileSync(join(dataFolder, 'patients.json'), `${JSON.stringify(patientList(new Date(now), size), null, 2)}\n`);
  store.pragma(`user_version = ${SEEDED}`);
}

/** Says every few seconds how far a big seeding has come; small ones end before the first line. */
function progressLine(): (written: number, total: number) => void {
  const EVERY_MS = 3000;
  let saidAt = Date.now();
  return (written, total) => {
    if (Date.now() - saidAt < EVERY_MS) return;
    saidAt = Date.now();
    console.log(`Documents du bac à sable : ${written} / ${total}`);
  };
}
