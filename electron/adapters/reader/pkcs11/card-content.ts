import { X509Certificate } from 'node:crypto';
import type { Situation } from '../../../../shared/domain/card/practitioner.ts';
import { parseActivity } from './activity.ts';
import { findObjects, P, readAttribute, type Handle, type Module } from './module.ts';

const CLIENT_AUTHENTICATION = '1.3.6.1.5.5.7.3.2';
const EMAIL_PROTECTION = '1.3.6.1.5.5.7.3.4';

/** A certificate of the card with what is needed to find its key again. */
export interface CardCertificate {
  readonly der: Buffer;
  readonly id: Buffer | null;
}

/** The two certificates of a professional card, told apart by their usage and not by CKA_ID alone (decision 7). */
export interface CardCertificates {
  readonly authentication: CardCertificate;
  readonly signature: CardCertificate;
}

function parseCertificate(der: Buffer): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    // Tokens hold other objects of class certificate (attribute certificates): they are not ours.
    return null;
  }
}

/**
 * Reads the two certificates: the one with «client authentication» opens TLS, the one with «e-mail protection» and
 * without it signs, on cards of both authorities (dmp-interface §5.3). Readable without a PIN. No other certificate is
 * taken in place of one of them: what it signed, the store would refuse.
 *
 * @returns null when one of the two is missing (`card/incomplete`).
 */
export function readCertificates(module: Module, session: Handle): CardCertificates | null {
  const all = findObjects(module, session, [{ type: P.CKA_CLASS, value: P.CKO_CERTIFICATE }]).flatMap((handle) => {
    const der = readAttribute(module, session, handle, P.CKA_VALUE);
    const parsed = der ? parseCertificate(der) : null;
    if (!der || !parsed || parsed.ca) return [];
    return [{ der, id: readAttribute(module, session, handle, P.CKA_ID), usage: parsed.keyUsage ?? [] }];
  });
  const authentication = all.find(({ usage }) => usage.includes(CLIENT_AUTHENTICATION));
  const signature = all.find(({ usage }) => usage.includes(EMAIL_PROTECTION) && !usage.includes(CLIENT_AUTHENTICATION));
  return authentication && signature ? { authentication, signature } : null;
}

/** The private key that belongs to a certificate: same CKA_ID, else same modulus. Visible after login only. */
export function findKey(module: Module, session: Handle, certificate: CardCertificate): Handle | null {
  const isKey = { type: P.CKA_CLASS, value: P.CKO_PRIVATE_KEY };
  if (certificate.id) {
    const [byId] = findObjects(module, session, [isKey, { type: P.CKA_ID, value: certificate.id }]);
    if (byId) return byId;
  }
  const { n } = new X509Certificate(certificate.der).publicKey.export({ format: 'jwk' });
  const modulus = Buffer.from(n ?? '', 'base64url');
  const keys = findObjects(module, session, [isKey]);
  return keys.find((key) => readAttribute(module, session, key, P.CKA_MODULUS)?.equals(modulus)) ?? null;
}

/** Data objects of the card by label, with their bytes; private ones show after login only. */
function dataObjects(module: Module, session: Handle): { label: string; value: Buffer }[] {
  return findObjects(module, session, [{ type: P.CKA_CLASS, value: P.CKO_DATA }]).flatMap((handle) => {
    const label = readAttribute(module, session, handle, P.CKA_LABEL)?.toString('latin1').trim() ?? '';
    const value = readAttribute(module, session, handle, P.CKA_VALUE);
    return value ? [{ label, value }] : [];
  });
}

/** CPS_INFO_PS as it stands on the card (dmp-interface §5.3), or null; readable without a PIN. */
export function readCardInfo(module: Module, session: Handle): Buffer | null {
  return dataObjects(module, session).find(({ label }) => label === 'CPS_INFO_PS')?.value ?? null;
}

/** Situations of exercise, in the order of their numbers; private objects, readable after login only. */
export function readSituations(module: Module, session: Handle): Situation[] {
  return dataObjects(module, session)
    .filter(({ label }) => /^CPS_ACTIVITY_\d\d_PS$/.test(label))
    .sort((a, b) => a.label.localeCompare(b.label))
    .flatMap(({ value }) => parseActivity(value) ?? []);
}
