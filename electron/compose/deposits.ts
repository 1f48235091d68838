import { createHash } from 'node:crypto';
import type { CardHolder, Situation } from '../../shared/domain/card/practitioner.ts';
import type { SubmissionLot } from '../../shared/domain/document/deposit.ts';
import { largestFileBytes } from '../../shared/domain/document/largest-file.ts';
import { insId } from '../../shared/domain/patient/ins.ts';
import type { Fault } from '../../shared/fault.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Settings } from '../adapters/settings/read-settings.ts';
import type { Store } from '../adapters/store/store.ts';
import type { Terminology } from '../adapters/terminology/read-terminology.ts';
import { informationOf } from '../../shared/domain/feeding/feeding.ts';
import type { Journal } from '../services/audit/journal.ts';
import { Deposits, type DepositTarget } from '../services/deposit/deposits.ts';
import { Feeding } from '../services/deposit/feeding.ts';
import type { BuildCda, SniffFile } from '../services/deposit/ports.ts';
import type { Holds } from '../services/holds/holds.ts';
import type { Outbox } from '../services/outbox/outbox.ts';
import type { Parameters } from '../services/parameters/parameters.ts';
import type { Clock, Ids } from '../services/ports.ts';
import type { Documents } from '../services/records/documents.ts';
import type { Dossiers } from '../services/records/dossiers.ts';
import { mayDeposit } from '../services/records/may-deposit.ts';
import { contentTypeOf, depositAuthor } from './identity.ts';
import { replaceableIn } from './replaceable.ts';

interface DepositParts {
  readonly holder: CardHolder;
  readonly situation: Situation;
  readonly store: Store;
  readonly settings: Settings;
  readonly terms: Terminology;
  readonly files: SniffFile;
  readonly cda: BuildCda;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly parameters: Pick<Parameters, 'current'>;
}

interface Base {
  readonly dossiers: Dossiers;
  readonly outbox: Outbox;
  readonly holds: Holds;
  readonly documents: Documents;
  readonly journal: Journal;
}

/** The dossier under the banner as a place for documents. */
function targetIn(dossiers: Dossiers): (token: string) => Result<DepositTarget, Fault> {
  return (token) => {
    const live = dossiers.live(token);
    if (!live.ok) return live;
    const { patient, outcome, connection } = live.value;
    return ok({ patient, mayDeposit: mayDeposit(outcome), secret: connection === 'secret' });
  };
}

/** The patient's say on those drafts (R14). */
function openFeeding({ store, clock }: DepositParts, { dossiers, journal }: Base, deposits: Deposits): Feeding {
  return new Feeding({
    target: targetIn(dossiers),
    store: store.feeding,
    draft: (token, draftId) => deposits.draft(token, draftId),
    discard: (draftId) => store.drafts.discard(draftId),
    together: (work) => store.outbox.together(work),
    audit: journal,
    clock,
  });
}

/** Joins the drafts, and the patient's say on them, to the queue, the holds and the dossier under the banner. */
export function openDeposits(parts: DepositParts, base: Base): { deposits: Deposits; feeding: Feeding } {
  const { dossiers, outbox, holds, documents } = base;
  const target = targetIn(dossiers);
  const { feeding: said } = parts.store;
  const deposits = new Deposits({
    target,
    informed: (id) => informationOf(said.ofPatient(id)) !== null,
    files: parts.files,
    cda: parts.cda,
    drafts: parts.store.drafts,
    alreadySent: (patient, contentHash) => outbox.alreadySent(patient, contentHash),
    replaceable: replaceableIn({ dossiers, documents, practitionerId: parts.holder.nationalId }),
    jobState: (jobId) => outbox.list().find((job) => job.id === jobId)?.state ?? null,
    enqueue: (lot: SubmissionLot, facts, beside) => outbox.enqueue(lot, facts, beside),
    openHold: (document, reason, talkAt) => holds.openOwn(document, reason, talkAt),
    holdNotKept: () => holds.readAgain(),
    combinationAllowed: () => parts.parameters.current().combinationAllowed,
    refused: (id, facts) => base.journal.write('deposit.not-queued', id, facts),
    mismatchAccepted: (ins, facts) => base.journal.write('deposit.mismatch-accepted', insId(ins), facts),
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    types: parts.terms.depositTypes,
    author: depositAuthor(parts.holder, parts.situation, parts.terms),
    contentTypeCode: contentTypeOf(parts.situation, parts.terms),
    sourceId: parts.settings.sourceId,
    maximumBytes: largestFileBytes(parts.settings.maximumDocumentBytes),
    get ageOfMajority() {
      return parts.settings.ageOfMajority;
    },
    clock: parts.clock,
    ids: parts.ids,
  });
  return { deposits, feeding: openFeeding(parts, base, deposits) };
}
