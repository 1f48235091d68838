import type { Copies } from '../../../shared/contract/copies.ts';
import type { PatientRow, TypedPatient } from '../../../shared/contract/patient.ts';
import type { Job } from '../../../shared/contract/deposit.ts';
import type { AuditEvent, AuditKind } from '../../../shared/domain/audit/event.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, type Result } from '../../../shared/result.ts';
import type { HandOvers } from '../../services/audit/hand-over.ts';
import type { JournalCheck } from '../../services/audit/journal-check.ts';
import type { JournalReading } from '../../services/audit/journal-reading.ts';
import type { ConsentRegister } from '../../services/consent/register.ts';
import type { Showing } from '../../services/showing/showing.ts';
import type { TraceReminder } from '../../services/reminder/trace-reminder.ts';
import type { Feeding } from '../../services/deposit/feeding.ts';
import type { Deposits } from '../../services/deposit/deposits.ts';
import type { Documents } from '../../services/records/documents.ts';
import type { Dossiers } from '../../services/records/dossiers.ts';
import type { Spots } from '../../services/records/spots.ts';
import type { EmergencyCards } from '../../services/emergency/cards.ts';
import type { Holds } from '../../services/holds/holds.ts';
import type { Outputs } from '../../services/outputs/outputs.ts';
import type { Candidates } from '../../services/emergency/candidates.ts';
import type { Inbox } from '../../services/emergency/inbox.ts';
import type { Emergency } from '../../services/emergency/emergency.ts';
import type { Carers } from '../../services/records/carers.ts';
import type { News } from '../../services/records/news.ts';
import type { Lists } from '../../services/records/lists.ts';
import type { DocumentChanges } from '../../services/visibility/document-changes.ts';
import type { AccessHistory } from '../../services/records/access-history.ts';
import type { Views } from '../../services/records/views.ts';
import type { OutboxJob } from '../../../shared/domain/outbox/job.ts';

/** What a handler may reach of the practice's own list of patients. */
export interface PatientDesk {
  search(words: string): readonly PatientRow[];
  add(typed: TypedPatient): Result<PatientRow, readonly Fault[]>;
}

/** What a handler may reach of the queue. `view` adds progress and labels to a job. */
export interface OutboxDesk {
  list(): readonly Job[];
  view(job: OutboxJob): Job;
  recall(jobId: string): Result<OutboxJob, Fault>;
  retry(jobId: string): Result<OutboxJob, Fault>;
  noteShown(jobIds: readonly string[]): void;
}

/** What a handler may reach of the copies kept on this workstation. */
export interface CopiesDesk {
  state(): Copies;
  fill(): Copies;
  stop(): Copies;
  drop(insId: string): Copies;
}

/** Everything that exists only while a card is open; built at unlock, dropped at lock. */
export interface Workplace {
  readonly dossiers: Dossiers;
  readonly lists: Lists;
  readonly spots: Spots;
  readonly news: News;
  readonly documents: Documents;
  readonly changes: DocumentChanges;
  readonly emergency: Emergency;
  readonly emergencyCards: EmergencyCards;
  readonly inbox: Inbox;
  readonly candidates: Candidates;
  readonly carers: Carers;
  readonly register: ConsentRegister;
  readonly reminder: TraceReminder;
  readonly holds: Holds;
  readonly outputs: Outputs;
  readonly feeding: Feeding;
  readonly showing: Showing;
  readonly deposits: Deposits;
  readonly patients: PatientDesk;
  readonly outbox: OutboxDesk;
  readonly copyDesk: CopiesDesk;
  readonly journalCheck: JournalCheck;
  readonly journalReading: JournalReading;
  readonly handOvers: HandOvers;
  readonly views: Views;
  /** Writes down what was refused before any service was reached (R42). */
  readonly trace: (kind: AuditKind, facts: AuditEvent['facts']) => void;
  readonly accessHistory: AccessHistory;
}

/** Gives the workplace of the open card, or `session/locked`: no call reaches a patient without one (N5). */
export type AtWork = () => Result<Workplace, Fault>;

/** The answer to every call that needs a workplace while there is none. */
export const LOCKED = fail({ code: 'session/locked' } as const);
