import { NS } from '../xml/namespaces.ts';
import { el, type Xml } from '../xml/write.ts';

/** Codes of errors told inside a registry response: IHE's, and the store's own when IHE has none. */
export type RegistryErrorCode =
  | 'XDSRegistryMetadataError'
  | 'XDSPatientIdDoesNotMatch'
  | 'XDSUnknownPatientId'
  | 'XDSDuplicateUniqueIdInRegistry'
  | 'XDSMissingDocument'
  | 'XDSMissingDocumentMetadata'
  | 'XDSRepositoryError'
  | 'XDSReplaceFailed'
  | 'XDSUnknownStoredQuery'
  | 'XDSStoredQueryParamNumber'
  | 'XDSStoredQueryMissingParam'
  | 'XDSDocumentUniqueIdError'
  | 'XDSUnknownRepositoryId'
  | 'XDSMetadataUpdateError'
  | 'XDSMetadataVersionError'
  | 'DMPInvalidSubmissionSignature';

export interface RegistryError {
  code: RegistryErrorCode;
  /** Sentence in French, with the object concerned. */
  context: string;
}

const STATUS = {
  success: 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success',
  failure: 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Failure',
  partial: 'urn:ihe:iti:2007:ResponseStatusType:PartialSuccess',
} as const;

const ERROR_SEVERITY = 'urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error';

export type Outcome = keyof typeof STATUS;

/** Namespaces every registry answer declares once. */
const DECLARED = { 'xmlns:rs': NS.rs, 'xmlns:rim': NS.rim };

export function errorList(errors: readonly RegistryError[]): Xml {
  if (errors.length === 0) return '';
  const list = errors.map(({ code, context }) =>
    el('rs:RegistryError', { codeContext: context, errorCode: code, location: '', severity: ERROR_SEVERITY }),
  );
  return el('rs:RegistryErrorList', { highestSeverity: ERROR_SEVERITY }, ...list);
}

/** Answer to a deposit, and head of the answer to a retrieval. */
export function registryResponse(outcome: Outcome, errors: readonly RegistryError[] = []): Xml {
  return el('rs:RegistryResponse', { ...DECLARED, status: STATUS[outcome] }, errorList(errors));
}

export interface Page {
  startIndex: number;
  total: number;
}

/** Answer to a stored query. */
export function queryResponse(objects: readonly Xml[], page: Page): Xml {
  return el(
    'query:AdhocQueryResponse',
    {
      ...DECLARED,
      'xmlns:query': NS.query,
      status: STATUS.success,
      startIndex: page.startIndex,
      totalResultCount: page.total,
    },
    el('rim:RegistryObjectList', {}, ...objects),
  );
}

/** Answer to a stored query that failed as a whole; the schema wants the empty list. */
export function queryFailure(errors: readonly RegistryError[]): Xml {
  return el(
    'query:AdhocQueryResponse',
    { ...DECLARED, 'xmlns:query': NS.query, status: STATUS.failure },
    errorList(errors),
    el('rim:RegistryObjectList'),
  );
}
