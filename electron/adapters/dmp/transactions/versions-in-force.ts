import { ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { SubmissionLot } from '../../../../shared/domain/document/deposit.ts';
import { restrictionsWhenSent } from '../../../../shared/domain/document/replace/restrictions-when-sent.ts';
import { restrictionsOf, type Restriction } from '../../../../shared/domain/document/visibility.ts';
import type { OpenContext } from '../gateway-context.ts';
import { rereadEntry } from './reread-entry.ts';

/** By the uniqueId of a new version: what the registry now has of the one it replaces, and what it must bear itself. */
export type ReplacedVersions = ReadonlyMap<
  string,
  { readonly entryUUID: string; readonly restrictions: readonly Restriction[] }
>;

/**
 * Looks up the versions that a lot replaces, just before it is signed: a mask or a release since the lot was queued has
 * given them another entryUUID and other restrictions (dmp-interface §3.3; N7, N8). A lot that replaces nothing asks
 * nothing.
 *
 * @returns faults of `rereadEntry`, nothing sent; `dmp/unknown-document` when the version to be replaced is gone.
 */
export async function versionsInForce(
  context: OpenContext,
  lot: SubmissionLot,
  signal: AbortSignal,
): Promise<Result<ReplacedVersions, ExchangeFault>> {
  const found = new Map<string, { entryUUID: string; restrictions: readonly Restriction[] }>();
  for (const { document } of lot.documents) {
    if (!document.replaces) continue;
    const reread = await rereadEntry(context, { ins: lot.patient.ins }, document.replaces.uniqueId, signal);
    if (!reread.ok) return reread;
    const { entry } = reread.value;
    const restrictions = restrictionsWhenSent(restrictionsOf(entry), document.restrictions);
    found.set(document.uniqueId, { entryUUID: entry.entryUUID, restrictions });
  }
  return ok(found);
}
