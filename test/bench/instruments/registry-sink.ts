import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

const started = z.tuple([z.object({ port: z.number() })]).rest(z.unknown());

/** A registry that only swallows and accepts, over mutual TLS. */
export interface RegistrySink {
  readonly baseUrl: string;
  stop(): Promise<void>;
}

/** Starts it in its own process, on a free port of the loopback, with the certificates of the test PKI. */
export async function startRegistrySink(pki: string): Promise<RegistrySink> {
  const child = fork(new URL('./registry-sink-process.ts', import.meta.url), [pki], { execArgv: [] });
  const [{ port }] = started.parse(await once(child, 'message'));
  return {
    baseUrl: `https://localhost:${port}/si-dmp-server/v2/services/`,
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
