import type { ExchangeFault } from '../../../shared/fault.ts';

/** Failures of the way to the server, by the code that Node gives them. */
const CODES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'network/name-unknown',
  EAI_AGAIN: 'network/name-unknown',
  ECONNREFUSED: 'network/refused',
  EHOSTUNREACH: 'network/unreachable',
  ENETUNREACH: 'network/unreachable',
  ETIMEDOUT: 'network/timeout',
  ECONNABORTED: 'network/timeout',
  ECONNRESET: 'network/reset',
  EPIPE: 'network/reset',
  ABORT_ERR: 'network/aborted',
  ERR_CANCELED: 'network/aborted',
};

/** The server's certificate does not hold: wrong name, wrong chain, out of date. Nothing was sent. */
const SERVER_CERTIFICATE = /^(CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS_CERT|HOSTNAME_MISMATCH)/;
/** TLS alerts by which a server refuses ours. They prove that it processed nothing. */
const OUR_CERTIFICATE =
  /ALERT_(BAD_CERTIFICATE|CERTIFICATE_(REVOKED|EXPIRED|UNKNOWN|REQUIRED)|UNKNOWN_CA|UNSUPPORTED_CERTIFICATE|ACCESS_DENIED|HANDSHAKE_FAILURE)/;

function codeOf(error: Error): string {
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : error.name;
}

/**
 * Names a failed exchange and says what may be done after it.
 *
 * @param began whether a byte of the body can have left: trying again is then unsafe until one has looked.
 * @returns `permanent` when a certificate or the size of the answer was refused; else `ambiguous` or `transient`. A
 *   server certificate that does not hold is `transient`: a captive portal in a hotel must not end a deposit for ever.
 */
export function networkFault(error: Error, began: boolean): ExchangeFault {
  const serverCode = codeOf(error);
  if (OUR_CERTIFICATE.test(serverCode)) return { code: 'network/certificate-refused', serverCode, class: 'permanent' };
  if (serverCode === 'ERR_TOO_LARGE') return { code: 'network/answer-too-large', serverCode, class: 'ambiguous' };
  const reached = began ? 'ambiguous' : 'transient';
  if (SERVER_CERTIFICATE.test(serverCode)) return { code: 'network/server-untrusted', serverCode, class: reached };
  return { code: CODES[serverCode] ?? 'network/failed', serverCode, class: reached };
}
