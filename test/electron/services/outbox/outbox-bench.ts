import Database from 'better-sqlite3';
import type { AuditEvent } from '../../../../shared/domain/audit/event.ts';
import type { SubmissionLot } from '../../../../shared/domain/document/deposit.ts';
import type { Withdrawal } from '../../../../shared/domain/outbox/withdrawal.ts';
import type { OutboxJob } from '../../../../shared/domain/outbox/job.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { migrateTo } from '../../../../electron/adapters/store/database/migrate.ts';
import type { Sqlite } from '../../../../electron/adapters/store/database/open-database.ts';
import { legalMigrations } from '../../../../electron/adapters/store/migrations/legal/index.ts';
import { auditTable } from '../../../../electron/adapters/store/tables/audit.ts';
import { withdrawalsTable } from '../../../../electron/adapters/store/tables/withdrawals.ts';
import { outboxTable } from '../../../../electron/adapters/store/tables/outbox.ts';
import { countedClock } from '../../../../electron/compose/clock.ts';
import { Outbox, type OutboxChange } from '../../../../electron/services/outbox/outbox.ts';
import type { LookUpOwn, OutboxStore, SubmitLot, WithdrawalStore } from '../../../../electron/services/outbox/ports.ts';
import type { Clock } from '../../../../electron/services/ports.ts';
import { HOLDER } from '../../adapters/store/store-support.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

export type SubmitAnswer = Awaited<ReturnType<SubmitLot['submitLot']>>;
export type LookUpAnswer = Awaited<ReturnType<LookUpOwn['findOwn']>>;

export const SUCCESS: SubmitAnswer = ok({ serverAt: 1_800_000_000_000 });
export function fault(kind: ExchangeFault['class'], more: Partial<ExchangeFault> = {}): Result<never, ExchangeFault> {
  return fail({ code: `dmp/${kind}`, class: kind, ...more });
}

/** The queue over a real SQLite file in memory, with a store-side that the test scripts. */
export class OutboxBench {
  readonly clock = new ManualClock();
  readonly database: Sqlite = new Database(':memory:');
  readonly store: OutboxStore;
  readonly withdrawals: WithdrawalStore;
  readonly sent: SubmissionLot[] = [];
  readonly takenBack: Withdrawal[] = [];
  readonly lookedUp: string[] = [];
  readonly changes: OutboxChange[] = [];
  readonly signals: AbortSignal[] = [];
  submit: (lot: SubmissionLot) => SubmitAnswer | Promise<SubmitAnswer> = () => SUCCESS;
  takeBack: (withdrawal: Withdrawal, onSeen: () => void) => SubmitAnswer | Promise<SubmitAnswer> = () => SUCCESS;
  heard: (change: OutboxChange) => void = () => undefined;
  lookUp: (uniqueId: string) => LookUpAnswer | Promise<LookUpAnswer> = () => ok(null);
  readonly #due: (clock: ManualClock) => Clock;
  #ids = 0;
  #process = 0;
  outbox: Outbox;

  /** @param due by which clock jobs fall due; the product's own when absent. */
  constructor(due: (clock: ManualClock) => Clock = countedClock) {
    this.#due = due;
    migrateTo(this.database, legalMigrations, legalMigrations.length);
    this.store = outboxTable(this.database);
    this.withdrawals = withdrawalsTable(this.database);
    this.outbox = this.restart();
  }

  /** A new process over the same file: what the former one held in memory is gone. */
  restart(): Outbox {
    const audit = auditTable(this.database);
    const process = (this.#process += 1);
    this.clock.forgetTimers();
    // What was on its way for a killed process answers nobody.
    const alive = <Answer>(answer: Answer): Answer | Promise<Answer> =>
      process === this.#process ? answer : new Promise(() => undefined);
    this.outbox = new Outbox({
      store: this.store,
      submit: {
        submitLot: async (lot, onProgress, signal) => {
          this.sent.push(lot);
          this.signals.push(signal);
          onProgress(1, 2);
          return alive(await this.submit(lot));
        },
      },
      lookUp: {
        findOwn: async (_ins, uniqueId) => {
          this.lookedUp.push(uniqueId);
          return alive(await this.lookUp(uniqueId));
        },
      },
      withdrawals: {
        store: this.withdrawals,
        dmp: {
          takeBack: async (withdrawal, onSeen) => {
            this.takenBack.push(withdrawal);
            return alive(await this.takeBack(withdrawal, onSeen));
          },
        },
      },
      writeDown: (event) => audit.append(event),
      clock: this.clock,
      due: this.#due(this.clock),
      ids: { uuid: () => `id-${(this.#ids += 1)}`, oid: () => '2.25.1' },
      log: { info: () => undefined, warn: () => undefined },
      mode: 'card',
      recallWindowMs: 10_000,
      onChange: (change) => {
        this.changes.push(change);
        this.heard(change);
      },
    });
    return this.outbox;
  }

  start(): void {
    this.outbox.start({ mode: 'card', authorId: HOLDER });
  }

  enqueue(lot: SubmissionLot, contentHash = lot.submissionSetId): OutboxJob {
    const queued = this.outbox.enqueue(lot, { contentHash, size: 100 });
    if (!queued.ok) throw new Error(queued.fault.code);
    return queued.value;
  }

  job(id: string): OutboxJob {
    const job = this.store.find(id);
    if (!job) throw new Error('The job is gone');
    return job;
  }

  journal(): readonly AuditEvent[] {
    return auditTable(this.database)
      .read(1, 1000)
      .map((row) => row.event);
  }
}

/** A queue that sends, as after an unlock. */
export function startedBench(): OutboxBench {
  const made = new OutboxBench();
  made.start();
  return made;
}
