import { describe, expect, test } from 'vitest';
import { networkFault } from '../../../../shared/domain/exchange/network-fault.ts';

const of = (code: string, began: boolean, message = ''): string[] => {
  const fault = networkFault({ code, message, began });
  return [fault.code, fault.class];
};

describe('a failed exchange', () => {
  test.each([
    ['ECONNREFUSED', 'network/refused'],
    ['ENOTFOUND', 'network/name-unknown'],
    ['ETIMEDOUT', 'network/timeout'],
    ['ECONNRESET', 'network/reset'],
    ['SOMETHING_NEW', 'network/failed'],
  ])('%s is transient before the body, ambiguous once it has begun', (code, named) => {
    expect(of(code, false)).toEqual([named, 'transient']);
    expect(of(code, true)).toEqual([named, 'ambiguous']);
  });

  test.each(['40', '42', '44', '45', '46', '48', '116'])('alert %s refuses our certificate for good', (alert) => {
    const message = `80:error:0A000412:SSL routines:ssl3_read_bytes:alert:ssl/record.c:1600:SSL alert number ${alert}`;
    expect(of('EPROTO', true, message)).toEqual(['network/certificate-refused', 'permanent']);
  });

  test('another alert says nothing of our certificate', () => {
    expect(of('EPROTO', false, 'SSL alert number 80')).toEqual(['network/failed', 'transient']);
  });

  test('a server that cannot be trusted got nothing, and may be put right: it is tried again', () => {
    expect(of('CERT_HAS_EXPIRED', false)).toEqual(['network/server-untrusted', 'transient']);
    expect(of('ERR_TLS_CERT_ALTNAME_INVALID', true)).toEqual(['network/server-untrusted', 'transient']);
  });

  test('an answer too large to be read comes from a server that did its work', () => {
    expect(of('ERR_TOO_LARGE', true)).toEqual(['network/answer-too-large', 'ambiguous']);
  });
});
