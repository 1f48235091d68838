import { canonicalJson, type Canonical } from '../../../shared/domain/audit/canonical-json.ts';
import type { ProofBody } from '../../../shared/contract/consent-proof.ts';

/** First line of what is signed when a proof is exported. */
const DOMAIN = 'Poste DMP - preuve de consentement - v1';

/** The bytes that the signature key signs when a proof is exported: domain line, line feed, RFC 8785 JSON, UTF-8. */
export function proofBytes(body: ProofBody): Uint8Array {
  const plain = JSON.parse(JSON.stringify(body)) as Canonical; // Parsed by a strict schema: plain JSON throughout.
  return new TextEncoder().encode(`${DOMAIN}\n${canonicalJson(plain)}`);
}
