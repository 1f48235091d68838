import type { DepositDocument, SubmissionLot } from '../../../../shared/domain/document/deposit.ts';
import type { PatientIdentity } from '../../../../shared/domain/patient/identity.ts';
import { AUTHOR } from './sample-submitter.ts';
import { INS } from './scripted-store.ts';

export const PATIENT: PatientIdentity = {
  ins: INS,
  birthName: 'PAT-QUATRE',
  usedName: "D'ARTAGNAN-L'ÉTOILE",
  givenNames: 'LAURENCE MARIE',
  firstGivenName: 'LAURENCE',
  sex: 'F',
  birthDate: '1907-05-25',
  birthPlace: '75111',
  identityStatus: 'qualifiee',
  localId: '0456^789',
};

/** One document of the sample lot. */
export function sampleDocument(over: Partial<DepositDocument> = {}): DepositDocument {
  return {
    uniqueId: '2.25.1001',
    setId: '2.25.1002',
    versionNumber: 1,
    patient: PATIENT,
    author: AUTHOR,
    typeCode: { code: '11488-4', codeSystem: '2.16.840.1.113883.6.1', displayName: 'Compte rendu de consultation' },
    classCode: { code: '10', codeSystem: '1.2.250.1.213.1.1.4.1', displayName: 'Compte rendu' },
    formatCode: {
      code: 'urn:ihe:iti:xds-sd:pdf:2008',
      codeSystem: '1.3.6.1.4.1.19376.1.2.3',
      displayName: 'Document à corps non structuré en Pdf/A-1',
    },
    title: 'Compte rendu < 0,01 µg & suite',
    actAt: '2026-11-22T09:30',
    createdAt: Date.UTC(2026, 10, 22, 13, 59, 0),
    restrictions: [],
    mediaType: 'application/pdf',
    ...over,
  };
}

const cda = (title: string) =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><ClinicalDocument xmlns="urn:hl7-org:v3"><title>${title}</title></ClinicalDocument>`,
  );

/** A lot of two documents of one patient, one of them masked to professionals. */
export function sampleLot(over: Partial<SubmissionLot> = {}): SubmissionLot {
  return {
    submissionSetId: '2.25.2001',
    signatureId: '2.25.2002',
    sourceId: '2.25.1234',
    contentTypeCode: { code: '07', codeSystem: '1.2.250.1.213.2.2', displayName: 'Consultation' },
    patient: PATIENT,
    author: AUTHOR,
    documents: [
      { document: sampleDocument(), cda: cda('un') },
      {
        document: sampleDocument({ uniqueId: '2.25.1003', restrictions: ['MASQUE_PS'], actAt: '2026-11-22' }),
        cda: cda('deux'),
      },
    ],
    ...over,
  };
}
