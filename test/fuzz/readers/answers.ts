import { readRegistryResponse } from '../../../electron/adapters/dmp/ebxml/registry-response.ts';
import { readCandidates } from '../../../electron/adapters/dmp/hl7v3/read-candidates.ts';
import { isPatientMessage, readPatientAnswer } from '../../../electron/adapters/dmp/hl7v3/read-patient-answer.ts';
import { readQueryPage } from '../../../electron/adapters/dmp/reading/read-page.ts';
import { readAnswer } from '../../../electron/adapters/dmp/soap/read-answer.ts';
import { refusal } from '../../../electron/adapters/dmp/transactions/ask-patient.ts';
import { dmpOutput } from '../../../electron/adapters/dmp/transactions/dmp-status.ts';
import { readRetrieved } from '../../../electron/adapters/dmp/transactions/read-retrieved.ts';
import { dossierStatus } from '../../../electron/adapters/dmp/transactions/td0-2.ts';
import { authorisedDossiers } from '../../../electron/adapters/dmp/transactions/td0-4.ts';
import { administrativeData } from '../../../electron/adapters/dmp/transactions/td1-3a.ts';
import { NS } from '../../../electron/adapters/dmp/namespaces.ts';
import type { TransportAnswer } from '../../../electron/adapters/dmp/transport.ts';
import type { DocumentEntry } from '../../../shared/domain/document/entry.ts';
import { expectCoded, type Reader } from '../engine/reader.ts';
import { ENVELOPES, MESSAGE_ID, MULTIPART } from '../seeds/messages.ts';

const ENTRY: DocumentEntry = {
  entryUUID: 'urn:uuid:1', uniqueId: '2.25.1', patientId: 'p', mimeType: 'text/xml', confidentialityCodes: [], eventCodes: [],
  authors: [], availabilityStatus: 'approved',
}; // prettier-ignore

function answerOf(body: Uint8Array): TransportAnswer {
  return { status: 200, headers: { 'content-type': 'application/soap+xml; charset=UTF-8' }, body };
}

/** Everything the transactions do with an answer, whichever was asked. */
function readAny(bytes: Uint8Array): void {
  const answer = answerOf(bytes);
  const page = readQueryPage(answer, MESSAGE_ID);
  expectCoded(page);
  // Plain values: they cross between threads.
  if (page.ok) structuredClone(page.value);
  const content = readAnswer(answer, MESSAGE_ID, 'read');
  expectCoded(content);
  if (!content.ok) return;
  const { payload, attachments } = content.value;
  const { errors } = readRegistryResponse(payload);
  for (const read of readRetrieved([ENTRY], { payload, attachments, errors })) expectCoded(read);
  readCandidates(payload, 'sandbox');
  const output = dmpOutput(payload, NS.patients, 'patientListResponse', 'read');
  expectCoded(output);
  if (output.ok) authorisedDossiers(output.value);
  if (!isPatientMessage(payload)) return;
  const said = readPatientAnswer(payload);
  refusal(said);
  dossierStatus(said);
  administrativeData(said);
}

const answers: Reader = {
  name: 'answers',
  what: 'SOAP answers: lists, patients, candidates, documents, faults',
  weight: 6,
  shape: 'xml',
  words: ['urn:uuid:', '^^^&amp;&amp;ISO', 'status="', 'Failure', '<rs:RegistryError errorCode="'],
  seeds: () => [...ENVELOPES, ...MULTIPART],
  read: readAny,
};

export const ANSWER_READERS: readonly Reader[] = [answers];
