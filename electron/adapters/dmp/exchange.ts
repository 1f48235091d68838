import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ExchangeFault } from '../../../shared/fault.ts';
import type { AccessMode } from '../../../shared/domain/consent/access-mode.ts';
import { rightHolds, type ReadingRight } from '../../../shared/domain/consent/reading-right.ts';
import type { Ins } from '../../../shared/domain/patient/ins.ts';
import { CLOCK_TOLERANCE_MS } from '../../../shared/domain/time/clock-error.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import { dmpFault } from './faults.ts';
import type { Frame } from './frames/frame-sink.ts';
import type { OpenContext } from './gateway-context.ts';
import type { Part } from './mtom/read-part.ts';
import { gather, writeMtom, type Attachment } from './mtom/write-mtom.ts';
import { serverTime } from './server-time.ts';
import { readAnswer } from './soap/read-answer.ts';
import { TRANSACTIONS, type Transaction } from './soap/transactions.ts';
import { writeEnvelope } from './soap/write-envelope.ts';
import type { HearReceived, TransportAnswer, TransportRequest } from './transport.ts';
import { accessOf } from './vihf/access-of.ts';
import { signAssertion } from './vihf/sign-assertion.ts';
import { writeAssertion } from './vihf/write-assertion.ts';
import type { XmlElement } from './xml/element.ts';
import type { Xml } from './xml/write-xml.ts';

/** What a message says, and what goes with it. */
export interface Content {
  readonly body: Xml;
  readonly attachments?: readonly Attachment[];
}

/** One call to the store. */
export interface ExchangeRequest extends Content {
  readonly transaction: Transaction;
  /** The patient the assertion names. */
  readonly ins: Ins | null;
  /** What the dossier is read by; the purpose of use follows from it. A call without one is of normal purpose. */
  readonly right?: ReadingRight | undefined;
  /** Purpose of a question that comes before any right: the oppositions, before an emergency (decision 24). */
  readonly purpose?: AccessMode | undefined;
  /**
   * Writes anew what says its own date, for what is kept of it: the same identifiers, by a time that is known better. Absent
   * where nothing of it is dated. Its fault, a card that does not sign, leaves nothing sent.
   */
  readonly redated?: (at: EpochMs) => Promise<Result<Content, ExchangeFault>>;
  readonly onProgress?: ((sent: number, total: number) => void) | undefined;
  readonly onReceived?: HearReceived | undefined;
  /** Bytes of the answer beyond which it is given up; the transport's own bound when absent. */
  readonly largestAnswer?: number | undefined;
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

/** What a sender is told whose fault has no code of its own here. */
const REFUSALS_OF_TIME: readonly string[] = ['dmp/refused', 'dmp/assertion-refused'];

/** A fresh assertion for each call: none is ever sent twice (decision 16). A card fault leaves nothing sent. */
async function assertionFor(
  context: OpenContext,
  request: ExchangeRequest,
  issuedAt: EpochMs,
): Promise<Result<Xml, ExchangeFault>> {
  const { ins, right } = request;
  const assertion = writeAssertion({
    id: context.ids.uuid(),
    issuedAt,
    // A login never follows what it allows (SAML core §2.7.2): both are told by the same time.
    authenticatedAt: Math.min(context.wireTime.loggedOnAt(), issuedAt),
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

function timeoutOf({ id, effect }: Transaction, timeouts: OpenContext['settings']['timeouts']): number {
  if (effect === 'write') return timeouts.writeMs;
  return id === TRANSACTIONS.findDossier.id ? timeouts.statusMs : timeouts.readMs;
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
    timeoutMs: timeoutOf(request.transaction, timeouts),
    ...(request.onProgress ? { onProgress: request.onProgress } : {}),
    ...(request.onReceived ? { onReceived: request.onReceived } : {}),
    ...(request.largestAnswer === undefined ? {} : { largestAnswer: request.largestAnswer }),
    ...(request.signal ? { signal: request.signal } : {}),
  };
}

/** After a doubtful end a reading may simply be asked again. */
function classed(fault: ExchangeFault, { effect }: Transaction): ExchangeFault {
  return fault.class === 'ambiguous' && effect === 'read' ? { ...fault, class: 'transient' } : fault;
}

/** One message sent, its answer unread, and by what time its assertion was dated. */
interface Sent extends Called {
  readonly issuedAt: EpochMs;
}

async function send(context: OpenContext, request: ExchangeRequest): Promise<Result<Sent, ExchangeFault>> {
  const { transaction } = request;
  const issuedAt = context.wireTime.now();
  const assertion = await assertionFor(context, request, issuedAt);
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
  const begun = context.wireTime.begin();
  const answer = await context.transport.send(transportRequest(context, request, encoded));
  if (!answer.ok) return fail(classed(answer.fault, transaction));
  const serverAt = serverTime(answer.value);
  if (serverAt !== null) context.wireTime.hear(begun, serverAt);
  const contentType = answer.value.headers['content-type'] ?? '';
  write({ direction: 'response', contentType, bytes: answer.value.body });
  return ok({ answer: answer.value, messageId, serverAt, issuedAt });
}

/**
 * Whether a message was refused for its assertion's date: a fault that blames the sender, so that nothing was taken in
 * (SOAP 1.2 §5.4.6), dated by a clock that is out of step with the assertion's. No source prints the DMP's code for it
 * (dmp-interface §8), hence no code is looked for; one that means something else is none of the general two.
 */
function isRefusedForTime(sent: Sent, { effect }: Transaction): boolean {
  const { answer, messageId, serverAt, issuedAt } = sent;
  if (serverAt === null || Math.abs(serverAt - issuedAt) <= CLOCK_TOLERANCE_MS) return false;
  const content = readAnswer(answer, messageId, effect);
  return !content.ok && REFUSALS_OF_TIME.includes(content.fault.code);
}

/** Once more, with nothing of the wrong date in it: neither in its assertion nor in what it says. */
async function sendRedated(context: OpenContext, request: ExchangeRequest): Promise<Result<Sent, ExchangeFault>> {
  const content = await request.redated?.(context.wireTime.now());
  if (content?.ok === false) return content;
  if (request.signal?.aborted) return fail(dmpFault('dmp/cancelled', 'read'));
  return send(context, { ...request, ...content?.value });
}

/**
 * Carries out one call: assertion, envelope, transport. Refused for the date of its assertion, it is sent once more with
 * a fresh one dated by what the refusal says: a workstation with a wrong clock works all the same (H50).
 *
 * @returns the answer as it came, to be read against `messageId`. Faults: those of the card (`card/…`) and of the
 *   transport (`transport/…`) as they are, `dmp/cancelled`, and `dmp/access-ended` past the end of an emergency (H26).
 */
export async function call(context: OpenContext, request: ExchangeRequest): Promise<Result<Called, ExchangeFault>> {
  const { transaction } = request;
  if (request.signal?.aborted) return fail(dmpFault('dmp/cancelled', transaction.effect));
  if (request.right && !rightHolds(request.right, context.clock.now()))
    return fail(dmpFault('dmp/access-ended', transaction.effect));
  const sent = await send(context, request);
  if (!sent.ok || !isRefusedForTime(sent.value, transaction)) return sent;
  // Only when the time is known better by now; asked to stop meanwhile, the refusal is the answer.
  const isLearnt = Math.abs(context.wireTime.now() - sent.value.issuedAt) > CLOCK_TOLERANCE_MS;
  return isLearnt && !request.signal?.aborted ? sendRedated(context, request) : sent;
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
