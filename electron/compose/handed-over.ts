import { createHash } from 'node:crypto';
import type { SubmissionLot } from '../../shared/domain/document/deposit.ts';
import { largestFileBytes } from '../../shared/domain/document/largest-file.ts';
import type { OutboxJob } from '../../shared/domain/outbox/job.ts';
import { createCdaBuilder } from '../adapters/dmp/cda/build-cda.ts';
import { readCdaIdentities } from '../adapters/dmp/cda/read-identities.ts';
import { createFileSniffer } from '../adapters/files/sniff-file.ts';
import type { Settings } from '../adapters/settings/read-settings.ts';
import type { Store } from '../adapters/store/store.ts';
import { systemIds } from '../adapters/system/ids.ts';
import type { Terminology } from '../adapters/terminology/read-terminology.ts';
import type { Journal } from '../services/audit/journal.ts';
import { StructureAuthors } from '../services/authors/structure-authors.ts';
import { HandBack } from '../services/deposit/hand-back.ts';
import { HandIn } from '../services/deposit/hand-in.ts';
import type { Outbox } from '../services/outbox/outbox.ts';
import type { Clock } from '../services/ports.ts';
import { contentTypeOf, depositAuthor } from './identity.ts';
import type { StructureSession } from './structure-session.ts';

/** What the software of an establishment hands over to. */
interface TakingIn {
  readonly settings: Settings;
  readonly session: StructureSession;
  readonly store: Store;
  readonly terms: Terminology;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly outbox: Outbox;
  readonly authors: StructureAuthors;
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The people of the structure, in the structure whose certificates send (H24). */
export function openAuthors({
  settings,
  session,
  store,
  terms,
  clock,
}: Omit<TakingIn, 'journal' | 'outbox' | 'authors'>) {
  const { situation } = session;
  return new StructureAuthors({
    structureId: situation.structureId,
    form: settings.establishment?.internalIdForm ?? 'person',
    store: store.internalAuthors,
    authorOf: ({ nationalId, family, given, profession, savoirFaire }) => {
      const code = (value: string) => ({ code: value, codeSystem: '' });
      const skill = savoirFaire === undefined ? {} : { savoirFaire: code(savoirFaire) };
      return depositAuthor({ nationalId, family, given, profession: code(profession), ...skill }, situation, terms);
    },
    clock,
  });
}

/** Documents to deposit: judged, then queued. */
export function openHandIn({ settings, session, store, terms, clock, journal, outbox, authors }: TakingIn): HandIn {
  const lotOf = (job: OutboxJob): SubmissionLot => {
    const lot = store.outbox.lotOf(job.id);
    if (!lot) throw new Error('A job has its lot');
    return lot;
  };
  return new HandIn({
    environment: settings.environment,
    files: createFileSniffer({ cdaIdentities: readCdaIdentities }),
    cda: createCdaBuilder({ localIdRoot: `${settings.sourceId}.2` }),
    types: terms.depositTypes,
    authors,
    contentTypeCode: contentTypeOf(session.situation, terms),
    sourceId: settings.sourceId,
    maximumBytes: largestFileBytes(settings.maximumDocumentBytes),
    ageOfMajority: settings.ageOfMajority,
    known: (uniqueId) => {
      const job = outbox.findByUniqueId(uniqueId);
      return job && { job, lot: lotOf(job) };
    },
    alreadySent: (patient, contentHash) => outbox.alreadySent(patient, contentHash),
    enqueue: (lot, facts) => outbox.enqueue(lot, facts),
    refused: (insId, facts) => journal.write('deposit.not-queued', insId, facts),
    hash,
    clock,
    ids: systemIds,
  });
}

/** Documents to take back: judged, then queued after what they take back. */
export function openHandBack({ settings, store, journal, outbox, authors }: TakingIn): HandBack {
  return new HandBack({
    environment: settings.environment,
    authors,
    deposit: (uniqueId) => outbox.findByUniqueId(uniqueId),
    withdrawal: (uniqueId) => store.withdrawals.ofDocument(uniqueId),
    recall: (jobId) => outbox.recall(jobId),
    withdraw: (withdrawal) => outbox.withdraw(withdrawal),
    refused: (patient, facts) => journal.write('withdrawal.not-queued', patient, facts),
    ids: systemIds,
  });
}
