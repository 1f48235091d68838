import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { PostFailure } from './engine-tls.ts';

const TRANSIENT: Readonly<Record<string, string>> = {
  ENOTFOUND: 'network/name-unknown',
  EAI_AGAIN: 'network/name-unknown',
  ECONNREFUSED: 'network/refused',
  EHOSTUNREACH: 'network/unreachable',
  ENETUNREACH: 'network/unreachable',
  ETIMEDOUT: 'network/timeout',
  ECONNRESET: 'network/reset',
  EPIPE: 'network/reset',
  ABORT_ERR: 'network/aborted',
};

const SERVER_CERTIFICATE =
  /^(CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH|ERR_SSL_WRONG_VERSION)/;
/** TLS alerts by which a server refuses our certificate (RFC 5246 §7.2.2; 116 of RFC 8446: none was shown). */
const OUR_CERTIFICATE: ReadonlySet<string> = new Set(['40', '42', '43', '44', '45', '46', '48', '49', '116']);

function codeOf(error: Error): string {
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : error.name;
}

/** Node hides an alert that comes while it writes behind EPROTO: OpenSSL's sentence still bears its number. */
function alertOf(error: Error): string | undefined {
  return /SSL alert number (\d+)/.exec(error.message)?.[1];
}

/**
 * Names a failed POST. Nothing sent yet: trying again is safe. A byte of the body may have arrived: look before sending
 * again. A certificate refused on either side: trying again changes nothing.
 */
export function postFault(failure: PostFailure): ExchangeFault {
  const serverCode = codeOf(failure.cause);
  if (SERVER_CERTIFICATE.test(serverCode)) return { code: 'network/server-untrusted', serverCode, class: 'permanent' };
  const alert = alertOf(failure.cause);
  if (alert !== undefined && OUR_CERTIFICATE.has(alert))
    return { code: 'network/certificate-refused', serverCode: `TLS alert ${alert}`, class: 'permanent' };
  if (serverCode === 'ERR_TOO_LARGE') return { code: 'network/answer-too-large', serverCode, class: 'permanent' };
  const code = TRANSIENT[serverCode] ?? 'network/failed';
  return { code, serverCode, class: failure.began ? 'ambiguous' : 'transient' };
}
