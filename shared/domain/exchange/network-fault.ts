import type { ExchangeFault } from '../../fault.ts';
import { ANSWER_PACKED } from './packed-answer.ts';

/** What a runtime says of a failed exchange: its code (`ECONNRESET`, `CERT_HAS_EXPIRED`…) and its sentence. */
export interface NetworkFailure {
  readonly code: string;
  readonly message: string;
  /** A byte of the body can have left. */
  readonly began: boolean;
}

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
  ERR_TOO_LARGE: 'network/answer-too-large',
  [ANSWER_PACKED]: 'network/answer-packed',
};

const SERVER_CERTIFICATE =
  /^(CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS_CERT|HOSTNAME_MISMATCH|ERR_SSL_WRONG_VERSION)/;

/** Our own code for a certificate that holds, and that nobody has judged yet: told at the end of the handshake. */
export const SERVER_UNJUDGED = 'ERR_SERVER_UNJUDGED';

/** TLS alerts by which a server refuses our certificate (RFC 5246 §7.2.2; 116 of RFC 8446: none was shown). */
const OUR_CERTIFICATE: readonly string[] = ['40', '42', '43', '44', '45', '46', '48', '49', '116'];

/** Node hides an alert that comes while it writes behind EPROTO: OpenSSL's sentence still bears its number. */
function alertOf(message: string): string | undefined {
  return /SSL alert number (\d+)/.exec(message)?.[1];
}

/**
 * Names a failed exchange and says what may be done after it.
 *
 * - `permanent`: the server refused our certificate; it processed nothing, and trying again changes nothing.
 * - `transient`: nothing can have left. A server certificate that does not hold is among them: a captive portal or a
 *   clock that is wrong for an hour must not end a deposit for ever, and each new try checks it again.
 * - `ambiguous`: a byte of the body can have left: one looks before sending again. An answer too large to be read is
 *   among them: the server did its work.
 *
 * Source: style anchors §1 «State» and pair 7; RFC 5246 §7.2.2.
 */
export function networkFault({ code: serverCode, message, began }: NetworkFailure): ExchangeFault {
  const alert = alertOf(message);
  if (alert !== undefined && OUR_CERTIFICATE.includes(alert)) {
    return { code: 'network/certificate-refused', serverCode: `TLS alert ${alert}`, class: 'permanent' };
  }
  const reached = began ? 'ambiguous' : 'transient';
  // Checked at the end of the handshake, before anything is written, whatever the socket's events said first.
  if (serverCode === SERVER_UNJUDGED) return { code: 'network/server-unjudged', serverCode, class: 'transient' };
  if (SERVER_CERTIFICATE.test(serverCode)) return { code: 'network/server-untrusted', serverCode, class: 'transient' };
  return { code: CODES[serverCode] ?? 'network/failed', serverCode, class: reached };
}
