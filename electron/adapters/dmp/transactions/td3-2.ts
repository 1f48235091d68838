import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { ReadingRight } from '../../../../shared/domain/consent/reading-right.ts';
import type { DocumentEntry } from '../../../../shared/domain/document/entry.ts';
import { LARGEST_DOCUMENT_BYTES, largestAnswerFor } from '../../../../shared/domain/document/large-document.ts';
import type { Answered, RetrievedDocument } from '../../../services/records/ports.ts';
import { readRegistryResponse, registryFault } from '../ebxml/registry-response.ts';
import { exchange } from '../exchange.ts';
import { dmpFault } from '../faults.ts';
import type { OpenContext } from '../gateway-context.ts';
import { NS } from '../namespaces.ts';
import { TRANSACTIONS } from '../soap/transactions.ts';
import type { HearReceived } from '../transport.ts';
import { child, children, isNamed } from '../xml/element.ts';
import { leaf, tag, type Xml } from '../xml/write-xml.ts';
import { readRetrieved } from './read-retrieved.ts';

/** Repository of the DMP, for an entry that does not name its own (dmp-interface §1.1). */
const DMP_REPOSITORY = '1.2.250.1.213.4.1.1.1.2';

function requestBody(entries: readonly DocumentEntry[]): Xml {
  const requests = entries.map((entry) =>
    tag(
      'xds:DocumentRequest',
      {},
      leaf('xds:RepositoryUniqueId', entry.repositoryUniqueId ?? DMP_REPOSITORY),
      leaf('xds:DocumentUniqueId', entry.uniqueId),
    ),
  );
  return tag('xds:RetrieveDocumentSetRequest', { 'xmlns:xds': NS.xds }, ...requests);
}

interface Asked {
  readonly right: ReadingRight;
  readonly entries: readonly DocumentEntry[];
}

type Retrieved = Result<RetrievedDocument, ExchangeFault>;

const TOO_HEAVY: ExchangeFault = { code: 'document/too-heavy', limit: LARGEST_DOCUMENT_BYTES, class: 'permanent' };
const TOO_HEAVY_TOGETHER: ExchangeFault = { code: 'document/too-heavy-together', class: 'permanent' };

/** Why an entry is not asked for, given those that go before it; null for one that is. By what the registry announces. */
function weigh(entries: readonly DocumentEntry[]): (ExchangeFault | null)[] {
  let sum = 0;
  return entries.map(({ size = 0 }) => {
    if (size > LARGEST_DOCUMENT_BYTES) return TOO_HEAVY;
    if (sum + size > LARGEST_DOCUMENT_BYTES) return TOO_HEAVY_TOGETHER;
    sum += size;
    return null;
  });
}

/**
 * TD3.2 (ITI-43): see `FetchDocuments`. Several documents go in one call under one signature (decision 16). What is
 * announced as larger than this workstation opens is not asked for, and an answer larger than what was announced is given
 * up: memory is bounded by what the registry says, and by `LARGEST_ANSWER_BYTES` where it says nothing (H15).
 *
 * @returns one result for each entry, see `readRetrieved`; `document/too-heavy` (limit in bytes) and
 *   `document/too-heavy-together` for those that were not asked for. Faults of the whole: those of `exchange`,
 *   `dmp/unexpected-answer`, and the store's refusal when it gave no document at all.
 */
export async function fetchDocuments(
  context: OpenContext,
  { right, entries }: Asked,
  signal?: AbortSignal,
  onReceived?: HearReceived,
): Promise<Result<Answered<readonly Retrieved[]>, ExchangeFault>> {
  const refused = weigh(entries);
  const asked = entries.filter((_, index) => refused[index] === null);
  const came = await retrieve(context, { right, entries: asked }, signal, onReceived);
  if (!came.ok) return came;
  const inTurn = came.value.value.values();
  const value = refused.map((fault): Retrieved =>
    fault ? fail(fault) : (inTurn.next().value ?? fail(dmpFault('dmp/document-missing', 'read'))),
  );
  return ok({ value, serverAt: came.value.serverAt });
}

async function retrieve(
  context: OpenContext,
  { right, entries }: Asked,
  signal?: AbortSignal,
  onReceived?: HearReceived,
): Promise<Result<Answered<readonly Retrieved[]>, ExchangeFault>> {
  if (entries.length === 0) return ok({ value: [], serverAt: null });
  const transaction = TRANSACTIONS.retrieve;
  const largestAnswer = largestAnswerFor(entries.map(({ size }) => size));
  const how = { signal, onReceived, largestAnswer };
  const exchanged = await exchange(context, { transaction, ins: right.ins, right, body: requestBody(entries), ...how });
  if (!exchanged.ok) return fail(lastingly(exchanged.fault));
  const { payload, attachments, serverAt } = exchanged.value;
  const bearer = isNamed(payload, NS.xds, 'RetrieveDocumentSetResponse')
    ? child(payload, NS.rs, 'RegistryResponse')
    : null;
  if (!bearer) return fail(dmpFault('dmp/unexpected-answer', 'read'));
  const response = readRegistryResponse(bearer);
  const nothing = children(payload, NS.xds, 'DocumentResponse').length === 0;
  const namesOne = response.errors.some((error) => entries.some(({ uniqueId }) => error.context?.includes(uniqueId)));
  const fault = registryFault(response, 'read');
  if (fault && nothing && !namesOne) return fail(fault);
  return ok({ value: readRetrieved(entries, { payload, attachments, errors: response.errors }), serverAt });
}

/** What is too large today is too large in a minute: the filling of copies goes on with the next dossier. */
function lastingly(fault: ExchangeFault): ExchangeFault {
  return fault.code === 'network/answer-too-large' ? { ...fault, class: 'permanent' } : fault;
}
