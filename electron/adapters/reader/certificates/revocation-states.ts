import type { X509Certificate } from 'node:crypto';
import type { Revocation } from '../../../../shared/domain/card/certificate-verdict.ts';
import type { Clock, Log } from '../../../services/ports.ts';
import type { ParsedCertificate } from './parse-certificate.ts';
import { RevocationLists } from './revocation-lists.ts';
import { StatusAnswers } from './status-answers.ts';

export interface StateParts {
  /** Folder where revocation lists are kept. */
  readonly listFolder: string;
  /** Whether responders are asked where no list can be had (setting `ocsp`). */
  readonly ocsp: 'on' | 'off';
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Whether certificates were revoked, by lists and by the answers of responders. Revoked by either is revoked; a list
 * whose successor is not due, or an answer that still holds, is enough for good; with neither, the last good list for
 * seven days (decision 15).
 */
export class RevocationStates {
  readonly #lists: RevocationLists;
  readonly #answers: StatusAnswers | null;

  constructor({ listFolder, ocsp, clock, log }: StateParts) {
    this.#lists = new RevocationLists(listFolder, clock, log);
    this.#answers = ocsp === 'on' ? new StatusAnswers(clock, log) : null;
  }

  async ask(certificate: ParsedCertificate, issuer: X509Certificate): Promise<Revocation> {
    const kept = this.#lists.recall(certificate, issuer);
    const recalled = this.#answers?.recall(certificate, issuer) ?? 'unknown';
    if (kept.state === 'revoked' || recalled === 'revoked') return 'revoked';
    if (kept.fresh || recalled === 'good') return 'good';
    const listed = await this.#lists.ask(certificate, issuer);
    if (listed.fresh || listed.state === 'revoked') return listed.state;
    const answered = (await this.#answers?.ask(certificate, issuer)) ?? 'unknown';
    return answered === 'unknown' ? listed.state : answered;
  }
}
