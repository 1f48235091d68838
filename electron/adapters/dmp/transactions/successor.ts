import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { DocumentEntry } from '../../../../shared/domain/document/entry.ts';
import type { ReadingRight } from '../../../../shared/domain/consent/reading-right.ts';
import { headOf, type ChainLink } from '../../../../shared/domain/document/replace/version-chain.ts';
import { readAssociation, type Association } from '../ebxml/association.ts';
import { readRegistryResponse, registryFault } from '../ebxml/registry-response.ts';
import { ASSOCIATION } from '../ebxml/schemes.ts';
import { writeStoredQuery } from '../ebxml/stored-query.ts';
import { call } from '../exchange.ts';
import type { OpenContext } from '../gateway-context.ts';
import { NS } from '../namespaces.ts';
import { readAnswer } from '../soap/read-answer.ts';
import { TRANSACTIONS } from '../soap/transactions.ts';
import { child, children } from '../xml/element.ts';
import { runQuery } from './run-query.ts';

/** Versions of one document that are followed; a longer chain is shown where one got to. */
const MOST_STEPS = 10;

type Asking = {
  readonly context: OpenContext;
  readonly right: ReadingRight;
  readonly signal?: AbortSignal | undefined;
};

async function associationsOf(
  { context, right, signal }: Asking,
  entryUUID: string,
): Promise<Result<readonly Association[], ExchangeFault>> {
  const body = writeStoredQuery({
    query: 'getAssociations',
    returnType: 'LeafClass',
    parameters: [['uuid', [entryUUID]]],
  });
  const asked = { transaction: TRANSACTIONS.search, ins: right.ins, right, body, signal };
  const called = await call(context, asked);
  if (!called.ok) return called;
  const content = readAnswer(called.value.answer, called.value.messageId, 'read');
  if (!content.ok) return content;
  const { payload } = content.value;
  const fault = registryFault(readRegistryResponse(payload), 'read');
  if (fault) return fail(fault);
  const list = child(payload, NS.rim, 'RegistryObjectList');
  return ok(list ? children(list, NS.rim, 'Association').map(readAssociation) : []);
}

/** The head of the chain of replacements that begins at an entry, by entryUUID. */
async function headEntryUUID(asking: Asking, entryUUID: string): Promise<Result<string, ExchangeFault>> {
  let links: readonly ChainLink[] = [];
  let head = entryUUID;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const found = await associationsOf(asking, head);
    if (!found.ok) return found;
    const newer = found.value.filter(({ kind, target }) => kind === ASSOCIATION.replaces && target === head);
    links = [...links, ...newer.map(({ source, target }) => ({ uniqueId: source, replaces: [target] }))];
    const next = headOf(entryUUID, links);
    if (next === head) break;
    head = next;
  }
  return ok(head);
}

/**
 * The version in force that took the place of a document (H10): GetAssociations along RPLC, then GetDocuments.
 *
 * @param seen the version one looks at.
 * @returns the entry of the head; null when nothing replaced it, or nothing this reader may see. Faults of `call`,
 *   `readAnswer` and `runQuery`, the registry's refusal.
 */
export async function findSuccessor(
  context: OpenContext,
  right: ReadingRight,
  seen: DocumentEntry,
  signal?: AbortSignal,
): Promise<Result<DocumentEntry | null, ExchangeFault>> {
  const head = await headEntryUUID({ context, right, signal }, seen.entryUUID);
  if (!head.ok) return head;
  if (head.value === seen.entryUUID) return ok(null);
  const answer = await runQuery(
    context,
    TRANSACTIONS.search,
    { ins: right.ins, right },
    { query: 'getDocuments', returnType: 'LeafClass', parameters: [['XDSDocumentEntryEntryUUID', [head.value]]] },
    signal,
  );
  if (!answer.ok) return answer;
  const found = answer.value.rows.find((row): row is DocumentEntry => !('unreadable' in row));
  return ok(found ?? null);
}
