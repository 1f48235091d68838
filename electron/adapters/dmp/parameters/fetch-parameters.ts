import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { FetchParameters, ParameterTexts } from '../../../services/parameters/ports.ts';
import { dmpFault } from '../faults.ts';
import type { Transport, TransportAnswer } from '../transport.ts';
import { readParameters } from './read-parameters.ts';

/** What the download needs. */
export interface ParameterSource {
  readonly transport: Transport;
  /** Configurable (EX_GEN-1222). */
  readonly url: string;
  readonly timeoutMs: number;
}

const LARGEST_FILE = 1024 * 1024;
const MOST_REDIRECTS = 3;
const REDIRECTS = [301, 302, 303, 307, 308];

/** The next address: secured like the first, or none. Nothing of a patient travels with it. */
function redirected(answer: TransportAnswer, from: string): string | null {
  const location = REDIRECTS.includes(answer.status) ? answer.headers['location'] : undefined;
  const next = location === undefined ? null : URL.parse(location, from);
  return next?.protocol === 'https:' ? next.href : null;
}

async function download(
  { transport, url, timeoutMs }: ParameterSource,
  signal: AbortSignal | undefined,
): Promise<Result<TransportAnswer, ExchangeFault>> {
  let address = url;
  for (let step = 0; step <= MOST_REDIRECTS; step += 1) {
    const answer = await transport.send({
      method: 'GET',
      url: address,
      headers: { accept: 'application/xml, text/xml' },
      body: new Uint8Array(),
      timeoutMs,
      largestAnswer: LARGEST_FILE,
      ...(signal && { signal }),
    });
    if (!answer.ok)
      return fail(answer.fault.class === 'ambiguous' ? { ...answer.fault, class: 'transient' } : answer.fault);
    const next = redirected(answer.value, address);
    if (next === null) return answer;
    address = next;
  }
  return fail(dmpFault('dmp/http-error', 'read', { code: 'too many redirections' }));
}

/**
 * Downloads the store's parameter file, as `FetchParameters` says (dmp-interface §3.5).
 *
 * Faults: those of the transport; `dmp/http-error` for anything but a success; `dmp/unreadable-answer` for a file that
 * is no parameter file.
 */
export function parameterFetcher(source: ParameterSource): FetchParameters {
  return {
    async fetchParameters(signal): Promise<Result<ParameterTexts, ExchangeFault>> {
      const answer = await download(source, signal);
      if (!answer.ok) return answer;
      const { status, body } = answer.value;
      if (status < 200 || status >= 300) return fail(dmpFault('dmp/http-error', 'read', { code: `HTTP ${status}` }));
      const texts = readParameters(body);
      return texts ? ok(texts) : fail(dmpFault('dmp/unreadable-answer', 'read'));
    },
  };
}
