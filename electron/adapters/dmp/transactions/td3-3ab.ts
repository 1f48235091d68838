import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { ConsentProof } from '../../../../shared/domain/consent/proof.ts';
import { isAsSeen } from '../../../../shared/domain/document/as-seen.ts';
import type { DocumentEntry } from '../../../../shared/domain/document/entry.ts';
import { isRestriction, restrictionsOf, type Restriction } from '../../../../shared/domain/document/visibility.ts';
import type { Changed } from '../../../services/visibility/ports.ts';
import { writeUpdateAssociation } from '../ebxml/association.ts';
import { reviseEntry } from '../ebxml/revise-entry.ts';
import { ASSOCIATION } from '../ebxml/schemes.ts';
import { dmpFault } from '../faults.ts';
import type { OpenContext } from '../gateway-context.ts';
import { TRANSACTIONS } from '../soap/transactions.ts';
import { restrictionCode } from './deposit-entry.ts';
import { rereadEntry } from './reread-entry.ts';
import { sendUpdate, UPDATE_SET } from './update-set.ts';

const ENTRY = 'Document01';

function withRestrictions(entry: DocumentEntry, next: readonly Restriction[]): DocumentEntry {
  const others = entry.confidentialityCodes.filter(({ code }) => !isRestriction(code));
  return { ...entry, confidentialityCodes: [...others, ...next.map(restrictionCode)] };
}

/** TD3.3a when the mask changes, TD3.3b when only the patient's or the representatives' view does. */
function transactionOf(before: readonly Restriction[], after: readonly Restriction[]) {
  const masks = before.includes('MASQUE_PS') !== after.includes('MASQUE_PS');
  return masks ? TRANSACTIONS.mask : TRANSACTIONS.makeVisible;
}

/** TD3.3a, TD3.3b: see `ChangeRestrictions`. A wish that is fulfilled already sends nothing. */
export async function changeRestrictions(
  context: OpenContext,
  right: ConsentProof,
  seen: DocumentEntry,
  next: readonly Restriction[],
  signal?: AbortSignal,
): Promise<Result<Changed, ExchangeFault>> {
  const reread = await rereadEntry(context, { ins: right.ins, right }, seen.uniqueId, signal);
  if (!reread.ok) return reread;
  const { entry, element } = reread.value;
  if (!isAsSeen(seen, entry)) return fail(dmpFault('dmp/changed-meanwhile', 'write'));
  const before = restrictionsOf(entry);
  if (before.length === new Set(next).size && before.every((one) => next.includes(one))) {
    return ok({ entry, serverAt: null });
  }
  const previous = entry.version;
  // Without both, the registry cannot tell which version of which entry is meant (dmp-interface §3.7).
  if (previous === undefined || entry.logicalId === undefined) return fail(dmpFault('dmp/unexpected-answer', 'read'));
  const sent = await sendUpdate(context, {
    transaction: transactionOf(before, next),
    ins: right.ins,
    right,
    objects: (ids) => [
      writeUpdateAssociation(ids, {
        kind: ASSOCIATION.hasMember,
        source: UPDATE_SET,
        target: ENTRY,
        slots: [
          ['SubmissionSetStatus', 'Original'],
          ['PreviousVersion', previous],
        ],
      }),
      reviseEntry(ids, element, { name: ENTRY, restrictions: next.map(restrictionCode) }),
    ],
    signal,
  });
  return sent.ok ? ok({ entry: withRestrictions(entry, next), serverAt: sent.value.serverAt }) : sent;
}
