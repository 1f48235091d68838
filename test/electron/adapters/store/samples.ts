import type { SignedConsent } from '../../../../electron/services/consent/ports.ts';
import { createHash } from 'node:crypto';
import type { DepositAuthor, SubmissionLot } from '../../../../shared/domain/document/deposit.ts';
import type { DocumentEntry } from '../../../../shared/domain/document/entry.ts';
import type { OutboxJob } from '../../../../shared/domain/outbox/job.ts';
import type { PatientIdentity } from '../../../../shared/domain/patient/identity.ts';
import { insKey, type Ins } from '../../../../shared/domain/patient/ins.ts';
import { HOLDER } from './store-support.ts';

/** A valid test INS made from a serial number. */
export function testIns(serial: number): Ins {
  const number13 = `2800375${String(serial).padStart(6, '0')}`;
  return { oid: '1.2.250.1.213.1.4.10', value: number13 + insKey(number13) };
}

/** A fictitious patient; each serial number has its own INS. */
export function patient(serial: number, changes: Partial<PatientIdentity> = {}): PatientIdentity {
  return {
    ins: testIns(serial),
    birthName: 'PAT-ÉGLANTINE',
    givenNames: 'ZOÉ MARIE',
    firstGivenName: 'ZOÉ',
    sex: 'F',
    birthDate: '1980-03-12',
    birthPlace: '75056',
    identityStatus: 'qualifiee',
    ...changes,
  };
}

const author: DepositAuthor = {
  nationalId: HOLDER,
  family: 'LIBRE',
  given: 'Jeanne',
  specialty: { code: 'G15_10/SM26', codeSystem: '1.2.250.1.213.1.1.4.5' },
  structureId: '499700000011001',
  structureName: 'Cabinet médical des Tilleuls',
  facilityType: { code: 'SA07', codeSystem: '1.2.250.1.71.4.2.4' },
  practiceSetting: { code: 'AMBULATOIRE', codeSystem: '1.2.250.1.213.1.1.4.9' },
};

/** A lot of one document; `serial` makes its identifiers, `setId` its chain of versions. */
export function lot(serial: number, setId = `2.25.7${serial}`, text = 'contenu'): SubmissionLot {
  const document = {
    uniqueId: `2.25.8${serial}`,
    setId,
    versionNumber: 1,
    patient: patient(1),
    author,
    typeCode: { code: '11488-4', codeSystem: '2.16.840.1.113883.6.1', displayName: 'CR ou fiche de consultation' },
    classCode: { code: '10', codeSystem: '1.2.250.1.213.1.1.4.1' },
    formatCode: { code: 'urn:ihe:iti:xds-sd:pdf:2008', codeSystem: '1.3.6.1.4.1.19376.1.2.3' },
    title: 'Compte rendu CANARI-TITRE',
    actAt: '2026-11-20',
    createdAt: 1_700_000_000_000,
    restrictions: [],
    mediaType: 'application/pdf',
  } as const;
  return {
    submissionSetId: `2.25.9${serial}`,
    signatureId: `2.25.6${serial}`,
    sourceId: '2.25.5',
    contentTypeCode: { code: '04', codeSystem: '1.2.250.1.213.2.2' },
    patient: document.patient,
    author,
    documents: [{ document, cda: new TextEncoder().encode(`<ClinicalDocument>${text}</ClinicalDocument>`) }],
  };
}

/** The job of a lot, queued and due at once. */
export function jobOf(submission: SubmissionLot, changes: Partial<OutboxJob> = {}): OutboxJob {
  const first = submission.documents[0];
  if (!first) throw new Error('A lot has a document');
  return {
    id: `job-${submission.submissionSetId}`,
    ins: submission.patient.ins,
    mode: 'card',
    authorId: submission.author.nationalId,
    structureId: submission.author.structureId,
    uniqueId: first.document.uniqueId,
    submissionSetId: submission.submissionSetId,
    chainId: first.document.setId,
    title: first.document.title,
    typeCode: first.document.typeCode.code,
    size: first.cda.byteLength,
    contentHash: createHash('sha256').update(first.cda).digest('hex'),
    state: 'queued',
    answer: 'pending',
    attempts: 0,
    createdAt: 1_000,
    notBefore: 1_000,
    ...changes,
  };
}

/** An entry of a list, as the registry describes it. */
export function entry(uniqueId: string, changes: Partial<DocumentEntry> = {}): DocumentEntry {
  return {
    entryUUID: `urn:uuid:${uniqueId}`,
    uniqueId,
    patientId: `${testIns(1).value}^^^&1.2.250.1.213.1.4.10&ISO^NH`,
    title: 'Échographie cardiaque',
    mimeType: 'text/xml',
    confidentialityCodes: [{ code: 'N', codeSystem: '2.16.840.1.113883.5.25' }],
    eventCodes: [],
    authors: [
      {
        person: { id: '899700000150', family: 'PAT-AUTEUR', given: 'Rémi' },
        institutions: [{ name: 'CH de démonstration' }],
        specialties: [{ code: 'G15_10/SM03', codeSystem: '1.2.250.1.213.1.1.4.5', displayName: 'Cardiologie' }],
        roles: [],
      },
    ],
    availabilityStatus: 'approved',
    ...changes,
  };
}

/** A consent of this holder with the first patient. */
export function consent(id: string, at: number): SignedConsent {
  return {
    record: {
      id,
      at,
      ins: testIns(1),
      practitionerId: HOLDER,
      structureId: '4',
      decision: 'granted',
      answers: { consentingPerson: 'patient', capacity: 'care-team', informed: true, means: 'oral' },
    },
    signature: 'signature',
    certificate: 'certificate',
  };
}
