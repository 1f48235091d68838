import { canonicalJson } from '../../../shared/domain/audit/canonical-json.ts';
import type { ConsentRecord } from '../../../shared/domain/consent/record.ts';

/** First line of what is signed: no other use of the signature key signs a text that begins so. */
const DOMAIN = 'Poste DMP - consentement - v1';

/**
 * The bytes that the signature key signs for a consent act (decision 27): the domain line, a line feed, then the record
 * in canonical JSON (RFC 8785), in UTF-8. Anyone who holds the record and the certificate can check the signature.
 */
export function consentBytes(record: ConsentRecord): Uint8Array {
  // Optional members are absent, never undefined (exactOptionalPropertyTypes): the spread is plain JSON.
  const { ins, ...rest } = record;
  const plain =
    rest.decision === 'granted'
      ? { ...rest, ins: { ...ins }, answers: { ...rest.answers } }
      : { ...rest, ins: { ...ins } };
  return new TextEncoder().encode(`${DOMAIN}\n${canonicalJson(plain)}`);
}
