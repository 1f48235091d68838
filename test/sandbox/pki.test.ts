import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generatePki } from '../../sandbox/pki/generate.ts';
import { PRACTITIONERS } from '../../sandbox/pki/practitioners.ts';
import { readCertificate } from '../../sandbox/pki/read-certificate.ts';

let data: string;
let pki: string;
let bundle: string;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'pki-'));
  pki = await generatePki(data);
  bundle = join(data, 'bundle.pem');
  const crls = readdirSync(join(pki, 'crl')).map((name) => {
    const file = join(pki, 'crl', name);
    return execFileSync('openssl', ['crl', '-inform', 'DER', '-in', file, '-outform', 'PEM'], { encoding: 'utf8' });
  });
  writeFileSync(bundle, readFileSync(join(pki, 'roots.pem'), 'utf8') + crls.join(''));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

/** What OpenSSL, which had no part in writing it, says of a certificate, revocation included. */
function verdict(path: string): string {
  const run = spawnSync('openssl', ['verify', '-crl_check_all', '-CAfile', bundle, join(pki, path)], {
    encoding: 'utf8',
  });
  return `${run.stdout}${run.stderr}`;
}

describe('the test PKI, as OpenSSL sees it', () => {
  test.each(PRACTITIONERS.map((person) => [person.id, person.flaw] as const))('card %s (%s)', (id, flaw) => {
    const expected = flaw === 'expired' ? /has expired/ : flaw === 'revoked' ? /revoked/ : /: OK\n$/;
    for (const usage of ['auth', 'sign']) expect(verdict(`persons/${id}/${usage}.pem`)).toMatch(expected);
  });

  test.each(['server.pem', 'organisations/10B0170011/auth.pem', 'organisations/10B0170011/sign.pem'])('%s', (path) => {
    expect(verdict(path)).toMatch(/: OK\n$/);
  });

  test('says in every subject or issuer that it is the sandbox’s', () => {
    const { issuer } = new X509Certificate(readFileSync(join(pki, 'persons/899700000011/auth.pem')));
    expect(issuer).toMatch(/O=BAC A SABLE - DONNEES FICTIVES/);
  });

  test('holds the name in one multi-valued RDN and the codes in extensions (dmp-interface §5.3)', () => {
    const facts = readCertificate(readFileSync(join(pki, 'persons/899700000011/sign.der')));
    expect(facts.subject.map((rdn) => rdn.length)).toEqual([1, 1, 3]);
    expect(facts).toMatchObject({ commonName: '899700000011', profession: '10', savoirFaire: 'SM26' });
    expect(facts).toMatchObject({ nonRepudiation: true, digitalSignature: false });
  });

  test('keeps its keys to its owner', () => {
    expect(statSync(join(pki, 'persons/899700000011/sign.key.pem')).mode & 0o077).toBe(0);
  });
});

test('a second generation keeps the certificates and publishes the lists again', async () => {
  const read = (path: string): Buffer => readFileSync(join(pki, path));
  const [certificate, list] = [read('server.der'), read('crl/personnes.crl')];
  await generatePki(data, new Date(Date.now() + 86_400_000));
  expect(read('server.der')).toEqual(certificate);
  expect(read('crl/personnes.crl')).not.toEqual(list);
});
