import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A plain relay in front of a store: one connection through it is one TLS handshake. */
export interface CountingProxy {
  readonly baseUrl: string;
  readonly connections: () => number;
  /** From now on nobody answers: the DMP cannot be reached. */
  refuse(): Promise<void>;
  stop(): Promise<void>;
}

/** Puts a relay before the store of this address, on a free port of the loopback. */
export async function startCountingProxy(baseUrl: string): Promise<CountingProxy> {
  const target = new URL(baseUrl);
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer((client) => {
    connections += 1;
    const store = connect(Number(target.port), '127.0.0.1');
    for (const [one, other] of [
      [client, store],
      [store, client],
    ] as const) {
      open.add(one);
      one.setNoDelay(true);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const relayed = new URL(baseUrl);
  relayed.port = String((server.address() as AddressInfo).port); // a TCP server has such an address
  const refuse = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = new Promise((done) => server.close(done));
    for (const socket of open) socket.destroy();
    await closed;
  };
  return { baseUrl: relayed.href, connections: () => connections, refuse, stop: refuse };
}
