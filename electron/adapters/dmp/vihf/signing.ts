import type { Fault } from '../../../../shared/fault.ts';
import type { Result } from '../../../../shared/result.ts';

/** The SIGNATURE key of the card (never the authentication one: the store answers `DMPInvalidCertificate`, §2.4). */
export interface SigningMeans {
  /** DER of the signature certificate, and of the authorities above it, nearest first. */
  readonly certificate: Uint8Array;
  readonly issuers: readonly Uint8Array[];
  /** RSA PKCS#1 v1.5 over the SHA-256 of `data`; a fault keeps the card's own code (`card/…`). */
  sign(data: Uint8Array): Promise<Result<Uint8Array, Fault>>;
}
