/** The secrets of a run on test data: whom it met, what it read and wrote, and every key that was at work. */
import { createPrivateKey } from 'node:crypto';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readEnvelope } from '../../electron/adapters/store/keys/envelope.ts';
import { openWithCode } from '../../electron/adapters/store/keys/key-slots.ts';
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

/** Keys of the person who works: on his card, and nowhere else. */
export function cardKeysOf(pki: string, nationalId: string): Secret[] {
  return globSync(join(pki, 'persons', nationalId, '*.key.pem')).map((path) =>
    keySecret(path, `card key ${basename(path)}`),
  );
}

/** The database key of the one holder of this profile, opened with the code that the first use showed. */
export function databaseKeyOf(profile: string, recoveryCode: string): Secret {
  const stores = join(profile, 'stores');
  for (const entry of readdirSync(stores, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const at = (name: string): string => join(stores, entry.name, name);
    const envelope = readEnvelope({ first: at('keys.json'), second: at('keys.copy.json') });
    const key = envelope.ok && envelope.value ? openWithCode(envelope.value, entry.name, recoveryCode) : null;
    if (key) return { name: 'database key', spellings: [key] };
  }
  throw new Error('No database of this profile opens with the recovery code of the run');
}

/** Words typed, read, or shown once. */
export function wordsOf(name: string, spellings: readonly string[]): Secret {
  return { name, spellings };
}

/** A recovery code with and without its dashes. */
export function recoverySecret(code: string): Secret {
  return { name: 'recovery code', spellings: [code, code.replaceAll('-', '')] };
}
