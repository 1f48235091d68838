import type { AuditEvent } from '../../../shared/domain/audit/event.ts';
import type { ConsentAct, ConsentRecord, ExpressConsent } from '../../../shared/domain/consent/record.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';

/** A signature of the card over given bytes, with the certificate that checks it; both base64. */
export interface ConsentSignature {
  readonly signature: string;
  readonly certificate: string;
}

/** A consent act with the card's signature over its canonical bytes (decision 27). */
export interface SignedConsent extends ConsentSignature {
  readonly record: ConsentAct;
}

/** Signs with the card's signature key (CKM_SHA256_RSA_PKCS), at the moment the act is made. */
export interface SignConsent {
  signConsent(bytes: Uint8Array): Promise<Result<ConsentSignature, Fault>>;
}

/** Append-only store of consent acts (R6). */
export interface ConsentStore {
  /** Fails when it cannot be written (`store/disk-full` …): nothing is recorded then. */
  append(consent: SignedConsent): Result<null, Fault>;
  /** Latest act of this practitioner on his own right, by `insId`: of the ordinary connection unless `secret`. */
  latest(insId: string, practitionerId: string, secret?: boolean): ConsentRecord | null;
  latestExpress(insId: string, practitionerId: string): ExpressConsent | null;
  /** The act recorded last, whatever it is: the next one is chained to it. */
  last(): ConsentAct | null;
  history(insId: string): readonly SignedConsent[];
}

/** SHA-256 of bytes, in hexadecimal. */
export type Sha256 = (bytes: Uint8Array) => string;

/** The need of this service for the journal. */
export type WriteDown = (event: AuditEvent) => void;

/** Whether a signature fits the bytes under the certificate given with it; false for one that cannot be read. */
export type CheckSignature = (bytes: Uint8Array, by: ConsentSignature) => boolean;

/** Writes a text to a file that the user chooses. */
export interface SaveFile {
  /** False when the user chose none; `file/not-saved` when the place cannot be written. */
  saveFile(suggestedName: string, text: string): Promise<Result<boolean, Fault>>;
}
