/** What the seed hands to the store: plain data, no behaviour. Times ending in `At` are epoch ms; XDS times are UTC `YYYYMMDDhhmmss` text. */

export interface SeedIns {
  readonly oid: string;
  readonly value: string;
}

export type IdentityStatus = 'qualifiee' | 'validee' | 'recuperee' | 'provisoire';

/** A row of `patients.json`: what a practice software would hand over to the client. */
export interface HostPatient {
  readonly ins: SeedIns;
  readonly birthName: string;
  readonly usedName?: string;
  readonly givenNames: string;
  readonly firstGivenName: string;
  readonly sex: 'M' | 'F';
  /** `YYYY-MM-DD`, or `YYYY-MM` and `YYYY` when the rest is unknown. */
  readonly birthDate: string;
  /** INSEE code of the commune (or 99 + country). */
  readonly birthPlace: string;
  readonly identityStatus: IdentityStatus;
  readonly localId: string;
}

export interface SeedPatient extends HostPatient {
  /** Stable handle of the case in this seed, e.g. `twin-lina`. */
  readonly key: string;
  readonly usedGivenName?: string;
  readonly inHostList: boolean;
  readonly ward?: { readonly unit: string; readonly bed: string };
  readonly address: { readonly line: string; readonly postalCode: string; readonly city: string };
  readonly telephone: string;
  /** Legacy identifier that the DMP still returns beside the INS (root 1.2.250.1.213.1.4.2). */
  readonly insC: string;
  readonly representatives: readonly SeedRepresentative[];
  /** Null: this person has no DMP. */
  readonly dossier: SeedDossier | null;
}

export interface SeedRepresentative {
  readonly name: string;
  readonly given: string;
  /** JDV_J11 (HL7 RoleCode 2.16.840.1.113883.5.111). */
  readonly relation: { readonly code: string; readonly label: string };
}

export interface SeedDossier {
  readonly status: 'active' | 'closed';
  readonly closure?: { readonly at: number; readonly motiveCode: string; readonly reason: string };
  /** RATTACHEMENT_ENS: linked to Mon espace santé. */
  readonly linkedToEns: boolean;
  /** COMPTE_INTERNET_OUVERT. */
  readonly internetAccount: boolean;
  readonly opposition: { readonly breakGlass: boolean; readonly regulation: boolean };
  /** National ids of the médecins traitants DMP. */
  readonly treatingDoctors: readonly string[];
  readonly grants: readonly SeedGrant[];
  /** Traits as the DMP returns them: usually ours, sometimes not on purpose (EX_GEN-1230). */
  readonly dmpTraits: DmpTraits;
}

export interface DmpTraits {
  readonly family: string;
  readonly usedFamily: string;
  readonly given: string;
  readonly sex: 'M' | 'F';
  readonly birthDate: string;
}

export interface SeedGrant {
  readonly nationalId: string;
  readonly structureId?: string;
  readonly state: 'valid' | 'expired' | 'blocked';
  readonly startAt: number;
  readonly endAt: number;
  readonly lastActionAt: number;
}

export interface Coded {
  readonly code: string;
  readonly codeSystem: string;
  readonly displayName: string;
}

/** Author of a document or of a lot, in the HL7 v2 composite forms of XDS (dmp-interface §3.4). */
export interface SeedAuthor {
  readonly person?: string;
  readonly institution?: string;
  readonly specialty?: string;
  readonly role?: string;
}

export type Availability = 'Approved' | 'Deprecated' | 'Archived' | 'Deleted';

export interface SeedSubmissionSet {
  readonly entryUuid: string;
  readonly uniqueId: string;
  readonly sourceId: string;
  readonly submissionTime: string;
  readonly contentType: Coded;
  readonly title: string;
  readonly author: SeedAuthor;
}

/** One registry entry with its lot; `hash` and `size` are those of the bytes. */
export interface SeedEntry {
  readonly entryUuid: string;
  readonly logicalId: string;
  readonly uniqueId: string;
  readonly version: number;
  readonly patientIns: SeedIns;
  readonly sourcePatientId: string;
  readonly sourcePatientInfo: readonly string[];
  readonly title: string;
  readonly comments?: string;
  readonly languageCode: string;
  readonly creationTime: string;
  readonly serviceStartTime: string;
  readonly serviceStopTime?: string;
  readonly type: Coded;
  readonly class: Coded;
  readonly format: Coded;
  readonly facilityType: Coded;
  readonly practiceSetting: Coded;
  readonly confidentiality: readonly Coded[];
  readonly eventCodes: readonly Coded[];
  readonly authors: readonly SeedAuthor[];
  readonly legalAuthenticator: string;
  readonly mimeType: string;
  readonly hash: string;
  readonly size: number;
  readonly repositoryUniqueId: string;
  readonly availability: Availability;
  /** uniqueId of the version that this one replaced. */
  readonly replaces?: string;
  /** National id of the professional, `PATIENT` or `CNAM`. */
  readonly depositedBy: string;
  readonly depositorStructure?: string;
  readonly depositedAt: number;
  readonly submissionSet: SeedSubmissionSet;
}

/** Bytes now, or the recipe from which `bytesOfRecipe` makes exactly the same bytes at reading time. */
export type SeedContent =
  { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'recipe'; readonly recipe: string };
