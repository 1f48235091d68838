import { z } from 'zod';
import { senderKey, type Sender } from '../../../../shared/domain/outbox/sender.ts';
import { ok } from '../../../../shared/result.ts';
import type { OutboxStore } from '../../../services/outbox/ports.ts';
import { allOrNothing } from '../database/all-or-nothing.ts';
import type { Sqlite } from '../database/open-database.ts';
import { attempt } from '../store-fault.ts';
import { blobSchema } from './blob.ts';
import { lotText, parseLot } from './outbox-lots.ts';
import { jobParameters, parseJobRow } from './outbox-rows.ts';
import { OUTBOX_SQL } from './outbox-statements.ts';
import { patientKey } from './patient-key.ts';

const dueSchema = z.strictObject({ due: z.number().nullable() });
const lotRowSchema = z.strictObject({ lot_json: z.string() });
const documentRowSchema = z.strictObject({ cda: blobSchema });

/** Fault of a job whose sending was cut by the end of the process: it may have arrived (H30). */
const INTERRUPTED = JSON.stringify({ code: 'outbox/interrupted' });

function earliest(...times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

type Bound = Record<string, string | number | null>;

function readers(
  database: Sqlite,
): Pick<OutboxStore, 'list' | 'find' | 'findByUniqueId' | 'lotOf' | 'findByContent' | 'nextDueAt'> {
  const one = (sql: string, parameters: Bound): unknown => database.prepare(sql).get(parameters);
  const jobOf = (row: unknown): ReturnType<OutboxStore['find']> => (row === undefined ? null : parseJobRow(row).job);
  const due = (sql: string, of: Sender): number | null => dueSchema.parse(one(sql, { sender: senderKey(of) })).due;
  return {
    list: () =>
      database
        .prepare(OUTBOX_SQL.list)
        .all()
        .map((row) => parseJobRow(row).job),
    find: (id) => jobOf(one(OUTBOX_SQL.find, { id })),
    findByUniqueId: (uniqueId) => jobOf(one(OUTBOX_SQL.byUniqueId, { uniqueId })),
    lotOf: (id) => {
      const row = one(OUTBOX_SQL.lot, { id });
      if (row === undefined) return null;
      const cdas = database.prepare(OUTBOX_SQL.documents).all({ id });
      return parseLot(
        lotRowSchema.parse(row).lot_json,
        cdas.map((cda) => documentRowSchema.parse(cda).cda),
      );
    },
    findByContent: (insId, contentHash) => jobOf(one(OUTBOX_SQL.byContent, { ...patientKey(insId), contentHash })),
    nextDueAt: (sender) => earliest(due(OUTBOX_SQL.nextSending, sender), due(OUTBOX_SQL.nextReview, sender)),
  };
}

function enqueuer(database: Sqlite): OutboxStore['enqueue'] {
  const write = database.transaction<(...parameters: EnqueueArguments) => void>((job, lot) => {
    database.prepare(OUTBOX_SQL.insert).run(jobParameters(job));
    database.prepare(OUTBOX_SQL.insertLot).run({ id: job.id, lotJson: lotText(lot) });
    const insertDocument = database.prepare(OUTBOX_SQL.insertDocument);
    lot.documents.forEach(({ cda }, position) => insertDocument.run({ id: job.id, position, cda }));
  });
  return (job, lot) =>
    attempt(() => {
      write.immediate(job, lot);
      return ok(null);
    });
}
type EnqueueArguments = Parameters<OutboxStore['enqueue']>;

/** The queue on SQLite: durable before each call returns (legal part, `synchronous = FULL`). */
export function outboxTable(database: Sqlite): OutboxStore {
  const claimed = (sql: string, parameters: Bound): ReturnType<typeof parseJobRow> | null => {
    const row = database.prepare(sql).get(parameters);
    return row === undefined ? null : parseJobRow(row);
  };
  return {
    ...readers(database),
    enqueue: enqueuer(database),
    claim: (sender, now) => claimed(OUTBOX_SQL.claim, { sender: senderKey(sender), now })?.job ?? null,
    nextToReview: (sender, now, leaseUntil) =>
      claimed(OUTBOX_SQL.review, { sender: senderKey(sender), now, leaseUntil }),
    settle: (id, from, change) =>
      claimed(OUTBOX_SQL.settle, {
        id,
        from: JSON.stringify(from),
        state: change.state,
        notBefore: change.notBefore,
        failureClass: change.failure?.class ?? null,
        failureJson: change.failure ? JSON.stringify(change.failure.fault) : null,
        acknowledgedAt: change.acknowledgedAt ?? null,
      })?.job ?? null,
    show: (ids) => ids.reduce((sum, id) => sum + database.prepare(OUTBOX_SQL.show).run({ id }).changes, 0),
    withdraw: (uniqueId, at) => claimed(OUTBOX_SQL.withdraw, { uniqueId, at })?.job ?? null,
    together: (work) => allOrNothing(database, work),
    bringBack: (farthest, notBefore) => database.prepare(OUTBOX_SQL.bringBack).run({ farthest, notBefore }).changes,
    recoverInterrupted: (now) => database.prepare(OUTBOX_SQL.recover).run({ now, failureJson: INTERRUPTED }).changes,
  };
}
