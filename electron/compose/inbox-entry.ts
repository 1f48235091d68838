import { verify, X509Certificate } from 'node:crypto';
import { inboxEntrySchema, type InboxEntry } from '../../shared/contract/emergency-inbox.ts';
import { parseCertificate } from '../adapters/reader/certificates/parse-certificate.ts';
import { couldSign, type Trust } from '../adapters/reader/certificates/trusted-chain.ts';
import type { ReadEntry } from '../services/emergency/ports.ts';
import { signedText } from '../services/emergency/signed-entry.ts';

function parts(text: string): Record<'payload' | 'signature' | 'certificate', string> | null {
  try {
    const { payload, signature, certificate } = JSON.parse(text) as Record<string, unknown>; // Each is checked below.
    const strings = typeof payload === 'string' && typeof signature === 'string' && typeof certificate === 'string';
    return strings ? { payload, signature, certificate } : null;
  } catch {
    return null;
  }
}

function entryOf(payload: string): InboxEntry | null {
  try {
    const parsed = inboxEntrySchema.safeParse(JSON.parse(payload));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whoever an entry speaks for, and when: the certificate must be his, and in force then. */
function claimOf(entry: InboxEntry): { readonly nationalId: string; readonly at: number } {
  switch (entry.kind) {
    case 'event':
      return { nationalId: entry.event.practitioner.nationalId, at: entry.event.at };
    case 'volume':
      return { nationalId: entry.report.practitioner.nationalId, at: entry.report.at };
    case 'review':
      return { nationalId: entry.officer.nationalId, at: entry.at };
  }
}

function isGenuine(
  { payload, signature, certificate }: Record<'payload' | 'signature' | 'certificate', string>,
  entry: InboxEntry,
  trust: Trust,
): boolean {
  try {
    const der = Buffer.from(certificate, 'base64');
    const x509 = new X509Certificate(der);
    const { nationalId, at } = claimOf(entry);
    const bytes = Buffer.from(signedText(payload), 'utf8');
    const signed = verify('sha256', bytes, x509.publicKey, Buffer.from(signature, 'base64'));
    return signed && parseCertificate(der).names.commonName?.trim() === nationalId && couldSign(x509, trust, at);
  } catch {
    return false;
  }
}

/**
 * Reads the files of the privacy officer's folder against these authorities: the signature must be that of the
 * person whom the entry names, over exactly what it says.
 */
export function entryReader(trust: Trust): ReadEntry {
  return (text) => {
    const file = parts(text);
    const entry = file && entryOf(file.payload);
    return file && entry ? { entry, genuine: isGenuine(file, entry, trust) } : null;
  };
}
