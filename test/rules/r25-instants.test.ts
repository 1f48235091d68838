import { expect, test } from 'vitest';
import { holdInstants as ofClient } from '../../shared/domain/hold/instants.ts';
import { restrictionsWhenSent } from '../../shared/domain/document/replace/restrictions-when-sent.ts';
import { isLateHiding } from '../../shared/domain/document/change/late-hiding.ts';
import { holdInstants as ofStore } from '../../sandbox/rules/hold-instants.ts';
import { replacementVisibility } from '../../sandbox/rules/replacement-visibility.ts';
import { noticeSpan, releaseSpan } from '../model/oracle/instants.ts';

const HOUR = 3_600_000;

test('R25: client, store and oracle give the same instants for every hour of three years', () => {
  const start = Date.UTC(2026, 0, 1);
  for (let at = start; at < start + 3 * 365 * 24 * HOUR; at += 7 * HOUR + 13 * 60_000) {
    const { noticeAt, releaseAt } = ofClient(at);
    expect(ofStore(at), new Date(at).toISOString()).toEqual({ noticeAt, releaseAt });
    const [notice, release] = [noticeSpan(at), releaseSpan(at)];
    expect(noticeAt >= notice.from && noticeAt <= notice.to).toBe(true);
    expect(releaseAt >= release.from && releaseAt <= release.to).toBe(true);
    expect(noticeAt).toBeLessThan(releaseAt);
    expect(releaseAt - at).toBeLessThanOrEqual(31 * 24 * HOUR + HOUR);
  }
});

test('R25, N7, N8: a version inherits, and hides nothing that was visible, on both sides', () => {
  expect(restrictionsWhenSent(['INVISIBLE_PATIENT'], [])).toEqual(['INVISIBLE_PATIENT']);
  expect(replacementVisibility(['INVISIBLE_PATIENT'], [])).toEqual({ inherited: ['INVISIBLE_PATIENT'] });
  expect(restrictionsWhenSent([], ['INVISIBLE_PATIENT'])).toEqual([]);
  expect(replacementVisibility([], ['INVISIBLE_PATIENT'])).toHaveProperty('refused');
  expect(isLateHiding([], ['INVISIBLE_REPRESENTANTS_LEGAUX'])).toBe(true);
  expect(isLateHiding([], ['MASQUE_PS'])).toBe(false);
});
