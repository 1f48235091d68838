import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { checkServerIdentity } from 'node:tls';
import { serverRefusal } from '../../../shared/domain/exchange/server-trust.ts';
import type { ExchangeFault, Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { JudgeServer } from '../../services/ports.ts';
import { reachDmp, type Reached } from './reach-dmp.ts';
import type { Transport, TransportAnswer, TransportRequest } from './transport.ts';

interface GuardParts {
  /** PEM file of the configured roots. */
  readonly roots: string;
  readonly judge: JudgeServer;
  /** Reading, too, waits while no revocation list can be had. */
  readonly strict: boolean;
}

function fingerprintOf(der: Uint8Array): string {
  return new X509Certificate(der).fingerprint256;
}

/**
 * Lets exchanges reach only servers whose certificate was judged: chain, dates and revocation, which OpenSSL is not told
 * of. The certificate is met by a handshake without ours and without a request; the exchange itself is then held to
 * that very certificate, so that another server cannot slip in between.
 */
export class ServerGuard {
  readonly #parts: GuardParts;
  /** PEM. Read once: a file that goes meanwhile, or is written anew, changes nobody who is trusted, and ends nothing. */
  readonly #trusted: string;
  /** Certificates met, by host and port. */
  readonly #met = new Map<string, Uint8Array>();

  /** @throws when the roots cannot be read: without them no server is trusted. */
  constructor(parts: GuardParts) {
    this.#parts = parts;
    this.#trusted = readFileSync(parts.roots, 'utf8');
  }

  /** Whether the server answers, and what is known of it; faults `network/…`, a revoked one among them. */
  async reach(url: string): Promise<Result<Reached, Fault>> {
    const reached = await reachDmp(url, this.#trusted, this.#parts.judge);
    if (reached.ok) this.#met.set(new URL(url).host, reached.value.certificate);
    return reached;
  }

  /**
   * Whether a network stack that makes its handshakes by itself may go on with the certificate it met: named for this host
   * and judged good. One of which nothing is known passes only where it is the one that was met before the exchange, whose
   * effect then decided; another one has not been weighed against it.
   *
   * @throws when the bytes are no certificate.
   */
  async admits(hostname: string, pem: string): Promise<boolean> {
    const certificate = new X509Certificate(pem);
    if (checkServerIdentity(hostname, certificate.toLegacyObject()) !== undefined) return false;
    const verdict = await this.#parts.judge(certificate.raw);
    if (verdict !== 'unknown') return verdict === 'good';
    const met = [...this.#met].filter(([host]) => new URL(`https://${host}`).hostname === hostname);
    return met.some(([, der]) => certificate.raw.equals(der));
  }

  /** The same transport, behind this judgement. Asked anew for each exchange: a list may have come meanwhile. */
  transport(inner: Transport): Transport {
    return { send: (request) => this.#send(inner, request) };
  }

  async #send(inner: Transport, request: TransportRequest): Promise<Result<TransportAnswer, ExchangeFault>> {
    const held = await this.#judged(request);
    if (!held.ok) return held;
    const answer = await inner.send({ ...request, server: held.value });
    if (answer.ok || answer.fault.code !== 'network/server-unjudged') return answer;
    // Another certificate than the one that was met: a renewed one, or another machine of the same name. Nothing left.
    this.#met.delete(new URL(request.url).host);
    const again = await this.#judged(request);
    return again.ok ? inner.send({ ...request, server: again.value }) : again;
  }

  /** Fingerprint of the one certificate that this exchange may meet. */
  async #judged({ url, effect = 'read' }: TransportRequest): Promise<Result<string, ExchangeFault>> {
    const { judge, strict } = this.#parts;
    const known = this.#met.get(new URL(url).host) ?? (await this.#meet(url));
    if ('code' in known) return fail({ ...known, class: 'transient' });
    const code = serverRefusal(await judge(known), effect, strict);
    return code === null ? ok(fingerprintOf(known)) : fail({ code, class: 'transient' });
  }

  async #meet(url: string): Promise<Uint8Array | Fault> {
    const reached = await this.reach(url);
    return reached.ok ? reached.value.certificate : reached.fault;
  }
}
