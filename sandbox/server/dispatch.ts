import type { CertificateFacts } from '../pki/read-certificate.ts';
import { readEnvelope, writeEnvelope, writeFault, type Envelope } from '../soap/envelope.ts';
import { Fault } from '../soap/fault.ts';
import { settle } from '../store/settle.ts';
import { writeTrace } from '../store/traces.ts';
import { findTransaction } from '../transactions/index.ts';
import type { Answer, Transaction } from '../transactions/transaction.ts';
import { checkVihf } from '../vihf/check-vihf.ts';
import type { Vihf } from '../vihf/read-vihf.ts';
import { patientIdText } from '../xds/composite.ts';
import { UnreadableXml, withXmlNow } from '../xml/read.ts';
import { packMtom, unpack, type WireBody } from './multipart.ts';
import type { Service } from './service.ts';

/** A request as it came off the wire. */
export interface WireRequest {
  body: Buffer;
  contentType: string;
  /** Last segment of the path in lower case; empty at the base address. */
  service: string;
  client: CertificateFacts;
}

export interface WireAnswer extends WireBody {
  status: number;
}

/** What is known of a request when something goes wrong. */
interface Progress {
  envelope?: Envelope;
  messageId: string | null;
  action: string | null;
  transaction?: Transaction;
  vihf?: Vihf;
}

const SOAP_TYPE = 'application/soap+xml; charset=UTF-8';

/** Answers one request: an answer, or a fault with HTTP 500 (dmp-interface §1.1). Each leaves a trace. */
export function dispatch(service: Service, request: WireRequest): WireAnswer {
  const progress: Progress = { messageId: null, action: null };
  try {
    const { root, parts } = unpack(request.body, request.contentType);
    return withXmlNow(root, (document) => {
      const envelope = readEnvelope(document);
      progress.messageId = envelope.messageId;
      progress.action = envelope.action;
      return answerEnvelope(service, request, envelope, parts, progress);
    });
  } catch (error) {
    return answerFault(service, asFault(error), progress, request);
  }
}

function answerEnvelope(
  service: Service,
  request: WireRequest,
  envelope: Envelope,
  parts: Map<string, Buffer>,
  progress: Progress,
): WireAnswer {
  const { store, trust, clock, settings } = service;
  const now = clock.now();
  const transaction = findTransaction(envelope.action, request.service);
  if (!transaction) throw new Fault('DMPUnknownAction', `Action inconnue à cette adresse : ${envelope.action}`);
  progress.transaction = transaction;
  const { homologations } = settings;
  const { vihf, signer } = checkVihf(envelope.document, { store, trust, now, client: request.client, homologations });
  progress.vihf = vihf;
  settle(store, now);
  const answer = store.transaction(() =>
    transaction.handle({ envelope, vihf, signer, store, trust, settings, now, parts }),
  )();
  traceAnswer(service, answer, progress, now);
  const written = writeEnvelope(transaction.responseAction, envelope.messageId, answer.body);
  return { status: 200, ...pack(transaction, written, answer) };
}

function pack(transaction: Transaction | undefined, envelope: string, answer?: Answer): WireBody {
  if (transaction?.mtom) return packMtom(envelope, answer?.parts ?? []);
  return { contentType: SOAP_TYPE, bytes: Buffer.from(envelope) };
}

function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (error instanceof UnreadableXml) return new Fault('DMPInvalidMessage', `Message illisible : ${error.message}`);
  // A bug of the sandbox: say it on the console, where whoever runs it looks.
  console.error(error);
  return new Fault('DMPInternalError', 'Erreur interne du bac à sable', 'Receiver');
}

function answerFault(service: Service, fault: Fault, progress: Progress, request: WireRequest): WireAnswer {
  writeTrace(service.store, {
    ...traceBase(progress, service.clock.now()),
    practitioner: progress.vihf?.nameId ?? request.client.commonName,
    outcome: 'refused',
    code: fault.code,
    message: fault.message,
  });
  return { status: 500, ...pack(progress.transaction, writeFault(fault, progress.messageId)) };
}

function traceAnswer(service: Service, answer: Answer, progress: Progress, now: number): void {
  writeTrace(service.store, {
    ...traceBase(progress, now),
    ...(answer.name === undefined ? {} : { transaction: answer.name }),
    outcome: answer.refusal ? 'refused' : 'accepted',
    code: answer.refusal?.code ?? null,
    message: answer.refusal?.message ?? null,
  });
}

function traceBase({ vihf, transaction, action }: Progress, at: number): Parameters<typeof writeTrace>[1] {
  return {
    at,
    transaction: transaction?.name ?? action ?? 'inconnue',
    outcome: 'accepted',
    practitioner: vihf?.nameId ?? null,
    structure: vihf?.structureId ?? null,
    patient: vihf?.patient ? patientIdText(vihf.patient) : null,
    purpose: vihf?.purpose ?? null,
    assertionId: vihf?.id ?? null,
    detail: vihf?.purposeReason ?? null,
    secret: vihf?.secretConnection ?? false,
  };
}
