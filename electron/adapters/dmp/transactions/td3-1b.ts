import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { Ins } from '../../../../shared/domain/patient/ins.ts';
import { dmpFault } from '../faults.ts';
import type { OpenContext } from '../gateway-context.ts';
import { isReference, type Row } from '../reading/read-page.ts';
import { TRANSACTIONS } from '../soap/transactions.ts';
import { runQuery } from './run-query.ts';

/** The entry a row names, when it can be ours: a reference, or an entry that bears our own uniqueId. */
function ownEntry(row: Row, uniqueId: string): string[] {
  if (row.entryUUID === undefined) return [];
  return isReference(row) || row.uniqueId === uniqueId ? [row.entryUUID] : [];
}

/**
 * TD3.1b (ITI-18 GetDocuments): see `LookUpOwn`. Identifiers only are asked for: nothing of the dossier is read.
 *
 * @returns the entryUUID, null when the registry answers that it has none; faults of `runQuery`. An answer that holds
 *   objects but not ours is `dmp/unexpected-answer`: it must not be taken for an absence (H30).
 */
export async function findOwn(
  context: OpenContext,
  ins: Ins,
  uniqueId: string,
  signal?: AbortSignal,
): Promise<Result<{ readonly entryUUID: string } | null, ExchangeFault>> {
  const answer = await runQuery(
    context,
    TRANSACTIONS.lookUp,
    { ins },
    { query: 'getDocuments', returnType: 'ObjectRef', parameters: [['XDSDocumentEntryUniqueId', [uniqueId]]] },
    signal,
  );
  if (!answer.ok) return answer;
  const [entryUUID] = answer.value.rows.flatMap((row) => ownEntry(row, uniqueId));
  if (entryUUID !== undefined) return ok({ entryUUID });
  const nothing = answer.value.objectCount === 0 && !answer.value.isPartial;
  return nothing ? ok(null) : fail(dmpFault('dmp/unexpected-answer', 'read'));
}
