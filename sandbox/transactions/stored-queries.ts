import { entryUuids, findDocumentIds, loadDocuments } from '../store/documents-read.ts';
import type { StoredPatient } from '../store/patients.ts';
import type { Condition, Reader } from '../store/reader.ts';
import { findAssociations, findSubmissionSets } from '../store/sets-read.ts';
import { parsePatientId } from '../xds/composite.ts';
import { documentFilter } from '../xds/document-filter.ts';
import { queryFailure, queryResponse, type RegistryError } from '../xds/registry-response.ts';
import { readStoredQuery, STORED_QUERY, type StoredQuery } from '../xds/stored-query.ts';
import { writeAssociation, writeDocumentEntry, writeObjectRef, writeSubmissionSet } from '../xds/write-registry.ts';
import type { Xml } from '../xml/write.ts';
import { Fault } from '../soap/fault.ts';
import { agreedPatient, findDossier, refuseClosed } from './access.ts';
import { openForReading } from './open-for-reading.ts';
import { lookupReader } from './reader-of.ts';
import type { Answer, Request, Transaction } from './transaction.ts';

/** What one stored query found, as entries still to be written. */
interface Found {
  total: number;
  /** Writes the entries of the page. */
  page(from: number, to: number): Xml[];
}

type QueryHandler = (request: Request, query: StoredQuery, patient: StoredPatient) => Found | RegistryError;

/** TD3.1: ITI-18. */
export const storedQueries: Transaction = {
  name: 'TD3.1',
  action: 'urn:ihe:iti:2007:RegistryStoredQuery',
  responseAction: 'urn:ihe:iti:2007:RegistryStoredQueryResponse',
  services: ['documentregistry_service', 'registry'],
  mtom: false,
  handle(request) {
    const query = readStoredQuery(request.envelope.body);
    const patient = findDossier(request.store, agreedPatient(request.vihf, patientParameter(query)));
    if (!patient) return failed('XDSUnknownPatientId', "Aucun DMP n'existe pour ce patient");
    const handler = HANDLERS[query.id];
    if (!handler) return failed('XDSUnknownStoredQuery', `Requête inconnue : ${query.id}`);
    const found = handler(request, query, patient);
    return 'code' in found ? failed(found.code, found.context) : paged(found, query);
  },
};

function failed(code: RegistryError['code'], context: string): Answer {
  return { body: queryFailure([{ code, context }]), refusal: { code, message: context } };
}

function paged(found: Found, query: StoredQuery): Answer {
  const to = query.maxResults === null ? found.total : query.startIndex + query.maxResults;
  return {
    body: queryResponse(found.page(query.startIndex, to), { startIndex: query.startIndex, total: found.total }),
  };
}

function patientParameter(query: StoredQuery): ReturnType<typeof parsePatientId> {
  const names = ['$XDSDocumentEntryPatientId', '$XDSSubmissionSetPatientId'];
  const written = names.map((name) => query.parameters.get(name)?.[0]).find((value) => value !== undefined);
  if (written === undefined) return null; // RG_3010: the patient of the VIHF is meant
  const ins = parsePatientId(written);
  if (!ins) throw new Fault('DMPInvalidMessage', 'Identifiant de patient illisible dans la requête');
  return ins;
}

const HANDLERS: Readonly<Record<string, QueryHandler>> = {
  [STORED_QUERY.findDocuments]: findDocuments,
  [STORED_QUERY.findSubmissionSets]: findSets,
  [STORED_QUERY.getAssociations]: getAssociations,
  [STORED_QUERY.getDocuments]: getDocuments,
};

const openForSearch = (request: Request, patient: StoredPatient): Reader => openForReading(request, patient, 'TD3.1');

function findDocuments(request: Request, query: StoredQuery, patient: StoredPatient): Found | RegistryError {
  if (!query.parameters.has('$XDSDocumentEntryStatus')) return missing('$XDSDocumentEntryStatus');
  const reader = openForSearch(request, patient);
  return documents(request, query, patient, reader, documentFilter(query));
}

function documents(
  request: Request,
  query: StoredQuery,
  patient: StoredPatient,
  reader: Reader,
  filter: Condition,
): Found {
  const { store } = request;
  const ids = findDocumentIds(store, patient.id, reader, filter);
  const write = (some: number[]): Xml[] =>
    query.leafClass
      ? loadDocuments(store, some).map((one) => writeDocumentEntry(one, patient.ins))
      : entryUuids(store, some).map(writeObjectRef);
  return { total: ids.length, page: (from, to) => write(ids.slice(from, to)) };
}

const missing = (name: string): RegistryError => ({
  code: 'XDSStoredQueryMissingParam',
  context: `Paramètre ${name} obligatoire`,
});

function findSets(request: Request, query: StoredQuery, patient: StoredPatient): Found | RegistryError {
  if (!query.parameters.has('$XDSSubmissionSetStatus')) return missing('$XDSSubmissionSetStatus');
  const reader = openForSearch(request, patient);
  const sets = findSubmissionSets(request.store, patient.id, reader, {
    sql: 's.submission_time >= @from AND s.submission_time < @to',
    parameters: {
      from: query.parameters.get('$XDSSubmissionSetSubmissionTimeFrom')?.[0] ?? '',
      to: query.parameters.get('$XDSSubmissionSetSubmissionTimeTo')?.[0] ?? '9',
    },
  });
  const write = query.leafClass
    ? sets.map((set) => writeSubmissionSet(set, patient.ins))
    : sets.map((set) => writeObjectRef(set.entryUuid));
  return { total: sets.length, page: (from, to) => write.slice(from, to) };
}

function getAssociations(request: Request, query: StoredQuery, patient: StoredPatient): Found | RegistryError {
  const uuids = query.parameters.get('$uuid');
  if (!uuids) return missing('$uuid');
  const found = findAssociations(request.store, patient.id, openForSearch(request, patient), uuids);
  const write = query.leafClass ? found.map(writeAssociation) : found.map((one) => writeObjectRef(one.entryUuid));
  return { total: found.length, page: (from, to) => write.slice(from, to) };
}

/** GetDocuments by entryUUID or uniqueId, also for those who may not read (DMP_3.1b). */
function getDocuments(request: Request, query: StoredQuery, patient: StoredPatient): Found | RegistryError {
  refuseClosed(patient);
  const uniqueIds = query.parameters.get('$XDSDocumentEntryUniqueId');
  const uuids = query.parameters.get('$XDSDocumentEntryEntryUUID');
  if ((uniqueIds === undefined) === (uuids === undefined)) {
    return { code: 'XDSStoredQueryParamNumber', context: 'entryUUID ou uniqueId attendu, et un seul des deux' };
  }
  const column = uniqueIds ? 'd.unique_id' : 'd.entry_uuid';
  return documents(request, query, patient, lookupReader(request, patient), {
    sql: `${column} IN (SELECT value FROM json_each(@wanted)) AND d.status <> 'Deleted'`,
    parameters: { wanted: JSON.stringify(uniqueIds ?? uuids) },
  });
}
