import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { ReadingRight } from '../../../../shared/domain/consent/reading-right.ts';
import { isAsSeen } from '../../../../shared/domain/document/as-seen.ts';
import type { AvailabilityStatus, DocumentEntry } from '../../../../shared/domain/document/entry.ts';
import type { OwnDeposit } from '../../../../shared/domain/document/own-deposit.ts';
import type { Ins } from '../../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../../shared/domain/time/epoch.ts';
import type { Changed, DeletionHow } from '../../../services/visibility/ports.ts';
import { writeUpdateAssociation } from '../ebxml/association.ts';
import { writeAvailability } from '../ebxml/availability.ts';
import { ASSOCIATION } from '../ebxml/schemes.ts';
import { dmpFault } from '../faults.ts';
import type { OpenContext } from '../gateway-context.ts';
import { TRANSACTIONS } from '../soap/transactions.ts';
import { rereadEntry } from './reread-entry.ts';
import { sendUpdate, UPDATE_SET } from './update-set.ts';

/** State a document may be given; going back from `deleted` does not exist (EX_3.3-1050). */
export type NewStatus = 'approved' | 'archived' | 'deleted';

interface StatusChange {
  readonly ins: Ins;
  readonly right?: ReadingRight;
  readonly entryUUID: string;
  readonly from: AvailabilityStatus;
  readonly to: NewStatus;
  readonly submissionSetId?: string | undefined;
}

function sendStatus(context: OpenContext, change: StatusChange, signal?: AbortSignal) {
  const { ins, right, entryUUID, from, to, submissionSetId } = change;
  return sendUpdate(context, {
    transaction: to === 'deleted' ? TRANSACTIONS.remove : TRANSACTIONS.archive,
    ins,
    right,
    submissionSetId,
    objects: (ids) => [
      writeUpdateAssociation(ids, {
        kind: ASSOCIATION.updatesStatus,
        source: UPDATE_SET,
        target: entryUUID,
        slots: [
          ['OriginalStatus', writeAvailability(from)],
          ['NewStatus', writeAvailability(to)],
        ],
      }),
    ],
    signal,
  });
}

/** TD3.3c, TD3.3d on a document of an open dossier: see `ChangeStatus`. A wish that is fulfilled already sends nothing. */
export async function changeStatus(
  context: OpenContext,
  right: ReadingRight,
  seen: DocumentEntry,
  to: NewStatus,
  signal?: AbortSignal,
): Promise<Result<Changed, ExchangeFault>> {
  const reread = await rereadEntry(context, { ins: right.ins, right }, seen.uniqueId, signal);
  if (!reread.ok) return reread;
  const { entry } = reread.value;
  if (!isAsSeen(seen, entry)) return fail(dmpFault('dmp/changed-meanwhile', 'write'));
  const { entryUUID, availabilityStatus: from } = entry;
  if (from === to) return ok({ entry, serverAt: null });
  const sent = await sendStatus(context, { ins: right.ins, right, entryUUID, from, to }, signal);
  return sent.ok ? ok({ entry: { ...entry, availabilityStatus: to }, serverAt: sent.value.serverAt }) : sent;
}

/**
 * TD3.3c on one's own document: see `DeleteOwn`. Found by its uniqueId, which needs no right to read the dossier
 * (TD3.1b). One that the registry shows as deleted already sends nothing.
 */
export async function deleteOwn(
  context: OpenContext,
  document: OwnDeposit,
  signal?: AbortSignal,
  how: DeletionHow = {},
): Promise<Result<{ readonly serverAt: EpochMs | null }, ExchangeFault>> {
  const reread = await rereadEntry(context, { ins: document.ins }, document.uniqueId, signal);
  if (!reread.ok) return reread;
  const { entryUUID, availabilityStatus: from } = reread.value.entry;
  how.onSeen?.();
  if (from === 'deleted') return ok({ serverAt: null });
  const { submissionSetId } = how;
  return sendStatus(context, { ins: document.ins, entryUUID, from, to: 'deleted', submissionSetId }, signal);
}
