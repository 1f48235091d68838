import { verify, X509Certificate } from 'node:crypto';

/** Whether a card's signature (RSA PKCS#1 v1.5 or EC, SHA-256) fits the bytes under a DER certificate; both base64. */
export function signatureFits(bytes: Uint8Array, signature: string, certificate: string): boolean {
  try {
    const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
    return verify('sha256', bytes, publicKey, Buffer.from(signature, 'base64'));
  } catch {
    // Bytes that are no certificate or no signature prove nothing, whatever is wrong with them.
    return false;
  }
}
