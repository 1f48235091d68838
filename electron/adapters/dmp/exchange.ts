import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ExchangeFault } from '../../../shared/fault.ts';
import type { AccessMode } from '../../../shared/domain/consent/access-mode.ts';
import { rightHolds, type ReadingRight } from '../../../shared/domain/consent/reading-right.ts';
import type { Ins } from '../../../shared/domain/patient/ins.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import { dmpFault } from './faults.ts';
import type { Frame } from './frames/frame-sink.ts';
import type { OpenContext } from './gateway-context.ts';
import type { Part } from './mtom/read-part.ts';
import { gather, writeMtom, type Attachment } from './mtom/write-mtom.ts';
import { serverTime } from './server-time.ts';
import { readAnswer } from './soap/read-answer.ts';
import type { Transaction } from './soap/transactions.ts';
import { writeEnvelope } from './soap/write-envelope.ts';
import type { TransportAnswer, TransportRequest } from './transport.ts';
import { accessOf } from './vihf/access-of.ts';
import { signAssertion } from './vihf/sign-assertion.ts';
import { writeAssertion } from './vihf/write-assertion.ts';
import type { XmlElement } from './xml/element.ts';
import type { Xml } from './xml/write-xml.ts';

/** One call to the store. */
export interface ExchangeRequest {
  readonly transaction: Transaction;
  /** The patient the assertion names. */
  readonly ins: Ins | null;
  /** What the dossier is read by; the purpose of use follows from it. A call without one is of normal purpose. */
  readonly right?: ReadingRight | undefined;
  /** Purpose of a question that comes before any right: the oppositions, before an emergency (decision 24). */
  readonly purpose?: AccessMode | undefined;
  readonly body: Xml;
  readonly attachments?: readonly Attachment[];
  readonly onProgress?: ((sent: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The HTTP answer to a call, unread. */
export interface Called {
  readonly answer: TransportAnswer;
  /** What the answer must relate to. */
  readonly messageId: string;
  /** The server's clock (HTTP `Date`), when it said. */
  readonly serverAt: EpochMs | null;
}

/** What came back. */
export interface Exchanged {
  readonly payload: XmlElement;
  readonly attachments: readonly Part[];
  readonly serverAt: EpochMs | null;
}

/** A fresh assertion for each call: none is ever sent twice (decision 16). A card fault leaves nothing sent. */
async function assertionFor(context: OpenContext, request: ExchangeRequest): Promise<Result<Xml, ExchangeFault>> {
  const { ins, right } = request;
  const assertion = writeAssertion({
    id: context.ids.uuid(),
    issuedAt: context.clock.now(),
    authenticatedAt: context.authenticatedAt,
    issuerName: context.names.subject,
    commonName: context.names.commonName,
    identity: context.identity,
    ins,
    access: right ? accessOf(right) : (request.purpose ?? { kind: 'normal' }),
    isSecret: ins !== null && (context.isSecretFor?.(ins) ?? false),
    settings: context.settings.vihf,
  });
  context.countSignature?.();
  const signed = await signAssertion(assertion, context.signing);
  return signed.ok ? signed : fail({ ...signed.fault, class: 'transient' });
}

function urlOf(context: OpenContext, transaction: Transaction): string {
  return new URL(context.settings.paths[transaction.service], context.settings.baseUrl).href;
}

function encode(context: OpenContext, request: ExchangeRequest, envelope: Uint8Array) {
  const { action, mtom } = request.transaction;
  if (!mtom) return { contentType: `application/soap+xml; charset=UTF-8; action="${action}"`, body: envelope };
  return writeMtom(envelope, action, request.attachments ?? [], `uuid:${context.ids.uuid()}`);
}

function transportRequest(
  context: OpenContext,
  request: ExchangeRequest,
  encoded: ReturnType<typeof encode>,
): TransportRequest {
  const { timeouts } = context.settings;
  return {
    url: urlOf(context, request.transaction),
    headers: { 'content-type': encoded.contentType, accept: 'multipart/related, application/soap+xml' },
    body: encoded.body,
    effect: request.transaction.effect,
    timeoutMs: request.transaction.effect === 'write' ? timeouts.writeMs : timeouts.readMs,
    ...(request.onProgress ? { onProgress: request.onProgress } : {}),
    ...(request.signal ? { signal: request.signal } : {}),
  };
}

/** After a doubtful end a reading may simply be asked again. */
function classed(fault: ExchangeFault, { effect }: Transaction): ExchangeFault {
  return fault.class === 'ambiguous' && effect === 'read' ? { ...fault, class: 'transient' } : fault;
}

/**
 * Carries out one call: assertion, envelope, transport.
 *
 * @returns the answer as it came, to be read against `messageId`. Faults: those of the card (`card/…`) and of the
 *   transport (`transport/…`) as they are, `dmp/cancelled`, and `dmp/access-ended` past the end of an emergency (H26).
 */
export async function call(context: OpenContext, request: ExchangeRequest): Promise<Result<Called, ExchangeFault>> {
  const { transaction } = request;
  if (request.signal?.aborted) return fail(dmpFault('dmp/cancelled', transaction.effect));
  if (request.right && !rightHolds(request.right, context.clock.now()))
    return fail(dmpFault('dmp/access-ended', transaction.effect));
  const assertion = await assertionFor(context, request);
  if (!assertion.ok) return assertion;
  const messageId = `urn:uuid:${context.ids.uuid()}`;
  const parts = { messageId, action: transaction.action, assertion: assertion.value, body: request.body };
  const encoded = encode(context, request, writeEnvelope(parts));
  const number = context.frames?.next() ?? 0;
  const write = (frame: Pick<Frame, 'direction' | 'contentType' | 'bytes'>) =>
    context.frames?.write({ exchange: number, transaction: transaction.id, ...frame });
  if (context.frames) {
    write({ direction: 'request', contentType: encoded.contentType, bytes: await gather(encoded.body) });
  }
  const answer = await context.transport.send(transportRequest(context, request, encoded));
  if (!answer.ok) return fail(classed(answer.fault, transaction));
  const contentType = answer.value.headers['content-type'] ?? '';
  write({ direction: 'response', contentType, bytes: answer.value.body });
  return ok({ answer: answer.value, messageId, serverAt: serverTime(answer.value) });
}

/**
 * Carries out one call and reads its answer in place.
 *
 * @returns the payload of an answer that relates to this very message. Faults: those of `call`, and those of
 *   `faults.ts`, with the server's words.
 */
export async function exchange(
  context: OpenContext,
  request: ExchangeRequest,
): Promise<Result<Exchanged, ExchangeFault>> {
  const called = await call(context, request);
  if (!called.ok) return called;
  const { answer, messageId, serverAt } = called.value;
  const content = readAnswer(answer, messageId, request.transaction.effect);
  return content.ok ? ok({ ...content.value, serverAt }) : content;
}
