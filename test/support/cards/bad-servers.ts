/** Servers that must get nothing: each is the good one with one thing wrong. Their keys are made for one test run. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { SecureVersion } from 'node:tls';
import { AUTHORITIES } from '../../../sandbox/pki/authorities.ts';
import { issueCertificate, pem, type Issuer } from '../../../sandbox/pki/issue.ts';
import { linkedTo, serverProfile } from '../../../sandbox/pki/profiles.ts';
import { serverNames } from '../../../sandbox/pki/extensions.ts';

const DAY_MS = 86_400_000;

/** A server on loopback that counts what reaches it. */
export interface CountingServer {
  readonly url: string;
  /** Requests that came through the handshake. */
  readonly requests: () => number;
  stop(): Promise<void>;
}

interface Flaw {
  /** Names of another host instead of `localhost`. */
  readonly host?: string;
  /** Signed by an authority that nobody configured, under the same name as the real one. */
  readonly unknownRoot?: boolean;
  readonly validFor?: readonly [fromDays: number, toDays: number];
  readonly versions?: readonly [SecureVersion, SecureVersion];
  readonly ciphers?: string;
  /** Answers every request by sending elsewhere. */
  readonly redirectTo?: string;
  /** Answers every request with this, under this Content-Encoding. */
  readonly packed?: { readonly coding: string; readonly bytes: Buffer; readonly status: number };
}

function issuerOf(pki: string, unknown: boolean): Issuer {
  const privateKey = unknown
    ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    : createPrivateKey(readFileSync(join(pki, 'ca', 'servers.key.pem')));
  return { name: AUTHORITIES.servers.subject, privateKey, publicKey: createPublicKey(privateKey) };
}

// One pair for every server: what differs is what the certificate says.
const serverKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });

function certificate(pki: string, flaw: Flaw): { cert: string; key: KeyObject } {
  const keys = serverKeys;
  const issuer = issuerOf(pki, flaw.unknownRoot ?? false);
  const { subject, extensions } = serverProfile();
  const [from, to] = flaw.validFor ?? [-1, 30];
  const names = flaw.host === undefined ? [] : [serverNames(flaw.host, [192, 0, 2, 1])];
  const der = issueCertificate(issuer, {
    subject,
    publicKey: keys.publicKey,
    validFrom: new Date(Date.now() + from * DAY_MS),
    validTo: new Date(Date.now() + to * DAY_MS),
    // The last extension of the profile is the one that names the host.
    extensions: [
      ...(flaw.host === undefined ? extensions : extensions.slice(0, -1)),
      ...names,
      ...linkedTo(issuer.publicKey, keys.publicKey, 'http://127.0.0.1:1/none.crl'),
    ],
  });
  // Read once by another reader: a flaw must be the one that is meant, not a certificate that nobody can parse.
  new X509Certificate(der);
  return { cert: pem('CERTIFICATE', der), key: keys.privateKey };
}

/** Starts a server over mutual TLS with this flaw; without one it is a good server. */
export async function startFlawedServer(pki: string, flaw: Flaw = {}): Promise<CountingServer> {
  const { cert, key } = certificate(pki, flaw);
  const [minVersion, maxVersion] = flaw.versions ?? ['TLSv1.2', 'TLSv1.2'];
  let requests = 0;
  const options: ServerOptions = {
    cert,
    key: key.export({ type: 'pkcs8', format: 'pem' }),
    ca: readFileSync(join(pki, 'roots.pem')),
    requestCert: true,
    rejectUnauthorized: true,
    minVersion,
    maxVersion,
    ...(flaw.ciphers !== undefined && { ciphers: flaw.ciphers }),
  };
  const server = createServer(options, (request, response) => {
    requests += 1;
    if (flaw.redirectTo !== undefined) response.writeHead(307, { location: flaw.redirectTo });
    const { coding = '', bytes = 'received', status = 200 } = flaw.packed ?? {};
    if (coding) response.writeHead(status, { 'content-encoding': coding, 'content-type': 'application/soap+xml' });
    request.resume().once('end', () => response.end(bytes));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // A TCP server's address is never a pipe's name.
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://localhost:${port}/`,
    requests: () => requests,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/** One thing wrong each, and the codes by which the client may say so. */
export const FLAWS: Readonly<Record<string, { readonly flaw: Flaw; readonly code: RegExp }>> = {
  'names another host': { flaw: { host: 'dmp.example.test' }, code: /^network\/server-untrusted$/ },
  'is signed by an unknown authority': { flaw: { unknownRoot: true }, code: /^network\/server-untrusted$/ },
  'has expired': { flaw: { validFor: [-30, -1] }, code: /^network\/server-untrusted$/ },
  'is not valid yet': { flaw: { validFor: [1, 30] }, code: /^network\/server-untrusted$/ },
  'speaks TLS 1.1 at most': {
    flaw: { versions: ['TLSv1', 'TLSv1.1'], ciphers: 'ALL:@SECLEVEL=0' },
    code: /^network\//,
  },
  'takes only a suite without forward secrecy': { flaw: { ciphers: 'AES128-GCM-SHA256' }, code: /^network\// },
  'takes only CBC with SHA-1': { flaw: { ciphers: 'ECDHE-RSA-AES128-SHA:@SECLEVEL=0' }, code: /^network\// },
};
