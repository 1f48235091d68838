import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import { dmpFault, type DmpFaultCode, type Effect } from '../faults.ts';
import { readContentType } from '../mtom/content-type.ts';
import type { Part } from '../mtom/read-part.ts';
import { looksMultipart, readMtom } from '../mtom/read-mtom.ts';
import { knownFault } from '../server-codes.ts';
import type { TransportAnswer } from '../transport.ts';
import type { XmlElement } from '../xml/element.ts';
import { readTree } from '../xml/read-tree.ts';
import { readEnvelope, type Envelope } from './read-envelope.ts';
import { readSoapFault, type SoapFault } from './read-fault.ts';

/** The content of an answer that relates to our request and is no fault. */
export interface AnswerContent {
  readonly payload: XmlElement;
  readonly attachments: readonly Part[];
}

/** The bytes of an envelope and how they are encoded, MTOM or plain, whatever was asked (decision 14). */
export interface EnvelopeBytes {
  readonly bytes: Uint8Array;
  readonly charset?: string;
  readonly attachments: readonly Part[];
}

interface Opened {
  readonly envelope: Envelope<XmlElement>;
  readonly attachments: readonly Part[];
}

function httpFault(status: number, effect: Effect): ExchangeFault {
  const code = { code: `HTTP ${status}` };
  if (status === 413) return dmpFault('dmp/too-large', effect, code);
  if (status === 429) return dmpFault('dmp/busy', effect, code);
  if (status >= 400 && status < 500 && status !== 408) return dmpFault('dmp/http-refused', effect, code);
  if (status >= 200 && status < 300) return dmpFault('dmp/unreadable-answer', effect);
  return dmpFault('dmp/http-error', effect, code);
}

/** The envelope of an answer, unread; null when a multipart body cannot be taken apart. */
export function envelopeBytes(answer: TransportAnswer): EnvelopeBytes | null {
  const contentType = answer.headers['content-type'] ?? '';
  const { mediaType, parameters } = readContentType(contentType);
  const multipart = mediaType.startsWith('multipart/') || looksMultipart(answer.body);
  const mtom = multipart ? readMtom(answer.body, contentType) : null;
  if (mtom && !mtom.ok) return null;
  const charset = mtom ? mtom.value.root.charset : parameters.get('charset');
  return {
    bytes: mtom ? mtom.value.root.bytes : answer.body,
    ...(charset === undefined ? {} : { charset }),
    attachments: mtom?.value.attachments ?? [],
  };
}

/** Opens the envelope of an answer; null when there is none. */
function open(answer: TransportAnswer): Opened | null {
  const found = envelopeBytes(answer);
  const root = found && readTree(found.bytes, found.charset === undefined ? {} : { charset: found.charset });
  const envelope = root?.ok ? readEnvelope(root.value) : null;
  return found && envelope && { envelope, attachments: found.attachments };
}

function soapFault(fault: SoapFault, effect: Effect): ExchangeFault {
  const code = fault.subcode ?? fault.code;
  const words = { ...(code ? { code } : {}), ...(fault.reason ? { text: fault.reason } : {}) };
  const isServerSide = fault.code === 'Receiver' || fault.code === 'Server' || fault.code === undefined;
  const unknown: DmpFaultCode = isServerSide ? 'dmp/server-fault' : 'dmp/refused';
  return dmpFault(knownFault(words) ?? unknown, effect, words);
}

/**
 * Reads the HTTP answer to a request.
 *
 * An answer must relate to the very message it answers (H02, H29); only a fault may lack `RelatesTo`, because a front
 * server writes some without reading the request.
 *
 * @param messageId what was sent as `wsa:MessageID`.
 * @returns the payload and the parts beside it, or a fault of `faults.ts` with the server's own words.
 */
export function readAnswer(
  answer: TransportAnswer,
  messageId: string,
  effect: Effect,
): Result<AnswerContent, ExchangeFault> {
  const opened = open(answer);
  if (!opened) return fail(httpFault(answer.status, effect));
  const { envelope, attachments } = opened;
  const fault = envelope.payload && readSoapFault(envelope.payload);
  const related = envelope.relatesTo === messageId || (fault && envelope.relatesTo === undefined);
  if (!related) return fail(dmpFault('dmp/unrelated-answer', effect));
  if (fault) return fail(soapFault(fault, effect));
  if (answer.status < 200 || answer.status >= 300) return fail(httpFault(answer.status, effect));
  if (!envelope.payload) return fail(dmpFault('dmp/unexpected-answer', effect));
  return ok({ payload: envelope.payload, attachments });
}
