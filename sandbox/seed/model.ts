/** The fictitious people of the seed: plain data, no behaviour. Times ending in `At` are epoch ms. */

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
  /** National id of the médecin traitant DMP. */
  readonly treatingDoctor?: string;
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

/** A decision of the patient about one professional; the store derives «expirée» from its age. */
export interface SeedGrant {
  readonly nationalId: string;
  readonly state: 'AUTORISE' | 'INTERDIT';
  readonly at: number;
}
