import { randomInt, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AUTHORITIES, SUBORDINATES, type Authority, type AuthorityName } from './authorities.ts';
import { issueCertificate, pem, type Issuer } from './issue.ts';
import { leafKeyPair, newKeyPair, type KeyPair } from './leaf-keys.ts';
import { ORGANISATIONS, PRACTITIONERS, type TestPractitioner } from './practitioners.ts';
import {
  authorityExtensions,
  linkedTo,
  organisationProfile,
  personProfile,
  serverProfile,
  type Profile,
  type Usage,
} from './profiles.ts';
import { publishCrls } from './publish-crls.ts';

const YEAR_MS = 365 * 86_400_000;
const DAY_MS = 86_400_000;
const USAGES: readonly Usage[] = ['auth', 'sign'];

interface Validity {
  validFrom: Date;
  validTo: Date;
}

/** One leaf certificate to make: where it goes and what it says. */
interface Order {
  path: string;
  profile: Profile;
  validity: Validity;
}

/**
 * Makes the test PKI under `<dir>/pki` when it is not there yet, and publishes fresh revocation lists each time.
 * All keys are made in parallel: about a second on two cores, less where a test run keeps those of the leaves (`leaf-keys.ts`).
 *
 * @param dir data folder of the sandbox
 * @param now instant from which the certificates are valid
 * @returns the folder of the PKI
 */
export async function generatePki(dir: string, now = new Date()): Promise<string> {
  const folder = resolve(dir, 'pki');
  if (!existsSync(folder)) {
    // Built beside and renamed, so that a run cut short leaves nothing half made.
    const draft = `${folder}.${process.pid}.draft`;
    rmSync(draft, { recursive: true, force: true });
    await buildPki(draft, now);
    moveInto(draft, folder);
  }
  publishCrls(folder, now);
  return folder;
}

/** Two starts may race on a new folder: the first to finish wins, the other uses its result. */
function moveInto(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

async function buildPki(folder: string, now: Date): Promise<void> {
  // Fixed for the life of the folder, because certificates name it; below the range from which systems pick ports.
  const crlPort = randomInt(20_000, 30_000);
  mkdirSync(join(folder, 'crl'), { recursive: true });
  writeFileSync(join(folder, 'ports.json'), `${JSON.stringify({ crl: crlPort })}\n`);
  const crlUri = (authority: Authority): string => `http://127.0.0.1:${crlPort}/crl/${authority.crlFile}`;

  const orders = leafOrders(now);
  const [authorityKeys, leafKeys] = await Promise.all([
    Promise.all(Object.keys(AUTHORITIES).map(() => newKeyPair())),
    Promise.all(orders.map(({ path }) => leafKeyPair(path))),
  ]);
  const issuers = writeAuthorities(folder, authorityKeys, crlUri, now);
  orders.forEach((order, i) => {
    const keys = leafKeys[i];
    if (keys) writeLeaf(folder, order, keys, issuers[order.profile.issuer], crlUri(AUTHORITIES[order.profile.issuer]));
  });
}

function leafOrders(now: Date): Order[] {
  const current = span(now, -DAY_MS, 3 * YEAR_MS);
  return [
    ...PRACTITIONERS.flatMap((person) =>
      USAGES.map((usage) => ({
        path: join('persons', person.id, usage),
        profile: personProfile(person, usage),
        validity: personValidity(person, now),
      })),
    ),
    ...ORGANISATIONS.flatMap((organisation) =>
      USAGES.map((usage) => ({
        path: join('organisations', organisation.structureId, usage),
        profile: organisationProfile(organisation, usage),
        validity: current,
      })),
    ),
    { path: 'server', profile: serverProfile(), validity: current },
  ];
}

function personValidity(person: TestPractitioner, now: Date): Validity {
  return person.flaw === 'expired' ? span(now, -4 * YEAR_MS, -30 * DAY_MS) : span(now, -DAY_MS, 3 * YEAR_MS);
}

function span(now: Date, fromMs: number, toMs: number): Validity {
  return { validFrom: new Date(now.getTime() + fromMs), validTo: new Date(now.getTime() + toMs) };
}

function writeAuthorities(
  folder: string,
  keys: KeyPair[],
  crlUri: (authority: Authority) => string,
  now: Date,
): Record<AuthorityName, Issuer> {
  const [root, persons, organisations, servers] = keys;
  if (!root || !persons || !organisations || !servers) throw new Error('one key pair is needed for each authority');
  const pairs: Record<AuthorityName, KeyPair> = { root, persons, organisations, servers };
  const issuerOf = (name: AuthorityName): Issuer => ({ name: AUTHORITIES[name].subject, ...pairs[name] });
  const validity = span(now, -5 * YEAR_MS, 10 * YEAR_MS);
  const all = [AUTHORITIES.root, ...SUBORDINATES];
  mkdirSync(join(folder, 'ca'), { recursive: true, mode: 0o700 });
  mkdirSync(join(folder, 'authorities'), { recursive: true });
  const certificates = all.map((authority) => {
    const own = pairs[authority.name];
    const der = issueCertificate(issuerOf('root'), {
      subject: authority.subject,
      publicKey: own.publicKey,
      ...validity,
      extensions: [...authorityExtensions(), ...linkedTo(root.publicKey, own.publicKey, crlUri(AUTHORITIES.root))],
    });
    writeKey(join(folder, 'ca', `${authority.name}.key.pem`), own.privateKey);
    // One file each besides the bundle: xmlsec1 reads only the first certificate of a file.
    writeFileSync(join(folder, 'authorities', `${authority.name}.pem`), pem('CERTIFICATE', der));
    return pem('CERTIFICATE', der);
  });
  writeFileSync(join(folder, 'roots.pem'), certificates.join(''));
  return {
    root: issuerOf('root'),
    persons: issuerOf('persons'),
    organisations: issuerOf('organisations'),
    servers: issuerOf('servers'),
  };
}

function writeLeaf(folder: string, order: Order, keys: KeyPair, issuer: Issuer, crlUri: string): void {
  const der = issueCertificate(issuer, {
    subject: order.profile.subject,
    publicKey: keys.publicKey,
    ...order.validity,
    extensions: [...order.profile.extensions, ...linkedTo(issuer.publicKey, keys.publicKey, crlUri)],
  });
  const path = join(folder, order.path);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(`${path}.der`, der);
  writeFileSync(`${path}.pem`, pem('CERTIFICATE', der));
  writeKey(`${path}.key.pem`, keys.privateKey);
}

function writeKey(path: string, key: KeyObject): void {
  writeFileSync(path, key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { data: { type: 'string', default: 'out/sandbox' } } });
  const started = Date.now();
  console.log(`${await generatePki(values.data)} (${Date.now() - started} ms)`);
}
