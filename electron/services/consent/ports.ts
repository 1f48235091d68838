import type { ConsentRecord } from '../../../shared/domain/consent/record.ts';

/** A consent record with the card's signature over its canonical bytes (decision 27), base64. */
export interface SignedConsent {
  readonly record: ConsentRecord;
  readonly signature: string;
  readonly certificate: string;
}

/** Append-only store of consent acts (R6). */
export interface ConsentStore {
  append(consent: SignedConsent): void;
  /** Latest act of this practitioner for this patient, by `insId`. */
  latest(insId: string, practitionerId: string): ConsentRecord | null;
  history(insId: string): readonly SignedConsent[];
}
