/** The secrets of a run on test data: whom it met, what it read and wrote, and every key that was at work. */
import { createDecipheriv, createPrivateKey, sign } from 'node:crypto';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cardSecret, STORE_DOMAIN_TEXT } from '../../electron/adapters/store/keys/card-secret.ts';
import { readEnvelope } from '../../electron/adapters/store/keys/envelope.ts';
import { openWithSecret, type StoreKeys } from '../../electron/adapters/store/keys/key-slots.ts';
import type { Secret } from './needles.ts';

interface ListedPatient {
  readonly ins: { readonly value: string };
  readonly birthName: string;
  readonly usedName?: string;
  readonly givenNames: string;
  readonly firstGivenName: string;
}

/** `1 23 45 67 890 123 45`: as it is printed on a card. */
function spacedIns(value: string): string {
  return value.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, '$1 $2 $3 $4 $5 $6 $7');
}

function patientSecrets(patient: ListedPatient, rank: number): Secret[] {
  const { birthName, usedName, givenNames, firstGivenName } = patient;
  const { value } = patient.ins;
  const names = [birthName, ...(usedName === undefined ? [] : [usedName])];
  const both = names.flatMap((name) => [`${name} ${firstGivenName}`, `${firstGivenName} ${name}`]);
  return [
    { name: `name of patient ${rank}`, spellings: [...names, givenNames, ...givenNames.split(/\s+/), ...both] },
    {
      name: `INS of patient ${rank}`,
      spellings: [value, value.slice(0, 13), spacedIns(value), spacedIns(value).slice(0, -3)],
    },
  ];
}

/** Everybody of the practice's list, which the run imports whole. */
export function peopleOf(patientsFile: string): Secret[] {
  // Written by our own sandbox, in the shape of the practice's list.
  const { patients } = JSON.parse(readFileSync(patientsFile, 'utf8')) as { patients: readonly ListedPatient[] };
  return patients.flatMap((patient, index) => patientSecrets(patient, index + 1));
}

/** The private numbers of an RSA key, each by itself: any of them is the key. */
function keySecret(path: string, name: string): Secret {
  const { d, p, q } = createPrivateKey(readFileSync(path)).export({ format: 'jwk' });
  const numbers = [d, p, q].flatMap((number) => (number === undefined ? [] : [Buffer.from(number, 'base64url')]));
  return { name, spellings: numbers };
}

/** Keys of a person, by his folder of the test PKI: on his card, and nowhere else. */
export function cardKeysOf(person: string): Secret[] {
  return globSync(join(person, '*.key.pem')).map((path) => keySecret(path, `card key ${basename(path)}`));
}

/**
 * The secret of this workstation as the stand-in's key store keeps it (`build/chromium-host/stand-in/safe-storage.ts`);
 * null where it was made under a key store that is lost.
 */
function workstationSecret(profile: string, encrypted: string): string | null {
  const file = join(profile, 'host-safe-storage.key');
  if (!existsSync(file)) return null;
  const bytes = Buffer.from(encrypted, 'base64').subarray('hst1'.length);
  const decipher = createDecipheriv('aes-256-gcm', readFileSync(file), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** Both database keys of a holder, opened as his card opens them: with a signature and the secret of the workstation. */
function keysOfHolder(profile: string, holder: string, persons: readonly string[]): StoreKeys | null {
  const at = (name: string): string => join(profile, 'stores', holder, name);
  const envelope = readEnvelope({ first: at('keys.json'), second: at('keys.copy.json') });
  if (!envelope.ok || !envelope.value) return null;
  const secret = workstationSecret(profile, envelope.value.workstationSecret);
  if (secret === null) return null;
  for (const person of persons) {
    const signature = sign('sha256', Buffer.from(STORE_DOMAIN_TEXT), readFileSync(join(person, 'auth.key.pem')));
    const keys = openWithSecret(envelope.value, holder, cardSecret(signature, secret));
    if (keys) return keys;
  }
  return null;
}

/**
 * The keys of every database of a profile, the cache's among them.
 *
 * @param persons folders of the test practitioners, each with the keys of his card.
 */
export function databaseKeysIn(profile: string, persons: readonly string[]): Secret[] {
  const stores = join(profile, 'stores');
  if (!existsSync(stores)) return [];
  const holders = readdirSync(stores, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return holders.flatMap(({ name }) => {
    const keys = keysOfHolder(profile, name, persons);
    if (!keys) return [];
    const legal = { name: 'database key, legal part', spellings: [keys.legal] };
    return keys.cache ? [legal, { name: 'database key, copies', spellings: [keys.cache] }] : [legal];
  });
}

/** Words typed, read, or shown once. */
export function wordsOf(name: string, spellings: readonly string[]): Secret {
  return { name, spellings };
}

/** A recovery code with and without its dashes. */
export function recoverySecret(code: string): Secret {
  return { name: 'recovery code', spellings: [code, code.replaceAll('-', '')] };
}
