import { createHash, type X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Revocation } from '../../../../shared/domain/card/certificate-verdict.ts';
import { AHEAD_MS, ageList } from '../../../../shared/domain/card/revocation-list.ts';
import type { Clock, Log } from '../../../services/ports.ts';
import { Downloads } from './downloads.ts';
import type { ParsedCertificate } from './parse-certificate.ts';
import { parseRevocationList, type RevocationList } from './parse-revocation-list.ts';

const LIMIT_MS = 3_000;
/** IGC-Santé's biggest list is a few megabytes. */
const LARGEST_LIST = 32 * 1024 * 1024;

/** What lists say of a certificate; `fresh` when no newer one is due. */
export interface Listed {
  readonly state: Revocation;
  readonly fresh: boolean;
}

/** A list of the disk, read and its signature checked; `stamp` changes with the file and with who must have signed it. */
interface ReadList {
  readonly stamp: string;
  readonly list: RevocationList;
}

interface StoredList {
  readonly list: RevocationList;
  readonly fetchedAt: number;
}

/** Revocation lists, kept on disk so that a network that fails for a few days stops nobody (decision 15). */
export class RevocationLists {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #downloads: Downloads;
  /** By place: each exchange asks for the server's list, and the national ones are long. */
  readonly #read = new Map<string, ReadList>();

  /** @param folder where lists are kept; made when missing. They hold serial numbers, no name. */
  constructor(folder: string, clock: Clock, log: Log) {
    this.#folder = folder;
    this.#clock = clock;
    this.#log = log;
    this.#downloads = new Downloads(clock);
    mkdirSync(folder, { recursive: true });
  }

  /** What the stored lists say; nothing is fetched. */
  recall(certificate: ParsedCertificate, issuer: X509Certificate): Listed {
    for (const url of certificate.listUrls) {
      const stored = this.#stored(url, certificate, issuer);
      if (stored) return this.#listed(stored, certificate);
    }
    return { state: 'unknown', fresh: false };
  }

  /**
   * Whether a certificate is revoked, after the freshest list that can be had: the stored one while its successor is
   * not due, else a new one, else the stored one up to seven days after it was fetched, else `unknown`.
   */
  async ask(certificate: ParsedCertificate, issuer: X509Certificate): Promise<Listed> {
    let best: StoredList | null = null;
    for (const url of certificate.listUrls) {
      const stored = this.#stored(url, certificate, issuer);
      if (stored && this.#worth(stored) === 'fresh') return this.#listed(stored, certificate);
      const fetched = await this.#fetch(url, certificate, issuer);
      if (fetched) return this.#listed(fetched, certificate);
      best ??= stored;
    }
    return best ? this.#listed(best, certificate) : { state: 'unknown', fresh: false };
  }

  #listed(stored: StoredList, { serial }: ParsedCertificate): Listed {
    const worth = this.#worth(stored);
    const fresh = worth === 'fresh';
    // Once revoked is always revoked, however old the list that says so.
    if (stored.list.isRevoked(serial)) return { state: 'revoked', fresh };
    return { state: worth === 'too-old' ? 'unknown' : 'good', fresh };
  }

  #worth({ list, fetchedAt }: StoredList): ReturnType<typeof ageList> {
    return ageList(list.nextUpdate, fetchedAt, this.#clock.now());
  }

  #place(url: string): string {
    return join(this.#folder, `${createHash('sha256').update(url).digest('hex').slice(0, 32)}.crl`);
  }

  #stored(url: string, certificate: ParsedCertificate, issuer: X509Certificate): StoredList | null {
    try {
      const place = this.#place(url);
      const { mtimeMs, ctimeMs, ino, size } = statSync(place);
      const stamp = [issuer.fingerprint256, ctimeMs, ino, size].join(' ');
      const known = this.#read.get(place);
      const list = known?.stamp === stamp ? known.list : trusted(readFileSync(place), certificate, issuer);
      if (!list?.issuer.equals(certificate.issuer)) return null;
      this.#read.set(place, { stamp, list });
      return { list, fetchedAt: mtimeMs };
    } catch {
      // Not there yet, or spoilt on disk: it is fetched again.
      return null;
    }
  }

  async #fetch(url: string, certificate: ParsedCertificate, issuer: X509Certificate): Promise<StoredList | null> {
    try {
      const bytes = await this.#downloads.get({ url, limitMs: LIMIT_MS, largest: LARGEST_LIST });
      const list = trusted(bytes, certificate, issuer);
      const now = this.#clock.now();
      if (!list || list.thisUpdate > now + AHEAD_MS || ageList(list.nextUpdate, now, now) !== 'fresh')
        throw new Error('unsound');
      this.#keep(url, bytes, now);
      return { list, fetchedAt: now };
    } catch (error) {
      this.#log.warn('card/revocation-list', { reason: error instanceof Error ? error.name : 'unknown' });
      return null;
    }
  }

  #keep(url: string, bytes: Buffer, now: number): void {
    const place = this.#place(url);
    const draft = `${place}.${process.pid}`;
    writeFileSync(draft, bytes);
    utimesSync(draft, now / 1000, now / 1000);
    renameSync(draft, place);
  }
}

function trusted(bytes: Buffer, certificate: ParsedCertificate, issuer: X509Certificate): RevocationList | null {
  const list = parseRevocationList(bytes);
  return list.issuer.equals(certificate.issuer) && list.isSignedBy(issuer.publicKey) ? list : null;
}
