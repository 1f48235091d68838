import { get } from 'node:http';
import type { Clock } from '../../../services/ports.ts';

const LIMIT_MS = 3_000;
/** After a failure the same address is left alone for this long: each PIN behind a dead network would wait for it. */
const REST_MS = 60_000;
/** IGC-Santé's biggest list is a few megabytes. */
const LARGEST_LIST = 32 * 1024 * 1024;

/** One download over plain http: a list is signed, and its address stands in a certificate that chains to our roots. */
function download(url: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const request = get(url, { signal: AbortSignal.timeout(LIMIT_MS) }, (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      if (response.statusCode !== 200) request.destroy(new Error(`status ${response.statusCode}`));
      response.on('data', (part: Buffer) => {
        parts.push(part);
        size += part.length;
        if (size > LARGEST_LIST) request.destroy(new Error('too large'));
      });
      response.on('end', () => resolve(Buffer.concat(parts)));
      response.on('error', reject);
    });
    request.on('error', reject);
  });
}

/** Fetches revocation lists: once for all who ask at the same time, and not again right after a failure. */
export class Downloads {
  readonly #clock: Clock;
  readonly #running = new Map<string, Promise<Buffer>>();
  readonly #restUntil = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws when it cannot be had, or could not a moment ago. */
  get(url: string): Promise<Buffer> {
    if (this.#clock.now() < (this.#restUntil.get(url) ?? 0)) return Promise.reject(new Error('resting'));
    const running = this.#running.get(url) ?? this.#start(url);
    this.#running.set(url, running);
    return running;
  }

  async #start(url: string): Promise<Buffer> {
    try {
      return await download(url);
    } catch (error) {
      this.#restUntil.set(url, this.#clock.now() + REST_MS);
      throw error;
    } finally {
      this.#running.delete(url);
    }
  }
}
