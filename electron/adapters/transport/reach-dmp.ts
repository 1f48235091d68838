import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { readFileSync } from 'node:fs';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { isTrustedServer } from './judge-server.ts';
import { networkFault } from './network-fault.ts';
import { SUITES } from './suites.ts';

const LIMIT_MS = 3_000;

/**
 * Whether the DMP answers: a TLS handshake up to its certificate, checked against the configured roots, without ours.
 * No request, no patient, no card: it may be asked before any PIN.
 *
 * @returns milliseconds; faults `network/…`.
 */
export function reachDmp(baseUrl: string, roots: string): Promise<Result<number, Fault>> {
  const { hostname, port } = new URL(baseUrl);
  const trusted = readFileSync(roots, 'utf8');
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname,
      port: Number(port || 443),
      // A server name is never an address (RFC 6066 §3).
      ...(isIP(hostname) === 0 && { servername: hostname }),
      ca: trusted,
      minVersion: 'TLSv1.2',
      ciphers: SUITES,
    });
    const end = (result: Result<number, Fault>): void => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(LIMIT_MS, () => end(fail({ code: 'network/timeout' })));
    socket.once('secureConnect', () => end(ok(Math.round(performance.now() - startedAt))));
    socket.once('error', (error) => {
      const { code, serverCode } = networkFault(error, false);
      // It asks for our certificate and got none, before its own was judged: judged here, it is there or an impostor.
      if (code === 'network/certificate-refused') {
        const shown = socket.getPeerX509Certificate();
        if (!shown || !isTrustedServer(shown, hostname, trusted, Date.now())) {
          return end(fail({ code: 'network/server-untrusted' }));
        }
        return end(ok(Math.round(performance.now() - startedAt)));
      }
      end(fail({ code, ...(serverCode !== undefined && { serverCode }) }));
    });
  });
}
