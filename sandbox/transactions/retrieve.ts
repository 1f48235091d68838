import { randomUUID } from 'node:crypto';
import { cidOf } from '../server/multipart.ts';
import { Fault } from '../soap/fault.ts';
import { findDocumentIds, loadContent, loadDocuments } from '../store/documents-read.ts';
import type { Store } from '../store/open.ts';
import type { StoredPatient } from '../store/patients.ts';
import type { Reader } from '../store/reader.ts';
import type { StoredDocument } from '../store/records.ts';
import { registryResponse, type Outcome, type RegistryError } from '../xds/registry-response.ts';
import { REPOSITORY_ID } from '../xds/schemes.ts';
import { NS } from '../xml/namespaces.ts';
import { elements, text } from '../xml/read.ts';
import { el, textEl, type Xml } from '../xml/write.ts';
import { agreedPatient, findDossier } from './access.ts';
import { openForReading } from './open-for-reading.ts';
import type { Answer, OutgoingPart, Request, Transaction } from './transaction.ts';

/** Documents one request may ask for: a page of the list. */
const MAX_DOCUMENTS = 100;

/** TD3.2: ITI-43, always in MTOM. */
export const retrieve: Transaction = {
  name: 'TD3.2',
  action: 'urn:ihe:iti:2007:RetrieveDocumentSet',
  responseAction: 'urn:ihe:iti:2007:RetrieveDocumentSetResponse',
  services: ['documentrepository_service', 'repository'],
  mtom: true,
  handle(request) {
    const asked = readRequests(request);
    const patient = findDossier(request.store, agreedPatient(request.vihf, null));
    if (!patient) return failure([{ code: 'XDSUnknownPatientId', context: "Aucun DMP n'existe pour ce patient" }]);
    return retrieveAll(request, patient, openForReading(request, patient, 'TD3.2'), asked);
  },
};

interface Asked {
  repositoryId: string;
  uniqueId: string;
}

function readRequests({ envelope }: Request): Asked[] {
  const asked = elements(envelope.body, 'xds:DocumentRequest').map((one) => ({
    repositoryId: text(one, 'xds:RepositoryUniqueId') ?? '',
    uniqueId: text(one, 'xds:DocumentUniqueId') ?? '',
  }));
  if (asked.length === 0 || asked.length > MAX_DOCUMENTS) {
    throw new Fault('DMPInvalidMessage', `De 1 à ${MAX_DOCUMENTS} documents par demande`);
  }
  return asked;
}

function retrieveAll(request: Request, patient: StoredPatient, reader: Reader, asked: readonly Asked[]): Answer {
  const results = asked.map((one) => findOne(request, patient, reader, one));
  const errors = results.flatMap((one) => ('error' in one ? [one.error] : []));
  const documents = results.flatMap((one) => ('document' in one ? [one.document] : []));
  if (documents.length === 0) return failure(errors);
  const batch = randomUUID();
  const parts = documents.map((one, i) => partOf(request, one, `${batch}-${i + 2}@urn:ihe:iti:xds-b:2007`));
  const outcome: Outcome = errors.length === 0 ? 'success' : 'partial';
  const responses = documents.map((one, i) => documentResponse(one, parts[i]?.contentId ?? ''));
  return { body: response(registryResponse(outcome, errors), responses), parts, ...refusalOf(errors) };
}

type Found = { document: StoredDocument } | { error: RegistryError };

/** A document that the reader may not know of is answered like one that does not exist (rules R21). */
function findOne(request: Request, patient: StoredPatient, reader: Reader, asked: Asked): Found {
  if (asked.repositoryId !== REPOSITORY_ID) {
    return { error: { code: 'XDSUnknownRepositoryId', context: `Entrepôt inconnu : ${asked.repositoryId}` } };
  }
  const found = findReadable(request.store, patient, reader, asked.uniqueId);
  if (found) return { document: found };
  return { error: { code: 'XDSDocumentUniqueIdError', context: `Document inconnu : ${asked.uniqueId}` } };
}

/** The document with that uniqueId, null when there is none that the reader may know of. */
export function findReadable(
  store: Store,
  patient: StoredPatient,
  reader: Reader,
  uniqueId: string,
): StoredDocument | null {
  const ids = findDocumentIds(store, patient.id, reader, {
    sql: "d.unique_id = @uniqueId AND d.status <> 'Deleted'",
    parameters: { uniqueId },
  });
  return loadDocuments(store, ids)[0] ?? null;
}

function partOf(request: Request, document: StoredDocument, contentId: string): OutgoingPart {
  return { contentId, mimeType: document.mimeType, bytes: loadContent(request.store, document.contentId) };
}

function failure(errors: readonly RegistryError[]): Answer {
  return { body: response(registryResponse('failure', errors), []), ...refusalOf(errors) };
}

function refusalOf(errors: readonly RegistryError[]): Pick<Answer, 'refusal'> {
  const [first] = errors;
  return first ? { refusal: { code: first.code, message: first.context } } : {};
}

function response(head: Xml, documents: readonly Xml[]): Xml {
  return el('xds:RetrieveDocumentSetResponse', { 'xmlns:xds': NS.xds }, head, ...documents);
}

function documentResponse(document: StoredDocument, contentId: string): Xml {
  return el(
    'xds:DocumentResponse',
    {},
    textEl('xds:RepositoryUniqueId', REPOSITORY_ID),
    textEl('xds:DocumentUniqueId', document.uniqueId),
    textEl('xds:mimeType', document.mimeType),
    el('xds:Document', {}, el('xop:Include', { 'xmlns:xop': NS.xop, href: cidOf(contentId) })),
  );
}
