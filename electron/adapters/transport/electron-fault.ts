import type { ExchangeFault } from '../../../shared/fault.ts';

/** Chromium's network errors after which nothing can have left (net/base/net_error_list.h, by name). */
const BEFORE_SENDING: Readonly<Record<string, string>> = {
  ERR_NAME_NOT_RESOLVED: 'network/name-unknown',
  ERR_INTERNET_DISCONNECTED: 'network/unreachable',
  ERR_ADDRESS_UNREACHABLE: 'network/unreachable',
  ERR_CONNECTION_REFUSED: 'network/refused',
  ERR_CONNECTION_TIMED_OUT: 'network/timeout',
  ERR_PROXY_CONNECTION_FAILED: 'network/unreachable',
};

/** The server's certificate does not hold. */
const SERVER_CERTIFICATE = /^ERR_CERT_/;
/** Ours is missing or was refused: trying again changes nothing. */
const OUR_CERTIFICATE = /^ERR_(SSL_CLIENT_AUTH|BAD_SSL_CLIENT_AUTH_CERT)/;

/**
 * Names a failure of Chromium's network stack, whose errors bear their name in the message (`net::ERR_…`). What is not
 * known to happen before the first byte is `ambiguous`: one looks before sending again.
 */
export function electronFault(error: Error): ExchangeFault {
  const serverCode = /ERR_\w+/.exec(error.message)?.[0] ?? error.name;
  if (OUR_CERTIFICATE.test(serverCode)) return { code: 'network/certificate-refused', serverCode, class: 'permanent' };
  if (SERVER_CERTIFICATE.test(serverCode)) return { code: 'network/server-untrusted', serverCode, class: 'transient' };
  const before = BEFORE_SENDING[serverCode];
  return before
    ? { code: before, serverCode, class: 'transient' }
    : { code: 'network/failed', serverCode, class: 'ambiguous' };
}
