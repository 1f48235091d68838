/** The documents written by hand, in every type and state that a practitioner meets; bulk ones are made in `bulk/`. */
import type { SeedPatient } from './model.ts';
import { buildDocument, type BuiltDocument } from './documents/build-document.ts';
import { nessiBiology } from './documents/catalogue/nessi-biology.ts';
import { nessiReports } from './documents/catalogue/nessi-reports.ts';
import { nessiTreatments } from './documents/catalogue/nessi-treatments.ts';
import { others, traps } from './documents/catalogue/others.ts';
import { trois } from './documents/catalogue/trois.ts';
import type { DocumentPlan } from './documents/document-plan.ts';

/** Every page of the catalogue, oldest version of a document before the newer ones. */
export const CATALOGUE: readonly DocumentPlan[] = [
  ...nessiBiology,
  ...nessiReports,
  ...nessiTreatments,
  ...trois,
  ...others,
  ...traps,
];

/**
 * Builds the documents of the catalogue (or the given pages of it), bytes included.
 *
 * @param patients the people of the same clock day (`seedPatients`).
 */
export async function seedDocuments(
  patients: readonly SeedPatient[],
  now: Date,
  plans: readonly DocumentPlan[] = CATALOGUE,
): Promise<BuiltDocument[]> {
  const people = new Map(patients.map((patient) => [patient.key, patient]));
  const built: BuiltDocument[] = [];
  for (const plan of plans) built.push(await buildDocument(plan, people, versionOf, now));
  return built;
}

/** Rank of a document among its versions, 1 for the first, and the key of that first one. */
function versionOf(key: string): { rank: number; first: string } {
  const replaces = CATALOGUE.find((plan) => plan.key === key)?.replaces;
  if (replaces === undefined) return { rank: 1, first: key };
  const before = versionOf(replaces);
  return { rank: before.rank + 1, first: before.first };
}
