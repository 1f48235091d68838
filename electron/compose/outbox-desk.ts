import type { Job } from '../../shared/contract/deposit.ts';
import { dueBy } from '../../shared/domain/outbox/due-by.ts';
import type { OutboxJob } from '../../shared/domain/outbox/job.ts';
import { insId } from '../../shared/domain/patient/ins.ts';
import type { PatientIdentity } from '../../shared/domain/patient/identity.ts';
import type { EpochMs } from '../../shared/domain/time/epoch.ts';
import type { OutboxDesk } from '../ipc/handlers/workplace.ts';
import type { Outbox, OutboxChange } from '../services/outbox/outbox.ts';

interface DeskNeeds {
  readonly outbox: Outbox;
  readonly typeLabel: (code: string) => string;
  readonly patient: (insId: string) => PatientIdentity | null;
  /** How far the workstation's clock is from the one that jobs fall due by. */
  readonly byTheWall: () => number;
}

const HOUR_MS = 3_600_000;

/** What was looked up for one list. */
interface Known {
  readonly patients: Map<string, PatientIdentity | null>;
  /** By the hour of validation. */
  readonly days: Map<number, EpochMs>;
}

const nothingKnown = (): Known => ({ patients: new Map(), days: new Map() });

function once<Key, Value>(known: Map<Key, Value>, key: Key, find: (key: Key) => Value): Value {
  if (!known.has(key)) known.set(key, find(key));
  return known.get(key) as Value; // just set
}

/** Below it the two clocks are one. */
const SAME_MS = 1_000;

/** The queue as the window shows it: each job with its labels and how far its upload is. */
export class QueueDesk implements OutboxDesk {
  readonly #needs: DeskNeeds;
  readonly #progress = new Map<string, { readonly sent: number; readonly total: number }>();

  constructor(needs: DeskNeeds) {
    this.#needs = needs;
  }

  /** Takes a change of the queue and gives what the window must show for it. */
  hear(change: OutboxChange): Job {
    if (change.progress) this.#progress.set(change.job.id, change.progress);
    else if (change.job.state !== 'sending') this.#progress.delete(change.job.id);
    return this.view(change.job);
  }

  /** Years of deposits are a long list, of far fewer people and days: each is looked up once. */
  list(): readonly Job[] {
    const known = nothingKnown();
    return this.#needs.outbox.list().map((job) => this.view(job, known));
  }

  recall(jobId: string) {
    return this.#needs.outbox.recall(jobId);
  }

  retry(jobId: string) {
    return this.#needs.outbox.retry(jobId);
  }

  noteShown(jobIds: readonly string[]): void {
    this.#needs.outbox.noteShown(jobIds);
  }

  /** The window counts by the workstation's clock: what is due in ten seconds is due in ten seconds. */
  #byTheWall(notBefore: number): number {
    const ahead = this.#needs.byTheWall();
    return Math.abs(ahead) < SAME_MS ? notBefore : notBefore + ahead;
  }

  view(job: OutboxJob, known = nothingKnown()): Job {
    const progress = this.#progress.get(job.id);
    const { failure } = job;
    const patient = once(known.patients, insId(job.ins), this.#needs.patient);
    return {
      jobId: job.id,
      uniqueId: job.uniqueId,
      chainId: job.chainId,
      insId: insId(job.ins),
      patientLabel: patient ? `${patient.birthName} ${patient.firstGivenName}` : '',
      title: job.title,
      typeLabel: this.#needs.typeLabel(job.typeCode),
      size: job.size,
      state: job.state,
      sentBytes: progress?.sent ?? 0,
      totalBytes: progress?.total ?? job.size,
      attempts: job.attempts,
      answerShown: job.answer === 'shown',
      notBefore: this.#byTheWall(job.notBefore),
      createdAt: job.createdAt,
      // A day of Paris begins on a whole hour.
      dueBy: once(known.days, Math.floor(job.createdAt / HOUR_MS), (hour) => dueBy(hour * HOUR_MS)),
      acknowledgedAt: job.acknowledgedAt ?? null,
      withdrawnAt: job.withdrawnAt ?? null,
      fault: failure ? faultOf(failure.fault) : null,
    };
  }
}

function faultOf(fault: { readonly code: string; readonly serverCode?: string; readonly serverText?: string }) {
  const { code, serverCode, serverText } = fault;
  return { code, ...(serverCode !== undefined && { serverCode }), ...(serverText !== undefined && { serverText }) };
}
