import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { verifyProof } from '../../../electron/cli/consent-verify.ts';
import { verifyJournalFile } from '../../../electron/cli/verify-journal-file.ts';
import { consentBytes } from '../../../electron/services/consent/canonical-consent.ts';
import { proofPage } from '../../../electron/services/consent/proof-page.ts';
import { proofBytes } from '../../../electron/services/consent/proof-text.ts';
import type { ConsentProofFile, ProofBody } from '../../../shared/contract/consent-proof.ts';
import { basicConstraints } from '../../../sandbox/pki/extensions.ts';
import { issueCertificate } from '../../../sandbox/pki/issue.ts';
import { JOURNALS } from '../../fuzz/seeds/texts.ts';

const ID = '899700000011';
const name = [[['CN', ID]]] as const;
const day = (year: number): Date => new Date(Date.UTC(year, 0, 1));

/** A card that anybody can make: of its own authority. */
function ownCard() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const request = { subject: name, publicKey, validFrom: day(2026), validTo: day(2028), extensions: [] };
  const certificate = issueCertificate({ name, privateKey, publicKey }, request).toString('base64');
  return { privateKey, certificate };
}

const card = ownCard();
const signed = (bytes: Uint8Array, key: KeyObject = card.privateKey) => ({
  signature: sign('sha256', bytes, key).toString('base64'),
  certificate: card.certificate,
});

function proofOf(change: { readonly at?: number; readonly exportedAt?: number } = {}): ConsentProofFile {
  const act = {
    id: 'a',
    at: change.at ?? Date.UTC(2026, 10, 1),
    ins: { oid: '1.2.250.1.213.1.4.10', value: '279035121518989' },
    practitionerId: ID,
    structureId: '1',
    decision: 'refused',
  } as const;
  const body: ProofBody = {
    format: 'poste-dmp-preuve-de-consentement',
    version: 1,
    act,
    actSignature: signed(consentBytes(act)),
    patient: { birthName: 'PAT-TROIS', givenNames: 'DOMINIQUE', birthDate: '1979-03-12' },
    recordedBy: 'Jeanne LIBRE',
    structure: 'Cabinet',
    exportedAt: change.exportedAt ?? Date.UTC(2026, 10, 2),
    exportedBy: 'Jeanne LIBRE',
    environment: 'sandbox',
  };
  return { body, seal: signed(proofBytes(body)) };
}

/** A card issued by an authority, and that authority as a file of its certificates. */
function issuedCard(years: readonly [number, number]) {
  const authority = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const root = { name: [[['CN', 'AC DE TEST']]] as const, ...authority };
  const validity = { validFrom: day(2020), validTo: day(2035) };
  const own = { ...validity, subject: root.name, publicKey: root.publicKey, extensions: [basicConstraints(true)] };
  const pem = issueCertificate(root, own).toString('base64');
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const [validFrom, validTo] = [day(years[0]), day(years[1])];
  const request = { subject: name, publicKey: keys.publicKey, validFrom, validTo, extensions: [] };
  const certificate = issueCertificate(root, request).toString('base64');
  return {
    authorities: `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----\n`,
    signed: (bytes: Uint8Array) => ({
      signature: sign('sha256', bytes, keys.privateKey).toString('base64'),
      certificate,
    }),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'dmp-proof-'));
afterAll(() => rmSync(folder, { recursive: true }));
const authorities = (text: string): string => {
  const path = join(folder, 'authorities.pem');
  writeFileSync(path, text);
  return path;
};

describe('a proof of consent made to deceive', () => {
  test('one signed by its own authority stands, and is of no known authority', () => {
    const page = proofPage(proofOf());
    expect(verifyProof(page)).toMatchObject({ ok: true });
  });

  test('H55: a second signed part behind the first, or before it, is seen', () => {
    const page = proofPage(proofOf());
    const other = JSON.stringify(proofOf({ exportedAt: 1 })).replace(/</g, '\\u003c');
    const part = `<script type="application/json" id="dmp-preuve">${other}</script>`;
    expect(verifyProof(page.replace('</body>', `${part}</body>`))).toEqual({ ok: false, fault: 'proof/page-altered' });
    expect(verifyProof(page.replace('<body>', `<body>${part}`))).toEqual({ ok: false, fault: 'proof/page-altered' });
  });

  test('H55: a comment, a blank or a style that the signed part does not know is seen', () => {
    const page = proofPage(proofOf());
    for (const added of ['<!-- -->', ' ', '<style>dd{display:none}</style>']) {
      expect(verifyProof(page.replace('</h1>', `</h1>${added}`))).toEqual({ ok: false, fault: 'proof/page-altered' });
    }
  });

  test.each([1e300, -1e300])('H54: an act of the instant %d, rightly signed, is no proof', (at) => {
    expect(verifyProof(JSON.stringify(proofOf({ at })))).toEqual({ ok: false, fault: 'proof/not-a-proof' });
    expect(verifyProof(JSON.stringify(proofOf({ exportedAt: at })))).toEqual({ ok: false, fault: 'proof/not-a-proof' });
  });

  test('H55: other names sealed to a genuine act by a card of nobody are seen', () => {
    const issued = issuedCard([2026, 2028]);
    const { body: drawn } = proofOf();
    const genuine: ProofBody = { ...drawn, actSignature: issued.signed(consentBytes(drawn.act)) };
    const path = authorities(issued.authorities);
    expect(verifyProof(JSON.stringify({ body: genuine, seal: issued.signed(proofBytes(genuine)) }), path).ok).toBe(
      true,
    );
    const body = { ...genuine, patient: { ...genuine.patient, birthName: 'PAT-AUTRE' } };
    const forged = JSON.stringify({ body, seal: signed(proofBytes(body)) });
    expect(verifyProof(forged, path)).toEqual({ ok: false, fault: 'proof/seal-untrusted' });
  });

  test('H55: a card that was out of force at the act, or at the export, proves nothing', () => {
    for (const years of [
      [2021, 2024],
      [2027, 2028],
    ] as const) {
      // prettier-ignore
      const issued = issuedCard(years);
      const { body: drawn } = proofOf();
      const body: ProofBody = { ...drawn, actSignature: issued.signed(consentBytes(drawn.act)) };
      const text = JSON.stringify({ body, seal: issued.signed(proofBytes(body)) });
      expect(verifyProof(text, authorities(issued.authorities))).toEqual({ ok: false, fault: 'proof/untrusted' });
    }
  });

  test('authorities that cannot be read are said so', () => {
    const text = JSON.stringify(proofOf());
    const unreadable = { ok: false, fault: 'proof/authorities-unreadable' };
    expect(verifyProof(text, join(folder, 'absent.pem'))).toEqual(unreadable);
    expect(verifyProof(text, authorities('nothing'))).toEqual(unreadable);
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    expect(verifyProof(text, authorities(broken))).toEqual(unreadable);
  });
});

describe('a journal made to deceive', () => {
  const lines = Buffer.from(JOURNALS[0] ?? new Uint8Array())
    .toString('utf8')
    .trim()
    .split('\n');
  const verified = (changed: readonly string[]) => verifyJournalFile(`${changed.join('\n')}\n`, null);

  test('H54: a content nested beyond measure is a damaged line', async () => {
    const deep = `{"view":{"hash":"x","content":${'['.repeat(4000)}${']'.repeat(4000)}}}`;
    const report = await verified([...lines.slice(0, 4), deep, ...lines.slice(4)]);
    expect(report).toMatchObject({ verdict: 'broken', broken: { sequence: 4 } });
  });

  test('H54: authorities and signers whose key cannot be read prove nothing', async () => {
    // The seeds' modulus and signatures are of no pair, and their authority signs for itself.
    expect(await verified(lines)).toMatchObject({ verdict: 'broken', roots: { fingerprints: [] } });
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const issuer = { name, privateKey: card.privateKey, publicKey };
    const request = { subject: name, publicKey, validFrom: day(2026), validTo: day(2028), extensions: [] };
    const certificate = issueCertificate(issuer, request).toString('base64');
    const hash = /"sequence":2,"hash":"([^"]*)"/.exec(lines[2] ?? '')?.[1] ?? '';
    const signature = sign(null, Buffer.from('x'), privateKey).toString('base64');
    const seal = JSON.stringify({ seal: { sequence: 2, hash, at: 1, signature, certificate } });
    const report = await verified(lines.map((line) => (line.startsWith('{"seal"') ? seal : line)));
    expect(report).toMatchObject({ verdict: 'broken', broken: { cause: 'seal-forged' } });
  });

  test('H55: a field given twice, of which the eye reads one and the hash another, breaks the chain', async () => {
    const twice = (lines[1] ?? '').replace(
      '"kind":"dossier.opened"',
      '"kind":"dossier.closed","kind":"dossier.opened"',
    );
    expect(await verified([lines[0] ?? '', twice, ...lines.slice(2)])).toMatchObject({ verdict: 'broken' });
  });
});
