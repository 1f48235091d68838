// Origin: keys made on the spot, of nobody; certificates by the sandbox's DER writer; test identities only.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import { issueCertificate, type Issuer } from '../../../sandbox/pki/issue.ts';
import { organisationProfile } from '../../../sandbox/pki/profiles.ts';
import { HOSPITAL } from '../../../sandbox/pki/structures.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ISSUER: Issuer = { name: [[['C', 'FR']], [['CN', 'AC']]], publicKey, privateKey };
const SPAN = { validFrom: new Date(Date.UTC(2026, 0, 1)), validTo: new Date(Date.UTC(2046, 0, 1)) };

export const PASSPHRASE = 'x';
/** The key of everything here. */
export const KEY: KeyObject = privateKey;
export const STRUCTURE = HOSPITAL.structureId;

function certificate(use: 'auth' | 'sign'): Buffer {
  const { subject, extensions } = organisationProfile(HOSPITAL, use);
  return issueCertificate(ISSUER, { subject, publicKey, ...SPAN, extensions });
}

/** ORG_AUTH_CLI and ORG_SIGN of a structure. */
export const STRUCTURE_CERTIFICATES = { authentication: certificate('auth'), signature: certificate('sign') };

/** A small key: PKCS#12 and PEM of it are short, so that their structure is changed rather than their numbers. */
const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
const clear = String(small.export({ type: 'pkcs8', format: 'pem' }));
const encrypted = small.export({ type: 'pkcs8', format: 'der', cipher: 'aes-128-cbc', passphrase: PASSPHRASE });

/** forge takes none, which its types do not say. */
const NO_CERTIFICATE = null as never;

function pkcs12(): Buffer {
  const key = forge.pki.privateKeyFromPem(clear);
  const asn1 = forge.pkcs12.toPkcs12Asn1(key, NO_CERTIFICATE, PASSPHRASE, { algorithm: '3des', count: 8 });
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary');
}

const pem = (der: Buffer): Buffer =>
  Buffer.from(
    `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${der.toString('base64')}\n-----END ENCRYPTED PRIVATE KEY-----\n`,
  );

export const PKCS12: readonly Uint8Array[] = [pkcs12()];
/** PKCS#8 under a passphrase, as DER: put into PEM by the reader, so that its structure can be changed. */
export const PKCS8: readonly Uint8Array[] = [encrypted];
export const asPem = pem;
export const PEM_KEYS: readonly Uint8Array[] = [Buffer.from(clear), pem(encrypted)];
