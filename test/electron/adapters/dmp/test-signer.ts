import { execFileSync } from 'node:child_process';
import { createSign, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok } from '../../../../shared/result.ts';
import type { SigningMeans } from '../../../../electron/adapters/dmp/vihf/signing.ts';

/** A throw-away authority and a signer below it, whose subject has the multi-valued name of a real card. */
export interface TestSigner {
  readonly means: SigningMeans;
  readonly rootPem: string;
  readonly intermediatePem: string;
}

const SUBJECT = '/C=FR/title=Médecin/GN=Jeanne+SN=L’ÉTANG, de+CN=899700000011';
const AUTHORITY = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'];
const PERSON = ['-addext', 'basicConstraints=critical,CA:FALSE', '-addext', 'keyUsage=critical,nonRepudiation'];

function issue(folder: string, name: string, subject: string, above: string | null, more: string[]): void {
  const file = (end: string, of = name) => join(folder, `${of}.${end}`);
  const authority = above ? ['-CA', file('pem', above), '-CAkey', file('key', above)] : [];
  const common = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-utf8',
    '-config',
    file('cnf', 'openssl'),
  ];
  const output = ['-keyout', file('key'), '-out', file('pem')];
  execFileSync('openssl', [...common, '-subj', subject, ...output, ...authority, ...more], { stdio: 'pipe' });
}

/** Makes the keys; a second or two. */
export function makeTestSigner(subject = SUBJECT): TestSigner {
  const folder = mkdtempSync(join(tmpdir(), 'dmp-keys-'));
  try {
    writeFileSync(join(folder, 'openssl.cnf'), '[req]\ndistinguished_name=dn\n[dn]\n');
    issue(folder, 'root', '/C=FR/O=BAC A SABLE/CN=RACINE', null, AUTHORITY);
    issue(folder, 'persons', '/C=FR/O=BAC A SABLE/OU=0002 187512751/CN=PERSONNES', 'root', AUTHORITY);
    issue(folder, 'person', subject, 'persons', PERSON);
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    const der = (name: string) => new X509Certificate(read(name)).raw;
    const key = read('person.key');
    const sign: SigningMeans['sign'] = (data) => Promise.resolve(ok(createSign('sha256').update(data).sign(key)));
    const means = { certificate: der('person.pem'), issuers: [der('persons.pem'), der('root.pem')], sign };
    return { means, rootPem: read('root.pem'), intermediatePem: read('persons.pem') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
