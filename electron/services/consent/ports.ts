import type { AuditEvent } from '../../../shared/domain/audit/event.ts';
import type { ConsentRecord } from '../../../shared/domain/consent/record.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';

/** A signature of the card over given bytes, with the certificate that checks it; both base64. */
export interface ConsentSignature {
  readonly signature: string;
  readonly certificate: string;
}

/** A consent record with the card's signature over its canonical bytes (decision 27). */
export interface SignedConsent extends ConsentSignature {
  readonly record: ConsentRecord;
}

/** Signs with the card's signature key (CKM_SHA256_RSA_PKCS), at the moment the act is made. */
export interface SignConsent {
  signConsent(bytes: Uint8Array): Promise<Result<ConsentSignature, Fault>>;
}

/** Append-only store of consent acts (R6). */
export interface ConsentStore {
  /** Fails when it cannot be written (`store/disk-full` …): nothing is recorded then. */
  append(consent: SignedConsent): Result<null, Fault>;
  /** Latest act of this practitioner for this patient, by `insId`. */
  latest(insId: string, practitionerId: string): ConsentRecord | null;
  history(insId: string): readonly SignedConsent[];
}

/** The need of this service for the journal. */
export type WriteDown = (event: AuditEvent) => void;
