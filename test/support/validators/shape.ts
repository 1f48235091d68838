import { ACCEPTED, type AcceptedDifferences } from './accepted-differences.ts';
import { bareBody } from './bare-body.ts';
import { outlineDifference, unexplained } from './outline.ts';

/**
 * Differences of a request from its published outline that nobody accepted, and acceptances that nothing needs.
 *
 * @param message the envelope, or a raw MTOM body.
 * @param transaction key of the table of accepted differences.
 */
export function shapeFaults(
  message: string | Uint8Array,
  transaction: string,
  table: Readonly<Record<string, AcceptedDifferences>> = ACCEPTED,
): string[] {
  const accepted = table[transaction];
  if (!accepted) return [`no outline for ${transaction}`];
  const compared = accepted.bodyOnly ? bareBody(Buffer.from(message).toString('utf8')) : message;
  const { missing, extra } = outlineDifference(compared, accepted.outline);
  const [lacks, adds] = [unexplained(missing, accepted.missing), unexplained(extra, accepted.extra)];
  const unused = table === ACCEPTED ? [...lacks.unused, ...adds.unused] : [];
  return [
    ...lacks.unexplained.map((row) => `missing ${row}`),
    ...adds.unexplained.map((row) => `extra ${row}`),
    ...unused.map((path) => `accepted for nothing: ${path}`),
  ];
}
