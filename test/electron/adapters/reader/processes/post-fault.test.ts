import { describe, expect, test } from 'vitest';
import { PostFailure } from '../../../../../electron/adapters/reader/processes/engine-tls.ts';
import { postFault } from '../../../../../electron/adapters/reader/processes/post-fault.ts';

function failed(code: string, began: boolean, message = code): ReturnType<typeof postFault> {
  return postFault(new PostFailure(Object.assign(new Error(message), { code }), began));
}

describe('naming a failed POST', () => {
  test.each(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'ECONNRESET', 'EHOSTUNREACH', 'WHATEVER'])(
    'N6: %s is transient before the body, ambiguous once a byte of it may have arrived',
    (code) => {
      expect(failed(code, false).class).toBe('transient');
      expect(failed(code, true).class).toBe('ambiguous');
    },
  );

  test.each([
    'SELF_SIGNED_CERT_IN_CHAIN',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'CERT_HAS_EXPIRED',
    'CERT_REVOKED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ])('a server certificate refused for %s got nothing, and may be put right', (code) => {
    expect(failed(code, false)).toStrictEqual({
      code: 'network/server-untrusted',
      serverCode: code,
      class: 'transient',
    });
  });

  test.each([42, 43, 44, 45, 46, 48, 49, 116])('TLS alert %i refuses our certificate for good', (alert) => {
    const message = `write EPROTO:error:0A000415:SSL routines:ssl3_read_bytes:alert:s3_pkt.c:1605:SSL alert number ${alert}\n`;
    expect(failed('EPROTO', false, message)).toStrictEqual({
      code: 'network/certificate-refused',
      serverCode: `TLS alert ${alert}`,
      class: 'permanent',
    });
  });

  test('an alert about the server itself (80, internal error) is tried again', () => {
    expect(failed('EPROTO', false, 'SSL alert number 80').class).toBe('transient');
  });
});
