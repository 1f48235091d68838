import { createServer, type Server } from 'node:http';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CertificateChecks } from '../../../../electron/adapters/reader/certificates/check-certificates.ts';
import type { Log } from '../../../../electron/services/ports.ts';
import { generatePki } from '../../../../sandbox/pki/generate.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

const DAY_MS = 86_400_000;
const silent: Log = { info: () => undefined, warn: () => undefined };

let pki: string;
let data: string;
let lists: string;
let clock: ManualClock;
let server: Server;
/** Paths asked from the publisher of lists. */
let asked: string[];
let answers: boolean;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'poste-dmp-certificates-'));
  pki = await generatePki(data);
  const { crl } = JSON.parse(readFileSync(join(pki, 'ports.json'), 'utf8')) as { crl: number };
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (answers) response.end(readFileSync(join(pki, 'crl', basename(request.url ?? ''))));
    else request.socket.destroy();
  });
  await new Promise<void>((listening) => server.listen(crl, '127.0.0.1', listening));
});
afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  rmSync(data, { recursive: true, force: true });
});
beforeEach(() => {
  lists = mkdtempSync(join(tmpdir(), 'poste-dmp-lists-'));
  clock = new ManualClock(Date.now());
  asked = [];
  answers = true;
});
afterEach(() => rmSync(lists, { recursive: true, force: true }));

const checks = (roots = join(pki, 'roots.pem')): CertificateChecks =>
  new CertificateChecks({ roots, listFolder: lists, ocsp: 'on', clock, log: silent });

function card(id: string): Uint8Array[] {
  return ['auth', 'sign'].map((use) => readFileSync(join(pki, 'persons', id, `${use}.der`)));
}

describe('reading a certificate of the test PKI', () => {
  test('gives the holder, profession and savoir-faire of the health extensions (R1)', () => {
    const [der = new Uint8Array()] = card('899700000011');
    expect(checks().read(der)).toMatchObject({
      ok: true,
      value: {
        names: {
          commonName: '899700000011',
          surname: 'LIBRE',
          givenName: 'Jeanne',
          professionCode: '10',
          savoirFaireCode: 'SM26',
          cardType: 'CPS',
        },
      },
    });
  });

  test('keeps accents and apostrophes of names', () => {
    const names = ['899700000029', '899700000052'].map((id) => {
      const read = checks().read(card(id)[0] ?? new Uint8Array());
      return read.ok ? `${read.value.names.givenName} ${read.value.names.surname}` : read.fault.code;
    });
    expect(names).toStrictEqual(['Étienne FORÊT', "Marie-Lou D'ALOUETTE"]);
  });

  test('a card without a profession is read without one', () => {
    const read = checks().read(card('699700000011001-SEC0001')[0] ?? new Uint8Array());
    expect(read.ok && read.value.names.professionCode).toBe(undefined);
  });

  test.each([0, 1, 20, 400])('refuses %i bytes of nonsense with a code', (size) => {
    expect(checks().read(Buffer.alloc(size, 0x30))).toStrictEqual({
      ok: false,
      fault: { code: 'card/certificate-unreadable' },
    });
  });

  test('lists the authorities above it, the root last', () => {
    const [der = new Uint8Array()] = card('899700000011');
    const names = checks().issuersOf(der).length;
    expect(names).toBe(2);
  });
});

describe('judging a card (R1, H24)', () => {
  test('a good one is usable, its revocation known', async () => {
    expect(await checks().judge(card('899700000011'))).toMatchObject({ kind: 'usable', revocationKnown: true });
    expect(asked.length).toBeGreaterThan(0);
  });

  test('an expired one is refused before any packet leaves (REC_0.X-1050)', async () => {
    expect(await checks().judge(card('899700000060'))).toStrictEqual({ kind: 'refused', why: 'expired' });
    expect(asked).toStrictEqual([]);
  });

  test('a revoked one is refused', async () => {
    expect(await checks().judge(card('899700000078'))).toStrictEqual({ kind: 'refused', why: 'revoked' });
  });

  test('one under other roots is refused, and no list is fetched for it', async () => {
    const other = checks(join(pki, 'authorities', 'organisations.pem'));
    expect(await other.judge(card('899700000011'))).toStrictEqual({ kind: 'refused', why: 'unknown-chain' });
    expect(asked).toStrictEqual([]);
  });

  test('one whose signature was tampered with is refused', async () => {
    const [authentication = new Uint8Array(), signature = new Uint8Array()] = card('899700000011');
    const forged = Buffer.from(signature);
    forged.writeUInt8(forged.readUInt8(forged.length - 5) ^ 1, forged.length - 5);
    expect(await checks().judge([authentication, forged])).toStrictEqual({ kind: 'refused', why: 'unknown-chain' });
  });

  test('the lists are fetched once while the next ones are not due', async () => {
    await checks().judge(card('899700000011'));
    const first = asked.length;
    await checks().judge(card('899700000011'));
    expect(asked.length).toBe(first);
    expect(readdirSync(lists).length).toBeGreaterThan(0);
  });
});

describe('when the lists cannot be had (decision 15)', () => {
  test('and none was ever, revocation is unknown: reading is warned of, sending refused', async () => {
    answers = false;
    expect(await checks().judge(card('899700000011'))).toMatchObject({ kind: 'usable', revocationKnown: false });
  });

  test('the last good ones serve until they are due and seven days old, then no more', async () => {
    await checks().judge(card('899700000011'));
    answers = false;
    const known: boolean[] = [];
    for (const days of [3, 3.9, 2]) {
      await clock.advance(days * DAY_MS);
      const verdict = await checks().judge(card('899700000011'));
      known.push(verdict.kind === 'usable' && verdict.revocationKnown);
    }
    expect(known).toStrictEqual([true, true, false]);
  });

  test('once revoked stays revoked, however old the list', async () => {
    await checks().judge(card('899700000078'));
    answers = false;
    await clock.advance(30 * DAY_MS);
    expect(await checks().judge(card('899700000078'))).toStrictEqual({ kind: 'refused', why: 'revoked' });
  });

  test('a spoilt list on disk counts as none', async () => {
    await checks().judge(card('899700000011'));
    for (const file of readdirSync(lists)) writeFileSync(join(lists, file), 'spoilt');
    answers = false;
    expect(await checks().judge(card('899700000011'))).toMatchObject({ revocationKnown: false });
  });

  test('a list of another authority under the right address counts as none', async () => {
    await checks().judge(card('899700000011'));
    const [first = '', second = ''] = readdirSync(lists);
    const bytes = readFileSync(join(lists, first));
    writeFileSync(join(lists, first), readFileSync(join(lists, second)));
    writeFileSync(join(lists, second), bytes);
    answers = false;
    expect(await checks().judge(card('899700000011'))).toMatchObject({ revocationKnown: false });
  });
});
