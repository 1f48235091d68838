import { isIP } from 'node:net';
import { checkServerIdentity, connect, type TLSSocket } from 'node:tls';
import { TLS_SUITES } from '../../../shared/domain/exchange/tls-suites.ts';
import { serverRefusal } from '../../../shared/domain/exchange/server-trust.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { JudgeServer } from '../../services/ports.ts';
import { networkFault } from './network-fault.ts';

const LIMIT_MS = 3_000;

/** A server that answered. */
export interface Reached {
  readonly ms: number;
  /** DER. */
  readonly certificate: Uint8Array;
  /** False while no revocation list could be had for it (decision 15). */
  readonly revocationKnown: boolean;
}

type Met = Result<Pick<Reached, 'ms' | 'certificate'>, Fault>;

/** The certificate that a server shows, when it names this host. */
function shown(socket: TLSSocket, hostname: string): Uint8Array | null {
  const certificate = socket.getPeerX509Certificate();
  if (!certificate || checkServerIdentity(hostname, certificate.toLegacyObject()) !== undefined) return null;
  return certificate.raw;
}

/** A handshake up to the server's certificate. One that wants ours and got none shows its own all the same. */
function meet(baseUrl: string, trusted: string): Promise<Met> {
  const { hostname, port } = new URL(baseUrl);
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname,
      port: Number(port || 443),
      // A server name is never an address (RFC 6066 §3).
      ...(isIP(hostname) === 0 && { servername: hostname }),
      ca: trusted,
      minVersion: 'TLSv1.2',
      ciphers: TLS_SUITES,
    });
    const end = (result: Met): void => {
      socket.destroy();
      resolve(result);
    };
    const endShown = (): void => {
      const certificate = shown(socket, hostname);
      const ms = Math.round(performance.now() - startedAt);
      end(certificate ? ok({ ms, certificate }) : fail({ code: 'network/server-untrusted' }));
    };
    socket.setTimeout(LIMIT_MS, () => end(fail({ code: 'network/timeout' })));
    socket.once('secureConnect', endShown);
    socket.once('error', (error) => {
      const { code, serverCode } = networkFault(error, false);
      if (code === 'network/certificate-refused') return endShown();
      end(fail({ code, ...(serverCode !== undefined && { serverCode }) }));
    });
  });
}

/**
 * Whether the DMP answers: a TLS handshake up to its certificate, judged, without ours. No request, no patient, no card:
 * it may be asked before any PIN.
 *
 * @param trusted PEM of the configured roots.
 * @param judge chain, dates and revocation: a server that broke the handshake off was not judged by OpenSSL.
 * @returns what was met; faults `network/…`, `network/server-revoked` among them.
 */
export async function reachDmp(baseUrl: string, trusted: string, judge: JudgeServer): Promise<Result<Reached, Fault>> {
  const met = await meet(baseUrl, trusted);
  if (!met.ok) return met;
  const verdict = await judge(met.value.certificate);
  const code = serverRefusal(verdict, 'read', false);
  return code === null ? ok({ ...met.value, revocationKnown: verdict === 'good' }) : fail({ code });
}
