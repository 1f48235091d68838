import { randomUUID } from 'node:crypto';
import { ok } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { Result } from '../../../../shared/result.ts';
import { readCertificate } from '../../../../electron/adapters/dmp/certificate/read-certificate.ts';
import { GATEWAY_DEFAULTS, type OpenContext } from '../../../../electron/adapters/dmp/gateway-context.ts';
import { readMtom } from '../../../../electron/adapters/dmp/mtom/read-mtom.ts';
import { gather } from '../../../../electron/adapters/dmp/mtom/write-mtom.ts';
import { plainTime } from '../../../../electron/adapters/dmp/plain-time.ts';
import { pageReader } from '../../../../electron/adapters/dmp/reading/page-reader.ts';
import { readEnvelope } from '../../../../electron/adapters/dmp/soap/read-envelope.ts';
import type { Transport, TransportAnswer, TransportRequest } from '../../../../electron/adapters/dmp/transport.ts';
import { VIHF_DEFAULTS } from '../../../../electron/adapters/dmp/vihf/settings.ts';
import { parseXml } from '../../../../electron/adapters/dmp/xml/parse-xml.ts';
import { SUBMITTER } from './sample-submitter.ts';
import { makeTestSigner } from './test-signer.ts';

/** A request as the store received it. */
export interface Received {
  readonly request: TransportRequest;
  readonly body: Uint8Array;
  /** The envelope, whatever it came in. */
  readonly envelope: string;
  readonly messageId: string;
  readonly attachments: readonly { readonly contentId?: string; readonly bytes: Uint8Array }[];
}

/** What the script answers: the content of `soap:Body`, or a whole HTTP answer, or a fault of the transport. */
export type Answer = string | Partial<TransportAnswer> | { readonly fault: ExchangeFault };

const DATE = 'Sun, 22 Nov 2026 14:00:05 GMT';
export const SERVER_AT = Date.parse(DATE);
export const NOW = Date.UTC(2026, 10, 22, 14, 0, 0);

/** Puts an answer in the envelope the store would use. */
export function answerEnvelope(body: string, relatesTo: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing"><s:Header><a:MessageID>urn:uuid:${randomUUID()}</a:MessageID><a:RelatesTo>${relatesTo}</a:RelatesTo></s:Header><s:Body>${body}</s:Body></s:Envelope>`;
}

function openRequest(request: TransportRequest, body: Uint8Array): Received {
  const contentType = request.headers['content-type'] ?? '';
  const mtom = contentType.startsWith('multipart/') ? readMtom(body, contentType) : null;
  const bytes = mtom?.ok ? mtom.value.root.bytes : body;
  const root = parseXml(bytes);
  const messageId = (root.ok && readEnvelope(root.value)?.messageId) || '';
  const envelope = Buffer.from(bytes).toString('utf8');
  return { request, body, envelope, messageId, attachments: mtom?.ok ? mtom.value.attachments : [] };
}

/** A store that answers by script and remembers what it was sent. */
export function scriptedStore(script: (received: Received) => Answer): {
  readonly transport: Transport;
  readonly received: Received[];
} {
  const received: Received[] = [];
  async function send(request: TransportRequest): Promise<Result<TransportAnswer, ExchangeFault>> {
    const one = openRequest(request, await gather(request.body));
    received.push(one);
    const answer = script(one);
    if (typeof answer === 'object' && 'fault' in answer) return { ok: false, fault: answer.fault };
    const headers = { 'content-type': 'application/soap+xml; charset=UTF-8', date: DATE };
    if (typeof answer !== 'string') return ok({ status: 200, headers, body: new Uint8Array(), ...answer });
    return ok({ status: 200, headers, body: Buffer.from(answerEnvelope(answer, one.messageId)) });
  }
  return { transport: { send }, received };
}

const signer = makeTestSigner();

/** A session of the demo physician with that store. */
export function openContext(transport: Transport, over: Partial<OpenContext> = {}): OpenContext {
  const names = readCertificate(signer.means.certificate);
  if (!names.ok) throw new Error(names.fault.code);
  const clock = { now: () => NOW, after: () => () => undefined };
  const authenticatedAt = NOW - 60_000;
  return {
    environment: 'sandbox',
    transport,
    signing: signer.means,
    names: names.value,
    readPage: pageReader(),
    submitter: SUBMITTER,
    authenticatedAt,
    wireTime: plainTime({ clock, authenticatedAt }),
    identity: {
      mode: 'DIRECTE',
      nationalId: '899700000011',
      family: 'LIBRE',
      given: 'Jeanne',
      profession: { code: '10', codeSystem: '1.2.250.1.71.1.2.7', displayName: 'Médecin' },
      savoirFaire: {
        code: 'SM26',
        codeSystem: '1.2.250.1.71.4.2.5',
        displayName: 'Qualifié en Médecine Générale (SM)',
      },
      structureId: '499700000011001',
      sector: 'SA07',
    },
    settings: {
      ...GATEWAY_DEFAULTS,
      baseUrl: 'https://store.invalid/si-dmp-server/v2/services/',
      sourceId: '2.25.1234',
      vihf: {
        ...VIHF_DEFAULTS,
        lpsId: '2.25.1234.1',
        lpsName: 'Poste DMP',
        lpsVersion: '0.1.0',
        homologationId: 'SANDBOX-0001',
      },
    },
    clock,
    ids: { uuid: () => randomUUID(), oid: () => `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}` },
    ...over,
  };
}

export const signingChain = { root: signer.rootPem, intermediates: signer.intermediatePem };

/** A fictitious patient (NIR of the published examples, test root). */
export const INS = { oid: '1.2.250.1.213.1.4.10', value: '207058575627097' } as const;
