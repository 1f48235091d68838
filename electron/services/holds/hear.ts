import type { DocumentEntry, UnreadableEntry } from '../../../shared/domain/document/entry.ts';
import { authorIdsOf } from '../../../shared/domain/document/own-deposit.ts';
import { restrictionsOf } from '../../../shared/domain/document/visibility.ts';
import { phaseOf, type Hold } from '../../../shared/domain/hold/record.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';
import { insId, type Ins } from '../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { Ids } from '../ports.ts';
import type { HoldRegister } from './register.ts';

/**
 * What a job of the queue tells of its hold. T0 is the `Date` of the registry's Success; a deposit that was found by
 * looking up has none, and was there at the latest now (decision 22).
 *
 * @returns whether the hold changed.
 */
export function hearJob(register: HoldRegister, job: OutboxJob, now: EpochMs): boolean {
  const hold = register.ofDocument(insId(job.ins), job.uniqueId);
  if (!hold) return false;
  if (job.withdrawnAt !== undefined && hold.origin && !hold.ending) {
    register.add(hold.id, { kind: 'withdrawn', at: job.withdrawnAt });
    return true;
  }
  if (hold.origin || hold.uniqueId !== job.uniqueId) return false;
  if (job.state === 'sent') {
    const origin =
      job.acknowledgedAt === undefined
        ? ({ kind: 'unknown', notAfter: now } as const)
        : ({ kind: 'server', at: job.acknowledgedAt } as const);
    register.add(hold.id, { kind: 'deposited', at: now, origin });
    return true;
  }
  if (job.state !== 'recalled') return false;
  register.add(hold.id, { kind: 'dropped', at: now });
  return true;
}

interface ListContext {
  readonly now: EpochMs;
  readonly ids: Ids;
  readonly practitionerId: string;
  /** As TD0.2 of this opening said (R11). */
  readonly isTreatingPhysician: boolean;
}

function authorLabel(entry: DocumentEntry): string {
  const { family, given } = entry.authors[0]?.person ?? {};
  return [family, given].filter(Boolean).join(' ');
}

function learn(register: HoldRegister, ins: Ins, entry: DocumentEntry, { now, ids, ...context }: ListContext): boolean {
  const mine = authorIdsOf(entry).includes(context.practitionerId);
  if (!mine && !context.isTreatingPhysician) return false;
  const id = ids.uuid();
  const { uniqueId } = entry;
  const title = entry.title ?? '';
  const label = authorLabel(entry);
  register.open({ id, ins, uniqueId, setId: null, title, authorLabel: label, mine, reason: '', openedAt: now });
  // No message tells when it was deposited: only that it is there now (decision 22).
  register.add(id, { kind: 'deposited', at: now, origin: { kind: 'unknown', notAfter: now } });
  return true;
}

function compare(register: HoldRegister, hold: Hold, invisible: boolean, now: EpochMs): boolean {
  const phase = phaseOf(hold, now);
  if (invisible || (phase !== 'HELD' && phase !== 'NOTIFIED')) return false;
  const elsewhere = hold.announcement?.state !== 'waiting';
  register.add(hold.id, { kind: 'announced', at: now, serverAt: null, elsewhere });
  return true;
}

/**
 * What a list tells: a document hidden from the patient that is one's own or in the dossier of a médecin traitant is a
 * hold to be followed (decision 25); one that is visible before its date was announced by somebody else.
 *
 * @returns whether a hold began or ended.
 */
export function hearList(
  register: HoldRegister,
  ins: Ins,
  rows: readonly (DocumentEntry | UnreadableEntry)[],
  context: ListContext,
): boolean {
  let changed = false;
  for (const entry of rows) {
    if ('unreadable' in entry) continue;
    const invisible = restrictionsOf(entry).includes('INVISIBLE_PATIENT');
    const hold = register.ofDocument(insId(ins), entry.uniqueId);
    const inForce = entry.availabilityStatus === 'approved' || entry.availabilityStatus === 'archived';
    if (hold) changed = compare(register, hold, invisible, context.now) || changed;
    else if (invisible && inForce) changed = learn(register, ins, entry, context) || changed;
  }
  return changed;
}
