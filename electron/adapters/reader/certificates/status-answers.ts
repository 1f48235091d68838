import { randomBytes, type X509Certificate } from 'node:crypto';
import { isAnswerFresh } from '../../../../shared/domain/card/status-answer.ts';
import type { Revocation } from '../../../../shared/domain/card/certificate-verdict.ts';
import type { Clock, Log } from '../../../services/ports.ts';
import type { Subject } from './certificate-id.ts';
import { Downloads } from './downloads.ts';
import type { ParsedCertificate } from './parse-certificate.ts';
import { parseStatusAnswer, type StatusAnswer } from './parse-status-answer.ts';
import { writeStatusRequest } from './write-status-request.ts';

const REQUEST = 'application/ocsp-request';
/** Shorter than a list's: it is asked when a list has already been waited for. */
const LIMIT_MS = 2_000;
/** An answer is a few kilobytes, its signer's certificates included. */
const LARGEST_ANSWER = 64 * 1024;
const NONCE_BYTES = 16;
/** A question whose answer was of no use is not asked again at once: each exchange would ask it. */
const REST_MS = 60_000;

/**
 * What the issuers' responders say of certificates (OCSP, RFC 6960), kept in memory for as long as each answer says. An
 * answer tells the responder, and whoever listens, which card is in use: it is asked for where no list is to be had.
 */
export class StatusAnswers {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #downloads: Downloads;
  readonly #known = new Map<string, StatusAnswer>();
  readonly #restUntil = new Map<string, number>();

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
    this.#downloads = new Downloads(clock);
  }

  /** What was answered and still holds; revoked once is revoked for good. Nothing is asked. */
  recall(certificate: ParsedCertificate, issuer: X509Certificate): Revocation {
    const known = this.#known.get(keyOf(certificate, issuer));
    if (known?.status === 'revoked') return 'revoked';
    return known?.status === 'good' && isAnswerFresh(known, this.#clock.now()) ? 'good' : 'unknown';
  }

  /** The same, asked of the responders that the certificate names, one after the other. */
  async ask(certificate: ParsedCertificate, issuer: X509Certificate): Promise<Revocation> {
    for (const url of certificate.statusUrls) {
      const recalled = this.recall(certificate, issuer);
      if (recalled !== 'unknown') return recalled;
      await this.#fetch(url, { certificate, issuer });
    }
    return this.recall(certificate, issuer);
  }

  async #fetch(url: string, subject: Subject): Promise<void> {
    const key = keyOf(subject.certificate, subject.issuer);
    if (this.#clock.now() < (this.#restUntil.get(key) ?? 0)) return;
    const nonce = randomBytes(NONCE_BYTES);
    try {
      const question = { mediaType: REQUEST, bytes: writeStatusRequest(subject, nonce) };
      // Two who ask at a time have one answer, made for the chance of the first.
      const wanted = { url, limitMs: LIMIT_MS, largest: LARGEST_ANSWER, question };
      const bytes = await this.#downloads.get(wanted, `${url} ${key}`);
      if (this.recall(subject.certificate, subject.issuer) !== 'unknown') return;
      const now = this.#clock.now();
      const answer = parseStatusAnswer(bytes, subject, now);
      if (!answer || !isAnswerFresh(answer, now)) throw new Error('unsound');
      if (answer.nonce && !answer.nonce.equals(nonce)) throw new Error('replayed');
      this.#known.set(key, answer);
      if (answer.status === 'unknown') throw new Error('unknown to its responder');
    } catch (error) {
      this.#restUntil.set(key, this.#clock.now() + REST_MS);
      this.#log.warn('card/status-answer', { reason: error instanceof Error ? error.name : 'unknown' });
    }
  }
}

function keyOf({ serial }: ParsedCertificate, { fingerprint256 }: X509Certificate): string {
  return `${fingerprint256} ${serial}`;
}
