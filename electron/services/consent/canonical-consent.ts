import { canonicalJson, type Canonical } from '../../../shared/domain/audit/canonical-json.ts';
import type { ConsentAct } from '../../../shared/domain/consent/record.ts';

/** First line of what is signed: no other use of the signature key signs a text that begins so. */
const DOMAIN = 'Poste DMP - consentement - v1';

/**
 * The bytes that the signature key signs for a consent act (decision 27): the domain line, a line feed, then the record
 * in canonical JSON (RFC 8785), in UTF-8. Anyone who holds the record and the certificate can check the signature; its
 * SHA-256 is what the next act of the same store is chained to.
 */
export function consentBytes(record: ConsentAct): Uint8Array {
  // A record is plain JSON: optional members are absent, never undefined (exactOptionalPropertyTypes).
  const plain = JSON.parse(JSON.stringify(record)) as Canonical;
  return new TextEncoder().encode(`${DOMAIN}\n${canonicalJson(plain)}`);
}

/** What stands before the first act of a store: the name of the chain. */
export const FIRST_CONSENT = 'dmp-consentements-v1';
