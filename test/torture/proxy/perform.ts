/** What each fault does to one exchange, at the client's end of the proxy. */
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FaultKind } from './faults.ts';
import type { Message, StoreAnswer } from './upstream.ts';

/** One exchange at the proxy. */
export interface Exchange {
  readonly message: Message;
  readonly response: ServerResponse;
  /** The TCP line under the client's TLS. */
  readonly line: Socket | undefined;
  /** Sends the message to the store; null when it is not there. */
  readonly forward: () => Promise<StoreAnswer | null>;
  /** The store gets half of the message, then the line breaks. */
  readonly cutForward: () => Promise<void>;
  /** Another answer of the store, to an earlier message; null when there was none yet. */
  readonly earlier: () => StoreAnswer | null;
  /** The next line that the client opens is reset during its handshake. */
  readonly resetNextLine: () => void;
  /** Moves the store's clock, until the exchange after this one is over: a fresh assertion meets the moved one too. */
  readonly moveClock: (byMs: number) => Promise<void>;
  /** True once the proxy closes: what never ends must end then. */
  readonly over: () => boolean;
}

const HOUR_MS = 3_600_000;
const DRIP_MS = 20;

type Act = (exchange: Exchange) => Promise<void>;

function headersOf({ headers }: StoreAnswer): Record<string, string> {
  const { 'content-type': type, date } = headers;
  return { ...(type && { 'content-type': type }), ...(date && { date }) };
}

/** The answer as it came; a store that is not there is a broken line. */
export function relay({ response }: Exchange, answer: StoreAnswer | null, more: Record<string, string> = {}): void {
  if (!answer) return void response.destroy();
  response.writeHead(answer.status, { ...headersOf(answer), 'content-length': String(answer.body.length), ...more });
  response.end(answer.body);
}

const pass: Act = async (exchange) => relay(exchange, await exchange.forward());

/** The same fault, once without the store having seen the message, once after it has done its work. */
function twice<Name extends string>(name: Name, act: Act): Record<`${Name}-before` | `${Name}-after`, Act> {
  const after: Act = async (exchange) => {
    await exchange.forward();
    await act(exchange);
  };
  return { [`${name}-before`]: act, [`${name}-after`]: after } as Record<`${Name}-before` | `${Name}-after`, Act>; // the two keys just written
}

const http =
  (status: number, headers: Record<string, string> = {}): Act =>
  async ({ response }) =>
    void response.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<html>passerelle</html>');

const soap =
  (code: string): Act =>
  async ({ response }) =>
    void response
      .writeHead(500, { 'content-type': 'application/soap+xml; charset=UTF-8' })
      .end(
        `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault><s:Code><s:Value>s:${code}</s:Value></s:Code><s:Reason><s:Text xml:lang="fr">Incident de la passerelle</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>`,
      );

async function wait(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

/** Never ends: one blank after another for as long as the client listens. */
const endless: Act = async ({ response, over }) => {
  response.writeHead(200, { 'content-type': 'application/soap+xml; charset=UTF-8' });
  while (!response.destroyed && !over()) {
    response.write(' ');
    await wait(DRIP_MS);
  }
};

const slow: Act = async (exchange) => {
  const answer = await exchange.forward();
  if (!answer) return relay(exchange, null);
  const { response, over } = exchange;
  response.writeHead(answer.status, { ...headersOf(answer), 'content-length': String(answer.body.length) });
  const step = Math.ceil(answer.body.length / 8);
  for (let at = 0; at < answer.body.length && !response.destroyed && !over(); at += step) {
    response.write(answer.body.subarray(at, at + step));
    await wait(DRIP_MS);
  }
  response.end();
};

/** A whole HTTP answer whose content stops in the middle. */
const truncated: Act = async (exchange) => {
  const answer = await exchange.forward();
  relay(exchange, answer && { ...answer, body: answer.body.subarray(0, Math.floor(answer.body.length * 0.6)) });
};

const wrongLength =
  (difference: number): Act =>
  async (exchange) => {
    const answer = await exchange.forward();
    if (!answer) return relay(exchange, null);
    const { response } = exchange;
    const length = Math.max(1, answer.body.length + difference);
    response.strictContentLength = false;
    response.writeHead(answer.status, { ...headersOf(answer), 'content-length': String(length) });
    response.write(answer.body, () => (difference > 0 ? response.destroy() : response.end()));
  };

/** Two whole answers on one line: the second waits there for whoever speaks next. */
const answerTwice: Act = async (exchange) => {
  const answer = await exchange.forward();
  const { response } = exchange;
  const socket = response.socket;
  if (!answer || !socket) return relay(exchange, null);
  const head = Object.entries({ ...headersOf(answer), 'content-length': String(answer.body.length) });
  const lines = [`HTTP/1.1 ${answer.status} OK`, ...head.map(([name, value]) => `${name}: ${value}`), '', ''];
  const whole = Buffer.concat([Buffer.from(lines.join('\r\n')), answer.body]);
  socket.write(whole);
  socket.write(whole);
};

/** An earlier message's success in place of this one's: whoever looks at the word alone believes it. */
const another: Act = async (exchange) => relay(exchange, exchange.earlier() ?? (await exchange.forward()));

const garbage: Act = async ({ forward, response, line }) => {
  await forward();
  // Bytes that are no TLS record, under the session.
  if (line) line.write(Buffer.alloc(64, 0x41), () => line.destroy());
  else response.destroy();
};

const resetInAnswer: Act = async ({ forward, response, line }) => {
  const answer = await forward();
  if (!answer) return void response.destroy();
  response.writeHead(answer.status, { ...headersOf(answer), 'content-length': String(answer.body.length) });
  response.write(answer.body.subarray(0, answer.body.length / 2), () => line?.resetAndDestroy());
};

const skewed =
  (byMs: number): Act =>
  async (exchange) => {
    await exchange.moveClock(byMs);
    await pass(exchange);
  };

const silent: Act = async () => undefined;

/** Every fault and what it does. */
export const ACTS: Record<FaultKind, Act> = {
  none: pass,
  ...twice('drop', async ({ response }) => void response.destroy()),
  'cut-request': async ({ cutForward, response }) => {
    await cutForward();
    response.destroy();
  },
  ...twice('half-open', silent),
  'slow-answer': slow,
  'truncated-mtom': truncated,
  'length-too-long': wrongLength(200),
  'length-too-short': wrongLength(-100),
  'answer-twice': answerTwice,
  'answer-of-another': another,
  'request-twice': async (exchange) => {
    const first = await exchange.forward();
    await exchange.forward();
    relay(exchange, first);
  },
  'tls-reset-in-handshake': async (exchange) => {
    const answer = await exchange.forward();
    exchange.resetNextLine();
    relay(exchange, answer, { connection: 'close' });
  },
  'tls-reset-in-answer': resetInAnswer,
  'tls-garbage': garbage,
  ...twice('http-500', http(500)),
  ...twice('http-502', http(502)),
  ...twice('http-503', http(503)),
  ...twice('soap-receiver', soap('Receiver')),
  ...twice('soap-sender', soap('Sender')),
  ...twice('redirect', http(302, { location: 'https://ailleurs.example/' })),
  ...twice('endless', endless),
  'clock-ahead': skewed(HOUR_MS),
  'clock-behind': skewed(-HOUR_MS),
};
