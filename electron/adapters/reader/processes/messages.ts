import { z } from 'zod';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const situation = z.object({ structureId: z.string(), structureName: z.string(), sector: z.string() });

/** Orders to the card process. The PIN comes in bytes, once; the process keeps the one copy and wipes it at its end. */
export const cardOrderSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('describe'), id: z.number() }),
  z.object({ op: z.literal('login'), id: z.number(), pin: bytes }),
  z.object({ op: z.literal('sign'), id: z.number(), key: z.enum(['authentication', 'signature']), data: bytes }),
  z.object({
    op: z.literal('request'),
    id: z.number(),
    url: z.url({ protocol: /^https$/ }),
    headers: z.record(z.string(), z.string()),
    body: bytes,
    roots: z.string(),
    timeoutMs: z.number(),
    method: z.enum(['GET', 'POST']).exactOptional(),
    largestAnswer: z.number().exactOptional(),
    server: z.string().exactOptional(),
  }),
  z.object({ op: z.literal('abort'), id: z.number() }),
  /** Answered at once by a process whose middleware does not hold it. */
  z.object({ op: z.literal('ping'), id: z.number() }),
]);
export type CardOrder = z.infer<typeof cardOrderSchema>;

const faultSchema = z.object({ code: z.string(), serverCode: z.string().optional() });

/** Answers of the card process; each bears the id of its order. */
export const cardAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), speaksTls: z.boolean() }),
  z.object({ kind: z.literal('pong'), id: z.number() }),
  z.object({
    kind: z.literal('described'),
    id: z.number(),
    authentication: bytes,
    signature: bytes,
    tries: z.enum(['unknown', 'low', 'last', 'blocked']),
    middleware: z.string(),
    info: bytes.nullable(),
  }),
  z.object({
    kind: z.literal('login'),
    id: z.number(),
    outcome: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('open') }),
      z.object({ kind: z.literal('wrong'), tries: z.enum(['unknown', 'low', 'last']) }),
      z.object({ kind: z.literal('blocked') }),
      z.object({ kind: z.literal('failed'), reason: z.string() }),
    ]),
    situations: z.array(situation),
  }),
  z.object({ kind: z.literal('signed'), id: z.number(), signature: bytes }),
  z.object({ kind: z.literal('progress'), id: z.number(), sent: z.number(), total: z.number() }),
  /** A part of an answer that is on its way, and how long the whole will be when its head says so; `response` ends it. */
  z.object({ kind: z.literal('piece'), id: z.number(), bytes, total: z.number().nullable() }),
  z.object({
    kind: z.literal('response'),
    id: z.number(),
    status: z.number(),
    headers: z.record(z.string(), z.string()),
    body: bytes,
  }),
  z.object({
    kind: z.literal('fault'),
    id: z.number(),
    fault: faultSchema,
    class: z.enum(['transient', 'ambiguous', 'permanent']),
  }),
]);
export type CardAnswer = z.infer<typeof cardAnswerSchema>;

/** What the watcher says: what is in the reader, or that it is still watching. */
export const watcherReportSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heartbeat') }),
  z.object({ kind: z.literal('middleware-missing') }),
  z.object({ kind: z.literal('no-reader') }),
  z.object({ kind: z.literal('no-card') }),
  z.object({ kind: z.literal('card') }),
  z.object({ kind: z.literal('fault'), reason: z.string() }),
]);
export type WatcherReport = z.infer<typeof watcherReportSchema>;
