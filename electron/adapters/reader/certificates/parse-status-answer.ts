import { verify, X509Certificate, type KeyObject } from 'node:crypto';
import { isNamed, type Subject } from './certificate-id.ts';
import { derAt, inside, NotDer, objectIdText, TAG, timeOf, type Der } from './der.ts';
import { parseCertificate } from './parse-certificate.ts';
import { SIGNATURE_DIGESTS } from './signature-digests.ts';

const SUCCESSFUL = 0;
const ENUMERATED = 0x0a;
const BASIC = '1.3.6.1.5.5.7.48.1.1';
const NONCE = '1.3.6.1.5.5.7.48.1.2';
const CONTEXT = { zero: 0xa0, one: 0xa1, good: 0x80, revoked: 0xa1, unknown: 0x82 } as const;
/** Certificates an answer may bring: its signer, and the authorities above him that nobody needs here. */
const MOST_CERTIFICATES = 8;

/** What a responder says of one certificate, its signature checked; for what span, that is for the caller. */
export interface StatusAnswer {
  readonly status: 'good' | 'revoked' | 'unknown';
  readonly thisUpdate: number;
  /** Null: something newer may be had at any time (RFC 6960 §4.2.2.1). */
  readonly nextUpdate: number | null;
  /** What it gives back of the question's chance; null when it was made beforehand. */
  readonly nonce: Buffer | null;
}

interface Basic {
  readonly body: Der;
  readonly digest: string;
  readonly signature: Buffer;
  readonly certificates: readonly Buffer[];
}

function only(value: Der): Der {
  const [first] = inside(value);
  if (!first) throw new NotDer('empty');
  return first;
}

/** The signed answer inside, when there is one of the one kind that exists. */
function openAnswer(bytes: Buffer): Basic {
  const [state, holder] = inside(derAt(bytes));
  if (state?.tag !== ENUMERATED || state.content[0] !== SUCCESSFUL || holder?.tag !== CONTEXT.zero)
    throw new NotDer('no answer');
  const [kind, answer] = inside(only(holder));
  if (!kind || objectIdText(kind) !== BASIC || answer?.tag !== TAG.octetString) throw new NotDer('kind of answer');
  const [body, algorithm, signature, certificates] = inside(derAt(answer.content));
  if (!body || !algorithm || signature?.tag !== TAG.bitString) throw new NotDer('answer');
  const digest = SIGNATURE_DIGESTS[objectIdText(only(algorithm))];
  if (digest === undefined) throw new NotDer('signature algorithm');
  const brought = certificates?.tag === CONTEXT.zero ? [...inside(only(certificates))] : [];
  return {
    body,
    digest,
    signature: signature.content.subarray(1),
    certificates: brought.slice(0, MOST_CERTIFICATES).map(({ whole }) => whole),
  };
}

function isSignedBy({ digest, body, signature }: Basic, key: KeyObject): boolean {
  try {
    return verify(digest, body.whole, key, signature);
  } catch {
    // A key of a kind that signs otherwise has not signed this.
    return false;
  }
}

/** Authorised by the issuer itself to answer for it, directly and for nothing less (RFC 6960 §4.2.2.2). */
function isDelegate(der: Buffer, issuer: X509Certificate, now: number): X509Certificate | null {
  try {
    const certificate = new X509Certificate(der);
    const inForce = now >= certificate.validFromDate.getTime() && now <= certificate.validToDate.getTime();
    const issued = certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
    return inForce && issued && parseCertificate(der).mayAnswer ? certificate : null;
  } catch {
    return null;
  }
}

function isAuthentic(basic: Basic, issuer: X509Certificate, now: number): boolean {
  if (isSignedBy(basic, issuer.publicKey)) return true;
  return basic.certificates.some((der) => {
    const delegate = isDelegate(der, issuer, now);
    return delegate !== null && isSignedBy(basic, delegate.publicKey);
  });
}

/** After the answers: before them the same tag holds the responder's name. */
function nonceIn(fields: readonly Der[]): Buffer | null {
  const holder = fields
    .slice(fields.findIndex(({ tag }) => tag === TAG.sequence))
    .find(({ tag }) => tag === CONTEXT.one);
  for (const extension of holder ? inside(only(holder)) : []) {
    const parts = [...inside(extension)];
    const value = parts.at(-1);
    if (!parts[0] || objectIdText(parts[0]) !== NONCE || value?.tag !== TAG.octetString) continue;
    // Some responders leave the inner wrapping out.
    return value.content[0] === TAG.octetString ? derAt(value.content).content : value.content;
  }
  return null;
}

function statusOf({ tag }: Der): StatusAnswer['status'] {
  if (tag === CONTEXT.good) return 'good';
  if (tag === CONTEXT.revoked) return 'revoked';
  if (tag === CONTEXT.unknown) return 'unknown';
  throw new NotDer('status');
}

function singleIn(fields: readonly Der[], subject: Subject): Omit<StatusAnswer, 'nonce'> | null {
  // Version, responder and instant have tags of their own: the one sequence are the answers.
  const responses = fields.find(({ tag }) => tag === TAG.sequence);
  for (const single of responses ? inside(responses) : []) {
    const [certId, status, thisUpdate, next] = inside(single);
    if (!certId || !status || thisUpdate?.tag !== TAG.generalizedTime) throw new NotDer('single answer');
    if (!isNamed(certId, subject)) continue;
    const nextUpdate = next?.tag === CONTEXT.zero ? timeOf(only(next)) : null;
    return { status: statusOf(status), thisUpdate: timeOf(thisUpdate), nextUpdate };
  }
  return null;
}

/**
 * Reads the answer of a responder (RFC 6960 §4.2): signed by the issuer of the certificate, or by one whom it authorised
 * for that alone, and about that very certificate. Whether the responder's own certificate was revoked is not asked.
 *
 * @param now instant at which a delegate's certificate must be in force.
 * @returns null for an answer that is signed by nobody entitled, or speaks of other certificates.
 * @throws NotDer when the bytes are no such answer, an error of the responder among them.
 */
export function parseStatusAnswer(bytes: Buffer, subject: Subject, now: number): StatusAnswer | null {
  const basic = openAnswer(bytes);
  const fields = [...inside(basic.body)];
  const single = singleIn(fields, subject);
  if (!single || !isAuthentic(basic, subject.issuer, now)) return null;
  return { ...single, nonce: nonceIn(fields) };
}
