/** What the store keeps, as its writers and readers pass it. Times in HL7 form (`YYYYMMDDhhmmss`, UTC) unless named `…At`. */

export interface Ins {
  /** OID of the identifier: 1.2.250.1.213.1.4.10 for tests (dmp-interface §5.1). */
  oid: string;
  value: string;
}

export interface Coded {
  code: string;
  scheme: string;
  label: string;
}

export type DossierState = 'ACTIF' | 'FERME' | 'INEXISTANT';
export type AvailabilityStatus = 'Approved' | 'Deprecated' | 'Archived' | 'Deleted';

export interface Representative {
  /** HL7 relation code, `FTH`, `MTH`… */
  relation: string;
  title?: string;
  given: string;
  family: string;
  phone?: string;
  email?: string;
  street?: string;
  postalCode?: string;
  city?: string;
}

export interface PatientRecord {
  ins: Ins;
  legacyInsC?: string;
  birthName: string;
  usedName?: string;
  /** All given names, space separated. */
  givenNames: string;
  firstGivenName: string;
  sex: 'M' | 'F';
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  birthDate: string;
  /** INSEE code of the place. */
  birthPlace?: string;
  phone?: string;
  email?: string;
  street?: string;
  postalCode?: string;
  city?: string;
  dossier: DossierState;
  closure?: { at: number; code: string; reason: string };
  internetAccount?: boolean;
  linkedToMes?: boolean;
  opposesBreakGlass?: boolean;
  opposesEmergency?: boolean;
  /** National id of the médecin traitant. */
  attendingPractitioner?: string;
  representatives?: readonly Representative[];
}

/** Author as XDS writes it (dmp-interface §3.4): XCN person, XON institutions, coded texts. */
export interface AuthorRecord {
  person: string;
  institutions: readonly string[];
  specialties: readonly string[];
  roles: readonly string[];
}

export interface SubmissionSetRecord {
  /** `urn:uuid:…`. */
  entryUuid: string;
  uniqueId: string;
  sourceId: string;
  patientId: number;
  submissionTime: string;
  receivedAt: number;
  title: string | null;
  comments: string | null;
  contentType: Coded;
  author: AuthorRecord;
}

export interface DocumentMetadata {
  entryUuid: string;
  logicalId: string;
  uniqueId: string;
  version: number;
  kind: 'document' | 'signature';
  status: AvailabilityStatus;
  mimeType: string;
  languageCode: string;
  creationTime: string;
  serviceStartTime: string;
  serviceStopTime: string | null;
  title: string;
  comments: string | null;
  legalAuthenticator: string;
  sourcePatientId: string;
  sourcePatientInfo: readonly string[];
  referenceIds: readonly string[];
  classCode: Coded;
  typeCode: Coded;
  formatCode: Coded;
  facilityCode: Coded;
  practiceCode: Coded;
  confidentialityCodes: readonly Coded[];
  eventCodes: readonly Coded[];
  authors: readonly AuthorRecord[];
}

/** A document to write: metadata, who brought it, and its bytes. */
export interface NewDocument extends DocumentMetadata {
  patientId: number;
  setId: number;
  depositorId: string;
  depositorStructure: string;
  receivedAt: number;
  content: Uint8Array;
}

/** A document read back, with what the repository computed. */
export interface StoredDocument extends DocumentMetadata {
  id: number;
  patientId: number;
  setId: number;
  setUuid: string;
  depositorId: string;
  depositorStructure: string;
  receivedAt: number;
  sha1: string;
  size: number;
  contentId: number;
}

/** Kinds of association, as full URNs (dmp-interface §1.5, §3.8). */
export const ASSOCIATION = {
  hasMember: 'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember',
  signs: 'urn:ihe:iti:2007:AssociationType:signs',
  replaces: 'urn:ihe:iti:2007:AssociationType:RPLC',
  updatesStatus: 'urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus',
} as const;

export interface AssociationRecord {
  entryUuid: string;
  kind: string;
  sourceUuid: string;
  targetUuid: string;
  setId: number;
}
