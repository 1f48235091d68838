import type { PatientIdentity } from '../patient/identity.ts';
import type { Code } from './code.ts';
import type { Restriction } from './visibility.ts';

/** Who deposits, in which situation: taken from the card and from nothing else (H24, EX_2.1-1140). */
export interface DepositAuthor {
  /** PS_IdNat, 12 characters for an RPPS holder (`8` + RPPS); `<prefixed structure>/<internal id>` without one. */
  readonly nationalId: string;
  readonly family: string;
  readonly given: string;
  /** JDV_J01, for instance `G15_10/SM26`, system 1.2.250.1.213.1.1.4.5. */
  readonly specialty: Code;
  /** Struct_IdNat of the situation of exercise. */
  readonly structureId: string;
  readonly structureName: string;
  /** JDV_J02/J61 `SAxx`, system 1.2.250.1.71.4.2.4. */
  readonly facilityType: Code;
  /** JDV_J04/J62, system 1.2.250.1.213.1.1.4.9. */
  readonly practiceSetting: Code;
}

/** Media types that a level-1 CDA may embed for the DMP (ASS_A12, dmp-interface §4.3). */
export const DEPOSIT_MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/tiff', 'text/rtf', 'text/plain'] as const;
export type DepositMediaType = (typeof DEPOSIT_MEDIA_TYPES)[number];

/**
 * One document to be deposited, every identifier fixed when it is queued so that looking for it later is possible
 * (style anchors §1 «State»). Identifiers are OIDs without extension (CDA CI-SIS §3.5.5.4).
 */
export interface DepositDocument {
  readonly uniqueId: string;
  readonly setId: string;
  readonly versionNumber: number;
  readonly patient: PatientIdentity;
  readonly author: DepositAuthor;
  /** JDV_J66 type; `classCode` follows from it by ASS_X16 (H52). */
  readonly typeCode: Code;
  readonly classCode: Code;
  readonly formatCode: Code;
  /** At most 128 characters (CDA CI-SIS §3.5.3). */
  readonly title: string;
  /** Date of the act, `YYYY-MM-DD` or `YYYY-MM-DDThh:mm`, local time of the practice. */
  readonly actAt: string;
  /** When the document was made, epoch ms. */
  readonly createdAt: number;
  readonly restrictions: readonly Restriction[];
  readonly mediaType: DepositMediaType;
  /** Set for a new version: same `setId`, next `versionNumber`, and what it takes the place of (R16). */
  readonly replaces?: ReplacedDocument;
}

/**
 * The version that a new one takes the place of (dmp-interface §3.8). Its entryUUID changes with each mask and release:
 * it is looked up when the new version leaves, and not kept.
 */
export interface ReplacedDocument {
  /** Identifier of the CDA it replaces. */
  readonly uniqueId: string;
  readonly versionNumber: number;
}

/** A submission set of one or more documents of one patient, ready to be signed and sent (TD2.1). */
export interface SubmissionLot {
  readonly submissionSetId: string;
  /** uniqueId of the entry that carries the lot signature. */
  readonly signatureId: string;
  /** OID of the emitting system. */
  readonly sourceId: string;
  /** JDV_J59/J03 content type of the set. */
  readonly contentTypeCode: Code;
  readonly patient: PatientIdentity;
  readonly author: DepositAuthor;
  /** Made in a minor's secret connection: the assertion that sends it says so (EX_0.1-1100). */
  readonly secret?: true;
  /** The CDA bytes of each document, exactly as they were shown and will be hashed (H34). */
  readonly documents: readonly { readonly document: DepositDocument; readonly cda: Uint8Array }[];
}
