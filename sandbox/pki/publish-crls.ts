import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUTHORITIES, type Authority } from './authorities.ts';
import { issueCrl } from './issue.ts';
import { PRACTITIONERS } from './practitioners.ts';

/** How long a list says nothing newer will come. */
export const LISTS_LIVE_MS = 7 * 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * Writes one revocation list for each authority, valid for a week from `now`.
 * Done at every start, so that a sandbox left alone for a month still has current lists.
 *
 * @param folder folder of the PKI
 * @param now instant of publication
 */
export function publishCrls(folder: string, now: Date): void {
  for (const authority of Object.values(AUTHORITIES)) {
    const privateKey = createPrivateKey(readFileSync(join(folder, 'ca', `${authority.name}.key.pem`)));
    const der = issueCrl(
      { name: authority.subject, privateKey, publicKey: createPublicKey(privateKey) },
      {
        thisUpdate: new Date(now.getTime() - HOUR_MS),
        nextUpdate: new Date(now.getTime() + LISTS_LIVE_MS),
        revoked: authority.name === 'persons' ? revokedPersons(folder, now) : [],
      },
    );
    writeFileSync(crlPath(folder, authority), der);
  }
}

export const crlPath = (folder: string, authority: Authority): string => join(folder, 'crl', authority.crlFile);

function revokedPersons(folder: string, now: Date): { serial: string; at: Date }[] {
  const at = new Date(now.getTime() - 2 * HOUR_MS);
  return PRACTITIONERS.filter((person) => person.flaw === 'revoked').flatMap((person) =>
    ['auth', 'sign'].map((usage) => {
      const certificate = new X509Certificate(readFileSync(join(folder, 'persons', person.id, `${usage}.pem`)));
      return { serial: certificate.serialNumber, at };
    }),
  );
}
