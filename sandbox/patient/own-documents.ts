import { randomUUID } from 'node:crypto';
import { buildDocument, type BuiltDocument } from '../seed/documents/build-document.ts';
import type { Body } from '../seed/documents/document-plan.ts';
import { paragraph } from '../seed/documents/report.ts';
import type { SeedPatient } from '../seed/model.ts';
import { insertAssociation, insertDocument, insertSubmissionSet } from '../store/documents-write.ts';
import type { StoredPatient } from '../store/patients.ts';
import { ASSOCIATION } from '../store/records.ts';
import { refuse, traceAct, type Desk } from './desk.ts';

/** Types that the holder adds himself (Ségur: DOCPAT; «expression du titulaire»), with the words a patient reads. */
export const OWN_TYPES: Readonly<Record<string, string>> = {
  DOCPAT03: 'Compte rendu',
  DOCPAT05: 'Résultats d’analyses',
  DOCPAT06: 'Document de prévention, vaccination',
  DOCPAT01: 'Résumé de mon dossier',
  DOCPAT08: 'Mon profil médical',
  DOCPAT04: 'Images médicales',
  DOCPAT02: 'Ordonnance, traitement',
  DOCPAT07: 'Certificat',
  DOCPAT09: 'Document administratif',
  EXPPAT_3: 'Mes directives anticipées',
  EXPPAT_1: 'Mes volontés et mes droits',
  EXPPAT_2: 'Autre document',
};

const MAX_TITLE = 128;
const MAX_BYTES = 5 * 1024 * 1024 * 0.7;
const PDF_MARK = '%PDF-';

export interface OwnDocument {
  type: string;
  title: string;
  /** What was typed; ignored when there is a file. */
  text: string;
  /** Bytes of a PDF. */
  file: Buffer | null;
}

export type OwnDocumentRefusal =
  | 'patient/unknown-type'
  | 'patient/no-title'
  | 'patient/title-too-long'
  | 'patient/empty-document'
  | 'patient/not-a-pdf'
  | 'patient/file-too-large';

/** A document ready to be added, or why not. */
export type PreparedDocument = { ok: true; built: BuiltDocument } | { ok: false; refusal: OwnDocumentRefusal };

/** Writes the document that the patient wants to add; nothing is kept yet. */
export async function prepareOwn(patient: StoredPatient, own: OwnDocument, now: number): Promise<PreparedDocument> {
  const why = ownRefusal(own);
  if (why) return refuse(why);
  const person = personOf(patient);
  // The writer reckons an act, then the writing forty minutes later: the writing is now.
  const actAt = new Date(now - 40 * 60_000);
  const time = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' });
  const plan = {
    key: `own|${randomUUID()}`,
    patient: person.key,
    type: own.type,
    title: own.title.trim(),
    author: 'patient' as const,
    daysAgo: 0,
    time: time.format(actAt),
    body: bodyOf(own),
  };
  const built = await buildDocument(plan, new Map([[person.key, person]]), (key) => ({ rank: 1, first: key }), actAt);
  return { ok: true, built };
}

function ownRefusal({ type, title, text, file }: OwnDocument): OwnDocumentRefusal | null {
  if (!Object.hasOwn(OWN_TYPES, type)) return 'patient/unknown-type';
  if (title.trim() === '') return 'patient/no-title';
  if (title.trim().length > MAX_TITLE) return 'patient/title-too-long';
  if (!file) return text.trim() === '' ? 'patient/empty-document' : null;
  if (file.length > MAX_BYTES) return 'patient/file-too-large';
  return file.subarray(0, PDF_MARK.length).toString('latin1') === PDF_MARK ? null : 'patient/not-a-pdf';
}

function bodyOf({ title, text, file }: OwnDocument): Body {
  if (file) return { kind: 'ready-pdf', bytes: file };
  const blocks = text
    .trim()
    .split(/\n\s*\n/)
    .map((part) => paragraph(part.trim()));
  return { kind: 'text', report: { title: title.trim(), blocks }, charset: 'UTF-8' };
}

function personOf(patient: StoredPatient): SeedPatient {
  const { street = '', postalCode = '', city = '', phone = '', birthPlace = '99999', usedName } = patient;
  return {
    key: 'own',
    ins: patient.ins,
    birthName: patient.birthName,
    ...(usedName === undefined ? {} : { usedName }),
    givenNames: patient.givenNames,
    firstGivenName: patient.firstGivenName,
    sex: patient.sex,
    birthDate: patient.birthDate,
    birthPlace,
    identityStatus: 'qualifiee',
    localId: patient.ins.value,
    address: { line: street, postalCode, city },
    telephone: phone,
    insC: patient.legacyInsC ?? '',
    representatives: [],
    dossier: null,
  };
}

/** Adds a prepared document; returns its uniqueId. */
export function addOwn(desk: Desk, built: BuiltDocument): { ok: true; uniqueId: string } {
  const { store, patient, now } = desk;
  const setId = insertSubmissionSet(store, { ...built.set, patientId: patient.id, receivedAt: now });
  insertDocument(store, { ...built.document, patientId: patient.id, setId, receivedAt: now });
  insertAssociation(store, {
    entryUuid: `urn:uuid:${randomUUID()}`,
    kind: ASSOCIATION.hasMember,
    sourceUuid: built.set.entryUuid,
    targetUuid: built.document.entryUuid,
    setId,
  });
  traceAct(desk, 'patient.add', built.document.uniqueId);
  return { ok: true, uniqueId: built.document.uniqueId };
}
