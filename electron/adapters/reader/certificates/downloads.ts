import { request } from 'node:http';
import { isPacked, UNPACKED_ONLY } from '../../../../shared/domain/exchange/packed-answer.ts';
import type { Clock } from '../../../services/ports.ts';

/** After a failure the same address is left alone for this long: each PIN behind a dead network would wait for it. */
const REST_MS = 60_000;

/** What is fetched over plain http: it is signed, and its address stands in a certificate that chains to our roots. */
export interface Wanted {
  readonly url: string;
  readonly limitMs: number;
  /** Bytes beyond which it is given up. */
  readonly largest: number;
  /** A question to be posted; a plain GET without. */
  readonly question?: { readonly mediaType: string; readonly bytes: Uint8Array };
}

/** One download. A redirect is none: it would lead to an address that no certificate names. */
function download({ url, limitMs, largest, question }: Wanted): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const headers = question && { 'content-type': question.mediaType, 'content-length': question.bytes.length };
    // A line kept from the last time may be dead by now, and its failure would be taken for the address's.
    const options = {
      agent: false,
      method: question ? 'POST' : 'GET',
      signal: AbortSignal.timeout(limitMs),
      headers: { ...UNPACKED_ONLY, ...headers },
    };
    const asking = request(url, options, (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      if (response.statusCode !== 200) asking.destroy(new Error(`status ${response.statusCode}`));
      if (isPacked(response.headers['content-encoding'])) asking.destroy(new Error('packed'));
      response.on('data', (part: Buffer) => {
        parts.push(part);
        size += part.length;
        if (size > largest) asking.destroy(new Error('too large'));
      });
      response.on('end', () => resolve(Buffer.concat(parts)));
      response.on('error', reject);
    });
    asking.on('error', reject);
    asking.end(question?.bytes);
  });
}

/** Fetches revocation lists and answers: once for all who ask for one thing at a time, and not again right after a failure. */
export class Downloads {
  readonly #clock: Clock;
  readonly #running = new Map<string, Promise<Buffer>>();
  readonly #restUntil = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * @param thing what is asked for, where one address answers for several.
   * @throws when it cannot be had, or its address could not be reached a moment ago.
   */
  get(wanted: Wanted, thing = wanted.url): Promise<Buffer> {
    if (this.#clock.now() < (this.#restUntil.get(wanted.url) ?? 0)) return Promise.reject(new Error('resting'));
    const running = this.#running.get(thing) ?? this.#start(wanted, thing);
    this.#running.set(thing, running);
    return running;
  }

  async #start(wanted: Wanted, thing: string): Promise<Buffer> {
    try {
      return await download(wanted);
    } catch (error) {
      this.#restUntil.set(wanted.url, this.#clock.now() + REST_MS);
      throw error;
    } finally {
      this.#running.delete(thing);
    }
  }
}
