import { createPrivateKey, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { StoreFault } from '../store-fault.ts';

type Asn1 = forge.asn1.Asn1;

/** Rounds by which a passphrase is stretched: OpenSSL makes 2,048, careful tools a million. More is a trap for time. */
const MOST_ROUNDS = 10_000_000;

/** pkcs8ShroudedKeyBag (RFC 7292, appendix D), as its bytes: forge throws on identifiers with large numbers. */
const KEY_BAG = forge.asn1.oidToDer('1.2.840.113549.1.12.10.1.2').getBytes();

function childrenOf({ value }: Asn1): readonly Asn1[] {
  return typeof value === 'string' ? [] : value;
}

function isKeyBag(node: Asn1): boolean {
  const [kind] = childrenOf(node);
  const value = kind?.type === forge.asn1.Type.OID ? kind.value : null;
  return value === KEY_BAG;
}

function parsed(der: string): Asn1 | null {
  try {
    return forge.asn1.fromDer(der);
  } catch {
    // A salt may begin like a node without being one.
    return null;
  }
}

/** Every node below, octet strings that hold nodes of their own included: PKCS#12 nests them. */
function* nodesOf(node: Asn1): Generator<Asn1> {
  yield node;
  const { value, type, tagClass } = node;
  const octets = tagClass === forge.asn1.Class.UNIVERSAL && type === forge.asn1.Type.OCTETSTRING;
  const nested = typeof value === 'string' && octets ? parsed(value) : null;
  if (nested) yield* nodesOf(nested);
  for (const child of childrenOf(node)) yield* nodesOf(child);
}

/**
 * The encrypted key of a PKCS#12 file, as DER of PKCS#8, for OpenSSL to open: forge takes the passphrase byte for byte,
 * where RFC 8018 wants it in UTF-8. Null when there is none.
 */
function shroudedKey(bytes: Uint8Array): Buffer | null {
  const content = parsed(Buffer.from(bytes).toString('binary'));
  if (!content) return null;
  for (const node of nodesOf(content)) {
    const key = isKeyBag(node) ? childrenOf(node)[1] : undefined;
    const inner = key && childrenOf(key)[0];
    if (inner) return Buffer.from(forge.asn1.toDer(inner).getBytes(), 'binary');
  }
  return null;
}

function numberOf({ type, value }: Asn1): number {
  if (type !== forge.asn1.Type.INTEGER || typeof value !== 'string') return 0;
  return Number(`0x${Buffer.from(value, 'binary').toString('hex') || '0'}`);
}

/**
 * The algorithm of an encrypted key (PKCS#8) names its rounds: looked at before OpenSSL goes through them. What cannot be
 * looked at is not given to it either: it reads damaged keys that forge does not, a byte too many at the end for one.
 */
function isTrap(pkcs8: Uint8Array): boolean {
  const content = parsed(Buffer.from(pkcs8).toString('binary'));
  const algorithm = content && childrenOf(content)[0];
  return !algorithm || [...nodesOf(algorithm)].some((node) => numberOf(node) > MOST_ROUNDS);
}

const PEM_BODY = /-----BEGIN ENCRYPTED PRIVATE KEY-----([^-]+)-----END/;

/** The encrypted key of a PEM file; null when it holds one that is not encrypted so. */
function encryptedPem(bytes: Uint8Array): Uint8Array | null {
  const text = Buffer.from(bytes).toString('latin1');
  return text.includes('BEGIN ENCRYPTED') ? Buffer.from(PEM_BODY.exec(text)?.[1] ?? '', 'base64') : null;
}

/**
 * Reads the private key of an escrow certificate.
 *
 * @param bytes a PEM key (encrypted or not) or a PKCS#12 file.
 * @param passphrase its passphrase; empty when it has none.
 * @returns the key; `store/escrow-key-unreadable` when it is neither, or when the passphrase is wrong.
 */
export function readEscrowKey(bytes: Uint8Array, passphrase: string): Result<KeyObject, StoreFault> {
  const isPem = Buffer.from(bytes).toString('latin1').includes('-----BEGIN');
  const der = isPem ? null : shroudedKey(bytes);
  const encrypted = isPem ? encryptedPem(bytes) : der;
  if ((!isPem && !der) || (encrypted && isTrap(encrypted))) return fail({ code: 'store/escrow-key-unreadable' });
  try {
    const form = der ? ({ key: der, format: 'der', type: 'pkcs8' } as const) : { key: Buffer.from(bytes) };
    const key = createPrivateKey({ ...form, ...(passphrase !== '' && { passphrase }) });
    return key.asymmetricKeyType === 'rsa' ? ok(key) : fail({ code: 'store/escrow-key-unreadable' });
  } catch {
    // OpenSSL's words for a wrong passphrase and for a damaged key say no more than this code.
    return fail({ code: 'store/escrow-key-unreadable' });
  }
}
