import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { keepSecretsOf } from '../searched-run.ts';
import { provisionCard, type ProvisionedCard } from '../../../sandbox/card/provision.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const START_LIMIT_MS = 60_000;
/** 0.8 s in the product, which has tests of its own (H44): two cores that also run Chromium and the store may starve the watcher. */
const READER_SILENCE_MS = 3_000;

/** The store of a test in its own process, with the client settings that point at it on a busy machine. */
export interface SandboxStore {
  readonly folder: string;
  readonly settings: Record<string, unknown>;
  readonly card: ProvisionedCard;
  /** An order to its control address (sandbox/README.md): `POST` with a body, `GET` without. Throws when it is refused. */
  order(path: string, body?: object): Promise<unknown>;
  stop(): Promise<void>;
}

async function readyWithin(file: string, child: ChildProcess): Promise<void> {
  const end = Date.now() + START_LIMIT_MS;
  while (!existsSync(file)) {
    if (child.exitCode !== null || Date.now() > end) throw new Error('The sandbox store did not start');
    await wait(50);
  }
}

interface ReadyFile {
  readonly control: { readonly url: string; readonly token: string };
}

function orders(file: string): SandboxStore['order'] {
  const { control } = JSON.parse(readFileSync(file, 'utf8')) as ReadyFile; // written by our own sandbox
  // A connection each: one that was kept is closed by the sandbox after a while, perhaps as the next order leaves.
  const how = { agent: false, headers: { 'X-Sandbox-Token': control.token } };
  return (path, body) =>
    new Promise((resolve, reject) => {
      const order = request(new URL(path, control.url), { ...how, method: body ? 'POST' : 'GET' }, (answer) => {
        text(answer).then((said) => {
          if (answer.statusCode === 200) resolve(JSON.parse(said));
          else reject(new Error(`The sandbox refused ${path}: ${answer.statusCode} ${said}`));
        }, reject);
      });
      order.once('error', reject);
      order.end(body && JSON.stringify(body));
    });
}

/** Starts the sandbox store on a free port of the loopback, seeded, with the card of one test practitioner. */
export async function startSandboxStore(
  folder: string,
  options: { readonly practitioner?: string; readonly args?: readonly string[] } = {},
): Promise<SandboxStore> {
  const ready = join(folder, 'ready.json');
  const args = ['sandbox/main.ts', '--data', folder, '--port', '0', '--ready-file', ready, ...(options.args ?? [])];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  await readyWithin(ready, child);
  const settings = JSON.parse(readFileSync(join(folder, 'client-config.json'), 'utf8')) as Record<string, unknown>;
  const card = await provisionCard(folder, options.practitioner);
  keepSecretsOf(settings);
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  };
  return {
    folder,
    settings: {
      ...settings,
      pkcs11Library: card.library,
      homologationNumber: 'SANDBOX-0001',
      readerSilenceMs: READER_SILENCE_MS,
    },
    card,
    order: orders(ready),
    stop,
  };
}
