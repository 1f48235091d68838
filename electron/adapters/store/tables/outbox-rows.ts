import { z } from 'zod';
import { ANSWER_STATES, SENDING_STATES, type OutboxJob } from '../../../../shared/domain/outbox/job.ts';
import { SENDING_MODES } from '../../../../shared/domain/outbox/sender.ts';
import { INS_ROOTS, type InsOid } from '../../../../shared/domain/patient/ins.ts';

const oids = Object.keys(INS_ROOTS) as [InsOid, ...InsOid[]]; // The keys of a constant object are its own key type.

const faultSchema = z.strictObject({
  code: z.string(),
  field: z.string().exactOptional(),
  limit: z.number().exactOptional(),
  serverCode: z.string().exactOptional(),
  serverText: z.string().exactOptional(),
});

const rowSchema = z.strictObject({
  sequence: z.number(),
  id: z.string(),
  ins_oid: z.enum(oids),
  ins_value: z.string(),
  author_id: z.string(),
  structure_id: z.string(),
  unique_id: z.string(),
  submission_set_id: z.string(),
  chain_id: z.string(),
  title: z.string(),
  type_code: z.string(),
  size: z.number(),
  content_hash: z.string(),
  state: z.enum(SENDING_STATES),
  answer: z.enum(ANSWER_STATES),
  attempts: z.number(),
  look_ups: z.number(),
  created_at: z.number(),
  not_before: z.number(),
  failure_class: z.enum(['transient', 'ambiguous', 'permanent']).nullable(),
  failure_json: z.string().nullable(),
  acknowledged_at: z.number().nullable(),
  withdrawn_at: z.number().nullable(),
  mode: z.enum(SENDING_MODES),
  sender: z.string(),
  withdraws: z.string().nullable(),
});
type Row = z.infer<typeof rowSchema>;

function failureOf(row: Row): Pick<OutboxJob, 'failure'> {
  if (row.failure_class === null || row.failure_json === null) return {};
  return { failure: { class: row.failure_class, fault: faultSchema.parse(JSON.parse(row.failure_json)) } };
}

/** Reads a row of the queue (rows are foreign: they are parsed on arrival). Throws when it is not one. */
export function parseJobRow(raw: unknown): { readonly job: OutboxJob; readonly lookUps: number } {
  const row = rowSchema.parse(raw);
  const job: OutboxJob = {
    id: row.id,
    ins: { oid: row.ins_oid, value: row.ins_value },
    mode: row.mode,
    authorId: row.author_id,
    structureId: row.structure_id,
    uniqueId: row.unique_id,
    submissionSetId: row.submission_set_id,
    chainId: row.chain_id,
    ...(row.withdraws === null ? {} : { withdraws: row.withdraws }),
    title: row.title,
    typeCode: row.type_code,
    size: row.size,
    contentHash: row.content_hash,
    state: row.state,
    answer: row.answer,
    attempts: row.attempts,
    createdAt: row.created_at,
    notBefore: row.not_before,
    ...failureOf(row),
    ...(row.acknowledged_at === null ? {} : { acknowledgedAt: row.acknowledged_at }),
    ...(row.withdrawn_at === null ? {} : { withdrawnAt: row.withdrawn_at }),
  };
  return { job, lookUps: row.look_ups };
}

/** The columns of a job as they are inserted. */
export function jobParameters(job: OutboxJob): Record<string, string | number | null> {
  return {
    id: job.id,
    insOid: job.ins.oid,
    insValue: job.ins.value,
    mode: job.mode,
    authorId: job.authorId,
    structureId: job.structureId,
    uniqueId: job.uniqueId,
    submissionSetId: job.submissionSetId,
    chainId: job.chainId,
    title: job.title,
    typeCode: job.typeCode,
    size: job.size,
    contentHash: job.contentHash,
    state: job.state,
    answer: job.answer,
    attempts: job.attempts,
    createdAt: job.createdAt,
    notBefore: job.notBefore,
    failureClass: job.failure?.class ?? null,
    failureJson: job.failure ? JSON.stringify(job.failure.fault) : null,
    acknowledgedAt: job.acknowledgedAt ?? null,
    withdraws: job.withdraws ?? null,
  };
}
