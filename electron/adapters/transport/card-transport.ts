import type { ExchangeFault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { wholeBody } from './whole-body.ts';
import {
  DEFAULT_TIMEOUT_MS,
  type HearReceived,
  type Transport,
  type TransportAnswer,
  type TransportRequest,
} from './transport.ts';

/** An order to POST or to GET, as the card process takes it. */
interface PostOrder {
  readonly op: 'request';
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
  readonly roots: string;
  readonly timeoutMs: number;
  readonly method?: 'GET' | 'POST';
  readonly largestAnswer?: number;
  readonly server?: string;
}

type LineAnswer = { readonly kind: string } | ({ readonly kind: 'response' } & TransportAnswer);

/** The line to the card process, as far as a transport needs it. */
export interface PostThroughCard {
  ask(
    order: PostOrder,
    options: { progress?: (sent: number, total: number) => void; received?: HearReceived; signal?: AbortSignal },
  ): Promise<Result<LineAnswer, ExchangeFault>>;
}

/**
 * Sends over TLS with the authentication key of the card: the card process holds the login, so no second PIN is asked.
 *
 * @param line the line to the living card process, or null while the card is locked.
 * @param roots PEM file of the configured roots.
 */
export function cardTransport(line: () => PostThroughCard | null, roots: string): Transport {
  return {
    async send(request: TransportRequest): Promise<Result<TransportAnswer, ExchangeFault>> {
      const {
        url,
        headers,
        method,
        largestAnswer,
        server,
        onProgress,
        onReceived,
        signal,
        timeoutMs = DEFAULT_TIMEOUT_MS,
      } = request;
      const bounds = {
        ...(method && { method }),
        ...(largestAnswer !== undefined && { largestAnswer }),
        ...(server !== undefined && { server }),
      };
      if (signal?.aborted) return fail({ code: 'network/aborted', class: 'transient' });
      const body = await wholeBody(request.body);
      const open = line();
      if (!open) return fail({ code: 'card/ended', class: 'transient' });
      const answer = await open.ask(
        { op: 'request', url, headers: { ...headers }, body, roots, timeoutMs, ...bounds },
        {
          ...(onProgress && { progress: onProgress }),
          ...(onReceived && { received: onReceived }),
          ...(signal && { signal }),
        },
      );
      if (!answer.ok) return answer;
      return 'status' in answer.value ? ok(answer.value) : fail({ code: 'network/failed', class: 'ambiguous' });
    },
  };
}
