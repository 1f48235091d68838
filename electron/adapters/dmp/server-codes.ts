import type { DmpFaultCode, ServerWords } from './faults.ts';

/** Codes of the store and of IHE that we understand (dmp-interface §8; ITI TF-3 table 4.2.4.1-2; WSS 1.1 §12). */
const CODES: Readonly<Record<string, DmpFaultCode>> = {
  DMPAccessDeniedByRightsService: 'dmp/access-denied',
  DMPInvalidCertificate: 'dmp/invalid-certificate',
  DMPFound: 'dmp/dossier-exists',
  DMPClosed: 'dmp/dossier-closed',
  XDSUnknownPatientId: 'dmp/unknown-patient',
  XDSPatientIdDoesNotMatch: 'dmp/patient-mismatch',
  XDSDocumentUniqueIdError: 'dmp/unknown-document',
  // ITI metadata update: read again, show again, ask again (H21); then a change that the registry does not make.
  XDSMetadataVersionError: 'dmp/changed-meanwhile',
  XDSMetadataUpdateError: 'dmp/change-refused',
  XDSMetadataUpdateOperationError: 'dmp/change-refused',
  XDSUnavailableCommunity: 'dmp/busy',
  XDSRegistryBusy: 'dmp/busy',
  XDSRepositoryBusy: 'dmp/busy',
  XDSRegistryOutOfResources: 'dmp/busy',
  XDSRepositoryOutOfResources: 'dmp/busy',
  XDSRegistryNotAvailable: 'dmp/busy',
  // Ours may be there already, after an answer that was lost: look before giving up (H30).
  XDSDuplicateUniqueIdInRegistry: 'dmp/already-registered',
  XDSDuplicateUniqueIdInMessage: 'dmp/metadata-refused',
  XDSNonIdenticalHash: 'dmp/duplicate-document',
  XDSNonIdenticalSize: 'dmp/duplicate-document',
  XDSRegistryMetadataError: 'dmp/metadata-refused',
  XDSRepositoryMetadataError: 'dmp/metadata-refused',
  XDSMissingDocument: 'dmp/metadata-refused',
  XDSMissingDocumentMetadata: 'dmp/metadata-refused',
  XDSInvalidDocumentContent: 'dmp/document-refused',
  XDSTooManyResults: 'dmp/too-many-results',
  FailedAuthentication: 'dmp/assertion-refused',
  FailedCheck: 'dmp/assertion-refused',
  InvalidSecurity: 'dmp/assertion-refused',
  InvalidSecurityToken: 'dmp/assertion-refused',
  SecurityTokenUnavailable: 'dmp/assertion-refused',
  MessageExpired: 'dmp/assertion-refused',
};

/** Sentences seen without a code of their own (dmp-interface §6.3 and §8). */
const SENTENCES: readonly (readonly [RegExp, DmpFaultCode])[] = [
  [/structure introuvable ou inactive/i, 'dmp/structure-unknown'],
  [/PS et structure non liés/i, 'dmp/structure-not-linked'],
  [/aucune spécialité dans le vihf/i, 'dmp/specialty-missing'],
  [/aucun AuthorInstitution ne correspond/i, 'dmp/author-mismatch'],
];

/**
 * The fault that stands for what the server said; a code is compared without prefix or namespace.
 *
 * @returns our code, or null for words we do not know: the caller says then what such a word means where it stood.
 */
export function knownFault(server: ServerWords): DmpFaultCode | null {
  const code = server.code?.split(/[:#}]/).at(-1) ?? '';
  const known = Object.hasOwn(CODES, code) ? CODES[code] : undefined;
  const sentence = SENTENCES.find(([pattern]) => pattern.test(server.text ?? ''))?.[1];
  return sentence ?? known ?? null;
}
