import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { ReadingRight } from '../../../../shared/domain/consent/reading-right.ts';
import type { DocumentEntry } from '../../../../shared/domain/document/entry.ts';
import type { Answered, RetrievedDocument } from '../../../services/records/ports.ts';
import { readRegistryResponse, registryFault } from '../ebxml/registry-response.ts';
import { exchange } from '../exchange.ts';
import { dmpFault } from '../faults.ts';
import type { OpenContext } from '../gateway-context.ts';
import { NS } from '../namespaces.ts';
import { TRANSACTIONS } from '../soap/transactions.ts';
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

/**
 * TD3.2 (ITI-43): see `FetchDocuments`. Several documents go in one call under one signature (decision 16).
 *
 * @returns one result for each entry, see `readRetrieved`. Faults of the whole: those of `exchange`,
 *   `dmp/unexpected-answer`, and the store's refusal when it gave no document at all.
 */
export async function fetchDocuments(
  context: OpenContext,
  right: ReadingRight,
  entries: readonly DocumentEntry[],
  signal?: AbortSignal,
): Promise<Result<Answered<readonly Result<RetrievedDocument, ExchangeFault>[]>, ExchangeFault>> {
  if (entries.length === 0) return ok({ value: [], serverAt: null });
  const transaction = TRANSACTIONS.retrieve;
  const exchanged = await exchange(context, { transaction, ins: right.ins, right, body: requestBody(entries), signal });
  if (!exchanged.ok) return exchanged;
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
