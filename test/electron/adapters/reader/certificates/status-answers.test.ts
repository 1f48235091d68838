import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CertificateChecks } from '../../../../../electron/adapters/reader/certificates/check-certificates.ts';
import { Responder, type Manner, type Signer } from '../../../../support/cards/responder.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { peakGrowth } from '../../../../support/peak-memory.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let folder: string;
let responder: Responder;
let clock: ManualClock;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'poste-dmp-ocsp-'));
  responder = await Responder.start(folder);
});
afterAll(async () => {
  await responder.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  Object.assign(responder, { manner: 'plain', signer: 'delegate', minutes: 60, asked: 0, lists: true });
  responder.revoke('revoked');
  rmSync(join(folder, 'crl'), { recursive: true, force: true });
  clock = new ManualClock(Date.now());
});

const checks = (ocsp: 'on' | 'off' = 'on'): CertificateChecks =>
  new CertificateChecks({
    roots: join(folder, 'authority.pem'),
    listFolder: join(folder, 'crl'),
    ocsp,
    clock,
    log: { info: () => undefined, warn: () => undefined },
  });

describe('a certificate whose list cannot be had, asked of its responder (decision 15, RFC 6960)', () => {
  test.each(['authority', 'delegate'] satisfies Signer[])(
    'is good or revoked by the word of its %s',
    async (signer) => {
      responder.signer = signer;
      const asked = checks();
      expect(await asked.judgeServer(responder.der('good'))).toBe('good');
      expect(await asked.judgeServer(responder.der('revoked'))).toBe('revoked');
    },
  );

  test('R1: the same for a card: revoked is refused, good may send', async () => {
    expect(await checks().judge([responder.der('revoked')])).toEqual({ kind: 'refused', why: 'revoked' });
    expect(await checks().judge([responder.der('good')])).toMatchObject({ kind: 'usable', revocationKnown: true });
  });

  test('is unknown where its own authority knows nothing of it', async () => {
    expect(await checks().judgeServer(responder.der('unlisted'))).toBe('unknown');
  });

  test.each(['plain-certificate', 'other-delegate'] satisfies Signer[])(
    'is unknown by an answer that a %s signed',
    async (signer) => {
      responder.signer = signer;
      expect(await checks().judgeServer(responder.der('good'))).toBe('unknown');
      expect(responder.asked).toBe(1);
    },
  );

  test.each(['cut', 'redirect', 'endless', 'error', 'silent'] satisfies Manner[])(
    'is unknown by an answer that is %s, and nobody is asked again at once',
    async (manner) => {
      responder.manner = manner;
      const asked = checks();
      expect(await asked.judgeServer(responder.der('good'))).toBe('unknown');
      responder.manner = 'plain';
      expect(await asked.judgeServer(responder.der('good'))).toBe('unknown');
      expect(responder.asked).toBe(1);
      await clock.advance(MINUTE + 1);
      expect(await asked.judgeServer(responder.der('good'))).toBe('good');
    },
  );

  test('H54: neither a list nor an answer that unpacks to gigabytes is unpacked', async () => {
    responder.manner = 'packed';
    const asked = checks();
    const ask = async (): Promise<void> => {
      for (const name of ['listed', 'good'] as const)
        expect(await asked.judgeServer(responder.der(name))).toBe('unknown');
    };
    expect(await peakGrowth('self', ask)).toBeLessThan(50);
    expect(responder.asked).toBe(1);
  });

  test('an answer holds until its own end, and is not asked again before', async () => {
    const asked = checks();
    expect(await asked.judgeServer(responder.der('good'))).toBe('good');
    await clock.advance(59 * MINUTE);
    expect(await asked.judgeServer(responder.der('good'))).toBe('good');
    expect(responder.asked).toBe(1);
    // The old one once more, now out of date: made for another question, and past its end.
    responder.manner = 'held';
    await clock.advance(2 * MINUTE);
    expect(await asked.judgeServer(responder.der('good'))).toBe('unknown');
    expect(responder.asked).toBe(2);
  });

  test('an answer to another question is nobody’s, though it still holds', async () => {
    expect(await checks().judgeServer(responder.der('good'))).toBe('good');
    responder.manner = 'held';
    expect(await checks().judgeServer(responder.der('good'))).toBe('unknown');
    // That of another certificate all the more.
    expect(await checks().judgeServer(responder.der('revoked'))).toBe('unknown');
  });

  test('an answer that says of no next one holds an hour; one for ever, seven days', async () => {
    responder.minutes = 0;
    const short = checks();
    expect(await short.judgeServer(responder.der('good'))).toBe('good');
    responder.minutes = 60 * 24 * 365;
    const long = checks();
    expect(await long.judgeServer(responder.der('good'))).toBe('good');
    responder.manner = 'error';
    await clock.advance(61 * MINUTE);
    expect(await short.judgeServer(responder.der('good'))).toBe('unknown');
    expect(await long.judgeServer(responder.der('good'))).toBe('good');
    await clock.advance(7 * DAY);
    expect(await long.judgeServer(responder.der('good'))).toBe('unknown');
  });

  test('revoked once stays so past every end', async () => {
    const asked = checks();
    expect(await asked.judgeServer(responder.der('revoked'))).toBe('revoked');
    responder.manner = 'silent';
    await clock.advance(2 * DAY);
    expect(await asked.judgeServer(responder.der('revoked'))).toBe('revoked');
    expect(responder.asked).toBe(1);
  });

  test('is not asked where the setting says no', async () => {
    expect(await checks('off').judgeServer(responder.der('good'))).toBe('unknown');
    expect(responder.asked).toBe(0);
  });
});

describe('a certificate that names a list and a responder (decision 15)', () => {
  test('is good by whichever is fresh, the responder asked only where no list is to be had', async () => {
    responder.minutes = 600;
    const asked = checks();
    expect(await asked.judgeServer(responder.der('listed'))).toBe('good');
    expect(responder.asked).toBe(0);
    responder.lists = false;
    await clock.advance(120 * MINUTE);
    expect(await asked.judgeServer(responder.der('listed'))).toBe('good');
    expect(await asked.judgeServer(responder.der('listed'))).toBe('good');
    expect(responder.asked).toBe(1);
  });

  test('is revoked by either, and a list that does not say so does not take it back', async () => {
    responder.minutes = 600;
    const asked = checks();
    expect(await asked.judgeServer(responder.der('listed'))).toBe('good');
    responder.lists = false;
    responder.revoke('listed');
    await clock.advance(120 * MINUTE);
    expect(await asked.judgeServer(responder.der('listed'))).toBe('revoked');
    responder.lists = true;
    await clock.advance(2 * MINUTE);
    expect(await asked.judgeServer(responder.der('listed'))).toBe('revoked');
  });

  test('is good by the last list for seven days where neither is to be had, then unknown', async () => {
    const asked = checks();
    expect(await asked.judgeServer(responder.der('listed'))).toBe('good');
    Object.assign(responder, { lists: false, manner: 'error' });
    await clock.advance(6 * DAY);
    expect(await asked.judgeServer(responder.der('listed'))).toBe('good');
    await clock.advance(2 * DAY);
    expect(await asked.judgeServer(responder.der('listed'))).toBe('unknown');
    expect(responder.asked).toBe(2);
  });
});
