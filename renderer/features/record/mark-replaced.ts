import type { Job } from '../../../shared/contract/deposit.ts';
import type { DocumentList } from '../../../shared/contract/dossier.ts';

/**
 * H10: a document that one has just replaced is an old version from the registry's Success on, without a new search.
 *
 * @param replaced job that took the place of a document, by its uniqueId.
 */
export function markReplaced(
  list: DocumentList | null,
  replaced: Readonly<Record<string, string>>,
  jobs: readonly Job[],
): DocumentList | null {
  const sent = new Set(jobs.filter((job) => job.state === 'sent' && job.withdrawnAt === null).map((job) => job.jobId));
  const isOld = (uniqueId: string): boolean => sent.has(replaced[uniqueId] ?? '');
  if (!list?.rows.some((row) => row.uniqueId !== undefined && isOld(row.uniqueId))) return list;
  const rows = list.rows.map((row) =>
    'unreadable' in row || !isOld(row.uniqueId) || row.states.includes('ancienne-version')
      ? row
      : { ...row, states: [...row.states, 'ancienne-version' as const] },
  );
  return { ...list, rows };
}
