import { Agent, request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { fail, ok } from '../../../../shared/result.ts';
import type { Transport, TransportAnswer, TransportRequest } from '../../../../electron/adapters/dmp/transport.ts';

/** Keys of a person of the test PKI, in PEM. */
export interface SoftwareKeys {
  readonly certificate: string;
  readonly key: string;
  readonly roots: string;
}

function bodyOf(body: TransportRequest['body']): Readable {
  return body instanceof Uint8Array ? Readable.from([body]) : Readable.from(body.chunks());
}

function flat(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** Mutual TLS with keys in files: for tests of the codec against a running store, never in the product. */
export function softwareTransport({ certificate, key, roots }: SoftwareKeys): Transport & { close(): void } {
  const agent = new Agent({ cert: certificate, key, ca: roots, keepAlive: true });
  function post(request: TransportRequest): Promise<TransportAnswer> {
    return new Promise((resolve, reject) => {
      const method = request.method ?? 'POST';
      const headers = { ...request.headers, 'content-length': request.body.length };
      const options = { method, agent, headers, ...(request.signal ? { signal: request.signal } : {}) };
      const call = httpsRequest(request.url, options, (answer) => {
        const chunks: Uint8Array[] = [];
        answer.on('data', (chunk: Uint8Array) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: flat(answer.headers), body: Buffer.concat(chunks) }),
        );
      });
      call.on('error', reject);
      bodyOf(request.body).pipe(call);
    });
  }
  return {
    send: (request) =>
      post(request).then(
        (answer) => ok(answer),
        (error: unknown) => fail({ code: 'transport/failed', class: 'ambiguous', serverText: String(error) } as const),
      ),
    close: () => agent.destroy(),
  };
}
