import { describe, expect, test } from 'vitest';
import {
  expiryNotice,
  judgeCertificates,
  type CertificateFacts,
} from '../../../../shared/domain/card/certificate-verdict.ts';
import { ageList } from '../../../../shared/domain/card/revocation-list.ts';

const DAY = 86_400_000;
const NOW = 1_800_000_000_000;

function facts(change: Partial<CertificateFacts> = {}): CertificateFacts {
  return { validFrom: NOW - DAY, validUntil: NOW + 400 * DAY, chained: true, revocation: 'good', ...change };
}

describe('the certificates of a card', () => {
  test('are usable together until the earlier end', () => {
    const verdict = judgeCertificates([facts(), facts({ validUntil: NOW + 100 * DAY })], NOW);
    expect(verdict).toEqual({ kind: 'usable', validUntil: NOW + 100 * DAY, revocationKnown: true });
  });

  test.each([
    ['expired', { validUntil: NOW - 1 }],
    ['not-yet-valid', { validFrom: NOW + 1 }],
    ['unknown-chain', { chained: false }],
    ['revoked', { revocation: 'revoked' }],
  ] as const)('one that is %s refuses the card', (why, change) => {
    expect(judgeCertificates([facts(), facts(change)], NOW)).toEqual({ kind: 'refused', why });
    expect(judgeCertificates([facts(change), facts()], NOW)).toEqual({ kind: 'refused', why });
  });

  test('R1: dates come before every other reason, so that an expired card costs no packet', () => {
    const verdict = judgeCertificates([facts({ validUntil: NOW - 1, chained: false, revocation: 'revoked' })], NOW);
    expect(verdict).toEqual({ kind: 'refused', why: 'expired' });
  });

  test('without a revocation list the card reads with a warning and does not send (decision 15)', () => {
    const verdict = judgeCertificates([facts(), facts({ revocation: 'unknown' })], NOW);
    expect(verdict).toMatchObject({ kind: 'usable', revocationKnown: false });
  });

  test('no certificate at all is no card', () => {
    expect(judgeCertificates([], NOW)).toEqual({ kind: 'refused', why: 'unknown-chain' });
  });

  test.each([
    [61, undefined],
    [60, 60],
    [31, 60],
    [30, 30],
    [8, 30],
    [7, 7],
    [0, 7],
  ])('H46: %i days before the end the notice is %s', (days, notice) => {
    expect(expiryNotice(NOW + days * DAY, NOW)).toBe(notice);
  });
});

describe('a revocation list', () => {
  test('is fresh until its successor is due, then serves seven days after it was fetched', () => {
    const due = NOW + DAY;
    expect(ageList(due, NOW, due)).toBe('fresh');
    expect(ageList(due, NOW, due + 1)).toBe('usable');
    expect(ageList(due, NOW, NOW + 7 * DAY)).toBe('usable');
    expect(ageList(due, NOW, NOW + 7 * DAY + 1)).toBe('too-old');
  });
});
