/**
 * Codes a refusal may bear. No public catalogue of DMP codes exists (dmp-interface §8): those marked «known» were seen
 * in sources, the others are this sandbox's own in the same style. A client must accept codes it does not know.
 */
export type DmpCode =
  | 'DMPInvalidCertificate' // known
  | 'DMPAccessDeniedByRightsService' // known
  | 'DMPClosed' // known
  | 'DMPInvalidMessage'
  | 'DMPInvalidVihf'
  | 'DMPInvalidSignature'
  | 'DMPVihfExpired'
  | 'DMPVihfAlreadyUsed'
  | 'DMPVihfIncoherent'
  | 'DMPHolderMismatch'
  | 'DMPPatientMismatch'
  | 'DMPHomologationRefused'
  | 'DMPUnknownPatient'
  | 'DMPUnknownAction'
  | 'DMPInternalError';

/**
 * A refusal of the whole message, answered as a SOAP fault.
 * Thrown by the check that finds it and caught in one place, the dispatcher (sandbox/README.md, decision 3).
 */
export class Fault extends Error {
  readonly code: DmpCode;
  readonly blame: 'Sender' | 'Receiver';

  constructor(code: DmpCode, message: string, blame: 'Sender' | 'Receiver' = 'Sender') {
    super(message);
    this.code = code;
    this.blame = blame;
  }
}
