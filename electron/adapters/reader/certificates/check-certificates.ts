import { createHash, X509Certificate } from 'node:crypto';
import {
  judgeCertificates,
  judgeDates,
  type CertificateFacts,
  type CertificateVerdict,
  type Revocation,
} from '../../../../shared/domain/card/certificate-verdict.ts';
import type { ServerVerdict } from '../../../../shared/domain/exchange/server-trust.ts';
import type { Fault } from '../../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { CheckCertificates, ReadCertificate } from '../../../services/card/ports.ts';
import type { Clock } from '../../../services/ports.ts';
import { parseCertificate } from './parse-certificate.ts';
import { RevocationStates, type StateParts } from './revocation-states.ts';
import { chainOf, readTrust, type Trust } from './trusted-chain.ts';

export interface CheckCertificatesParts extends StateParts {
  /** PEM bundle of the configured roots and the authorities below them. */
  readonly roots: string;
}

function dates(certificate: X509Certificate): { validFrom: number; validUntil: number } {
  return { validFrom: certificate.validFromDate.getTime(), validUntil: certificate.validToDate.getTime() };
}

/** Reads and checks the certificates of cards against the configured authorities and their revocation lists. */
export class CertificateChecks implements CheckCertificates {
  readonly #trust: Trust;
  readonly #states: RevocationStates;
  readonly #clock: Clock;

  /** @throws when the bundle of roots cannot be read: without it nobody is trusted. */
  constructor({ roots, ...states }: CheckCertificatesParts) {
    this.#trust = readTrust(roots);
    this.#states = new RevocationStates(states);
    this.#clock = states.clock;
  }

  read(der: Uint8Array): Result<ReadCertificate, Fault> {
    try {
      const fingerprint = createHash('sha256').update(der).digest('hex');
      return ok({ names: parseCertificate(der).names, ...dates(new X509Certificate(der)), fingerprint });
    } catch {
      // Whatever the parser said of these bytes, the card is what must be changed.
      return fail({ code: 'card/certificate-unreadable' });
    }
  }

  async judge(ders: readonly Uint8Array[]): Promise<CertificateVerdict> {
    const now = this.#clock.now();
    const certificates = ders.map((der) => new X509Certificate(der));
    // Dates first and alone: an expired card is refused before any packet leaves (REC_0.X-1050).
    const outOfDate = judgeDates(certificates.map(dates), now);
    if (outOfDate) return { kind: 'refused', why: outOfDate };
    const facts = await Promise.all(certificates.map((each) => this.#facts(each, now)));
    return judgeCertificates(facts, this.#clock.now());
  }

  /** What is known of a server's certificate: chain, dates, revocation of each step (decision 15). */
  async judgeServer(der: Uint8Array): Promise<ServerVerdict> {
    const now = this.#clock.now();
    const certificate = new X509Certificate(der);
    if (judgeDates([dates(certificate)], now)) return 'untrusted';
    const { chained, revocation } = await this.#facts(certificate, now);
    return chained ? revocation : 'untrusted';
  }

  issuersOf(der: Uint8Array): readonly Uint8Array[] {
    const chain = chainOf(new X509Certificate(der), this.#trust, this.#clock.now()) ?? [];
    return chain.map(({ raw }) => raw);
  }

  async #facts(certificate: X509Certificate, now: number): Promise<CertificateFacts> {
    const chain = chainOf(certificate, this.#trust, now);
    if (!chain) return { ...dates(certificate), chained: false, revocation: 'unknown' };
    return { ...dates(certificate), chained: true, revocation: await this.#revocation([certificate, ...chain]) };
  }

  /** Every certificate but the root, each against what the one above it says. */
  async #revocation(chain: readonly X509Certificate[]): Promise<Revocation> {
    const answers = await Promise.all(
      chain.slice(0, -1).map((each, index) => {
        const issuer = chain[index + 1];
        return issuer ? this.#states.ask(parseCertificate(each.raw), issuer) : 'unknown';
      }),
    );
    if (answers.includes('revoked')) return 'revoked';
    return answers.includes('unknown') ? 'unknown' : 'good';
  }
}
