import { createPrivateKey, createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AUTHORITIES } from '../../../sandbox/pki/authorities.ts';
import { issueCertificate, pem } from '../../../sandbox/pki/issue.ts';
import { PRACTITIONERS } from '../../../sandbox/pki/practitioners.ts';
import { linkedTo, personProfile, type Profile } from '../../../sandbox/pki/profiles.ts';

/** From when and until when, from now. */
interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

const DAY_MS = 86_400_000;

function crlOf(certificate: string): string {
  const raw = new X509Certificate(readFileSync(certificate)).raw.toString('latin1');
  return /http:\/\/[^\s\0]+\.crl/.exec(raw)?.[0] ?? '';
}

/**
 * Issues a certificate of the test PKI once more, for new keys: the holder is the same, everything else is not.
 *
 * @param like file of the certificate that it follows.
 * @param path of the two files to write, without `.pem` and `.key.pem`.
 */
export function issueAnew(
  pki: string,
  { issuer: name, subject, extensions }: Profile,
  like: string,
  path: string,
  { fromMs, untilMs }: Span,
): void {
  const privateKey = createPrivateKey(readFileSync(join(pki, 'ca', `${name}.key.pem`)));
  const issuer = { name: AUTHORITIES[name].subject, privateKey, publicKey: createPublicKey(privateKey) };
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const certificate = issueCertificate(issuer, {
    subject,
    publicKey: keys.publicKey,
    validFrom: new Date(Date.now() + fromMs),
    validTo: new Date(Date.now() + untilMs),
    extensions: [...extensions, ...linkedTo(issuer.publicKey, keys.publicKey, crlOf(like))],
  });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.pem`, pem('CERTIFICATE', certificate));
  writeFileSync(`${path}.der`, certificate);
  writeFileSync(`${path}.key.pem`, keys.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
}

/**
 * Makes another card of a practitioner: new certificates, new keys, the same national identifier.
 *
 * @returns its folder under `pki/persons`: what a virtual reader is given.
 */
export function anotherCard(pki: string, person: string, untilMs = 1_000 * DAY_MS): string {
  const holder = PRACTITIONERS.find(({ id }) => id === person);
  if (!holder) throw new Error(`No test practitioner ${person}`);
  const name = `${person}-${untilMs < 0 ? 'expired' : 'renewed'}`;
  for (const usage of ['auth', 'sign'] as const) {
    const file = (folder: string): string => join(pki, 'persons', folder, usage);
    const span = { fromMs: Math.min(untilMs, 0) - DAY_MS, untilMs };
    issueAnew(pki, personProfile(holder, usage), `${file(person)}.pem`, file(name), span);
  }
  return name;
}
