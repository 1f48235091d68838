/** Fills an empty store: people, the documents written by hand, then as many more as asked. */
import { putAuthorisation } from '../store/authorisations.ts';
import { insertAssociation, insertDocument, insertSubmissionSet } from '../store/documents-write.ts';
import type { Store } from '../store/open.ts';
import { insertPatient } from '../store/patients.ts';
import { ASSOCIATION } from '../store/records.ts';
import { bulkKey, DOCUMENTS_EACH } from './bulk/bulk-cast.ts';
import { bulkPdfs, bulkPlan } from './bulk/bulk-plans.ts';
import { uuidOf } from './derive.ts';
import { CATALOGUE, seedDocuments } from './documents.ts';
import type { BuiltDocument } from './documents/build-document.ts';
import type { DocumentPlan } from './documents/document-plan.ts';
import type { SeedPatient } from './model.ts';
import { patientRecord } from './patient-record.ts';
import { seedPatients, type SeedSize } from './patients.ts';
import { LARGE_DOSSIER } from './patients/cast-rights.ts';

/** Documents a transaction: large enough to be quick, small enough for the write-ahead log. */
const CHUNK = 1_000;

export interface SeedOptions extends SeedSize {
  /** The clock, epoch ms; ages and dates of the seed count back from its day. */
  readonly now: number;
  readonly onProgress?: (written: number, total: number) => void;
}

/**
 * Seeds a store whose tables are empty; the same day and size give the same rows.
 * Throws when a row is refused, since the seed is ours: a second seeding of the same store, for one.
 */
export async function seedStore(db: Store, options: SeedOptions): Promise<void> {
  const now = new Date(options.now);
  const patients = seedPatients(now, options);
  const rows = new Map<string, number>();
  db.transaction(() => patients.forEach((patient) => rows.set(patient.key, writePatient(db, patient))))();
  const plans = await plansOf(patients, options, now);
  for (let start = 0; start < plans.length; start += CHUNK) {
    const built = await seedDocuments(patients, now, plans.slice(start, start + CHUNK));
    db.transaction(() => built.forEach((one) => writeDocument(db, one, rows)))();
    options.onProgress?.(start + built.length, plans.length);
  }
}

async function plansOf(patients: readonly SeedPatient[], size: SeedSize, now: Date): Promise<DocumentPlan[]> {
  const byKey = new Map(patients.map((patient) => [patient.key, patient]));
  const large = byKey.get(LARGE_DOSSIER);
  const sample = patients[0];
  if (!sample || !large) throw new Error('the cast is empty');
  const dossier = size.dossier ?? 0;
  const more = Math.max(0, (size.documents ?? 0) - CATALOGUE.length - dossier);
  if (dossier + more === 0) return [...CATALOGUE];
  const pdfs = await bulkPdfs(sample, now);
  const own = Array.from({ length: dossier }, (_, rank) => bulkPlan(large, rank, pdfs));
  const spread = Array.from({ length: more }, (_, rank) => {
    const patient = byKey.get(bulkKey(Math.floor(rank / DOCUMENTS_EACH)));
    if (!patient) throw new Error(`nobody for document ${rank}`);
    return bulkPlan(patient, rank % DOCUMENTS_EACH, pdfs);
  });
  return [...CATALOGUE, ...own, ...spread];
}

function writePatient(db: Store, patient: SeedPatient): number {
  const row = insertPatient(db, patientRecord(patient));
  for (const grant of patient.dossier?.grants ?? []) putAuthorisation(db, row, grant.nationalId, grant.state, grant.at);
  return row;
}

const findSet = 'SELECT id FROM submission_sets WHERE entry_uuid = ?';

function writeDocument(db: Store, built: BuiltDocument, rows: ReadonlyMap<string, number>): void {
  const patientId = rows.get(built.patient.key);
  if (patientId === undefined) throw new Error(`no row for ${built.patient.key}`);
  const setId = setRow(db, built, patientId);
  insertDocument(db, { ...built.document, patientId, setId });
  const { entryUuid } = built.document;
  associate(db, ASSOCIATION.hasMember, built.set.entryUuid, entryUuid, setId);
  if (built.replacedUuid !== null) associate(db, ASSOCIATION.replaces, entryUuid, built.replacedUuid, setId);
}

/** A document filed in the lot of another one joins it; the store refuses the same lot twice. */
function setRow(db: Store, built: BuiltDocument, patientId: number): number {
  if (built.plan.lot !== undefined) {
    const row = db.prepare<[string], { id: number }>(findSet).get(built.set.entryUuid);
    if (row) return row.id;
  }
  return insertSubmissionSet(db, { ...built.set, patientId });
}

function associate(db: Store, kind: string, sourceUuid: string, targetUuid: string, setId: number): void {
  const entryUuid = `urn:uuid:${uuidOf(`association|${kind}|${sourceUuid}|${targetUuid}`)}`;
  insertAssociation(db, { entryUuid, kind, sourceUuid, targetUuid, setId });
}
