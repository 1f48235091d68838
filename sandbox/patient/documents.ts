import { NORMAL_CODE, RESTRICTION, RESTRICTION_SCHEME } from '../rules/visibility-change.ts';
import { loadContent, loadDocuments } from '../store/documents-read.ts';
import { setStatus } from '../store/documents-write.ts';
import type { AvailabilityStatus, Coded, StoredDocument } from '../store/records.ts';
import { statement } from '../store/statement.ts';
import { reviseConfidentiality, versionsOf } from '../store/versions.ts';
import { done, refuse, traceAct, type Desk, type Outcome } from './desk.ts';

/** A document as the patient's side shows it. */
export interface PatientDocument {
  uniqueId: string;
  title: string;
  typeCode: Coded;
  classCode: Coded;
  status: AvailabilityStatus;
  creationTime: string;
  /** Masked to professionals: the barred eye. */
  masked: boolean;
  /** The patient put it there himself, and may delete it (R16). */
  own: boolean;
  /** Who wrote it, for people: `Dr LIBRE Jeanne`, or the structure of an automatic feed. */
  author: string;
}

/** R28, R35: a held document does not exist here, nor a secret one for the representatives. */
const VISIBLE = `d.patient_id = ? AND d.kind = 'document' AND d.status <> 'Deleted' AND d.invisible_to_patient = 0
  AND (? = 'holder' OR d.invisible_to_representatives = 0)`;

/** Documents the viewer may read, latest first; replaced versions and archived ones with their status. */
export function listDocuments(desk: Desk): PatientDocument[] {
  const rows = statement<[number, string], { id: number }>(
    desk.store,
    `SELECT d.id FROM documents d WHERE ${VISIBLE} ORDER BY d.creation_time DESC, d.id DESC`,
  ).all(desk.patient.id, desk.viewer);
  const ids = rows.map((row) => row.id);
  return loadDocuments(desk.store, ids).map((one) => toPatientDocument(desk, one));
}

function toPatientDocument(desk: Desk, one: StoredDocument): PatientDocument {
  const { uniqueId, title, typeCode, classCode, status, creationTime, confidentialityCodes } = one;
  const masked = confidentialityCodes.some((coded) => coded.code === RESTRICTION.masked);
  return {
    uniqueId,
    title,
    typeCode,
    classCode,
    status,
    creationTime,
    masked,
    own: isOwn(desk, one),
    author: authorText(one),
  };
}

function authorText({ authors: [first] }: StoredDocument): string {
  const [, family = '', given = '', , , , , , , kind] = first?.person.split('^') ?? [];
  const place = first?.institutions[0]?.split('^')[0] ?? '';
  // Type U: a feed writes in the name of its structure (dmp-interface §3.4).
  if (kind === 'U' || family === '') return place;
  const title = first?.specialties[0]?.startsWith('G15_10') ? 'Dr ' : '';
  return `${title}${family} ${given}`.trim();
}

const isOwn = (desk: Desk, one: StoredDocument): boolean => one.depositorId === desk.patient.ins.value;

/** A document the viewer may read; null for one that he may not, as for one that does not exist. */
function findDocument(desk: Desk, uniqueId: string): StoredDocument | null {
  const row = statement<[number, string, string], { id: number }>(
    desk.store,
    `SELECT d.id FROM documents d WHERE ${VISIBLE} AND d.unique_id = ?`,
  ).get(desk.patient.id, desk.viewer, uniqueId);
  return row ? (loadDocuments(desk.store, [row.id])[0] ?? null) : null;
}

/** Bytes of a document; null when the viewer may not read it. */
export function readDocument(desk: Desk, uniqueId: string): Buffer | null {
  const document = findDocument(desk, uniqueId);
  if (document) traceAct(desk, 'patient.read', uniqueId);
  return document ? loadContent(desk.store, document.contentId) : null;
}

/**
 * Masks a document to professionals, or unmasks it, with all its versions; the patient may change his mind (R21).
 *
 * @returns refusal `patient/unknown-document`
 */
export function setMasked(desk: Desk, uniqueId: string, masked: boolean): Outcome<'patient/unknown-document'> {
  const document = findDocument(desk, uniqueId);
  if (!document) return refuse('patient/unknown-document');
  for (const one of loadDocuments(desk.store, versionsOf(desk.store, document.id))) {
    const others = one.confidentialityCodes.filter((coded) => coded.code !== RESTRICTION.masked);
    const codes = masked ? [...others, MASKED] : others;
    reviseConfidentiality(desk.store, one.id, codes.length > 0 ? codes : [NORMAL_CODE]);
  }
  traceAct(desk, masked ? 'patient.mask' : 'patient.unmask', uniqueId);
  return done;
}

const MASKED: Coded = {
  code: RESTRICTION.masked,
  scheme: RESTRICTION_SCHEME,
  label: 'Masqué aux professionnels de santé',
};

/**
 * Deletes what the patient himself put there; anything else goes through its author (R16).
 *
 * @returns refusal `patient/unknown-document` or `patient/not-own-document`
 */
export function deleteOwn(
  desk: Desk,
  uniqueId: string,
): Outcome<'patient/unknown-document' | 'patient/not-own-document'> {
  const document = findDocument(desk, uniqueId);
  if (!document) return refuse('patient/unknown-document');
  if (!isOwn(desk, document)) return refuse('patient/not-own-document');
  setStatus(desk.store, document.entryUuid, 'Deleted');
  traceAct(desk, 'patient.delete', uniqueId);
  return done;
}
