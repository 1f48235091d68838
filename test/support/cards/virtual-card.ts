import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Counts } from './piv-applet.ts';

const HOST = fileURLToPath(new URL('./virtual-card-host.ts', import.meta.url));
const OPENSC = ['/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so', '/usr/lib/aarch64-linux-gnu/opensc-pkcs11.so'];

/** A reader with a smart card service, into which cards are put and from which they are pulled. */
export interface VirtualReader {
  /** PKCS#11 library that shows it: OpenSC. */
  readonly library: string;
  /** Environment in which the library finds this reader and no other. */
  readonly env: NodeJS.ProcessEnv;
  /** Puts in the card of a test practitioner: a folder name under `pki/persons`. Its tries survive removal. */
  insert(person: string): Promise<Counts>;
  remove(): Promise<Counts>;
  /** Slows every signature down. */
  delaySignatures(delayMs: number): Promise<Counts>;
  /** What the card in the reader was asked so far. */
  count(): Promise<Counts>;
  /** Changes the PIN of the card in the reader, as another program may. */
  changePin(pin: string): Promise<Counts>;
  /** Kills the smart card service, as a crash does. */
  killService(): Promise<Counts>;
  startService(): Promise<Counts>;
  /** Holds the smart card service still, as a driver that hangs does, and lets it go on. */
  holdService(held: boolean): Promise<Counts>;
  /** The cable of the reader out, or in again without a card: the service starts anew without it, or with it. */
  plug(plugged: boolean): Promise<Counts>;
  /** No try is left on the card in the reader, or all are: three wrong codes elsewhere, or the tool of the issuer. */
  block(blocked: boolean): Promise<Counts>;
  close(): Promise<void>;
}

/** Why this machine cannot show a virtual card, or null: it needs root, pcscd, vpcd, OpenSC and namespaces. */
export function virtualCardHindrance(): string | null {
  if (process.getuid?.() !== 0) return 'not root';
  if (!OPENSC.some((path) => existsSync(path))) return 'no OpenSC';
  if (spawnSync('pcscd', ['--version']).error) return 'no pcscd';
  if (!existsSync('/usr/lib/pcsc/drivers/serial/libifdvpcd.so')) return 'no vpcd';
  return spawnSync('unshare', ['-n', '-m', 'true']).status === 0 ? null : 'no namespaces';
}

/** Asks the host process and waits for its answer. */
class Host {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (counts: Counts) => void>();
  #next = 1;

  constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (message: { id: number; counts: Counts }) => this.#waiting.get(message.id)?.(message.counts));
  }

  ready(): Promise<Counts> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(0, resolve);
      this.#child.once('exit', (code) => reject(new Error(`the virtual reader ended (${code})`)));
    });
  }

  ask(order: object): Promise<Counts> {
    const id = this.#next++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#child.send({ ...order, id });
    });
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => void this.#child.once('exit', resolve));
    this.#child.disconnect();
    await ended;
  }
}

/**
 * Starts a virtual reader without a card.
 *
 * @param pki folder of the sandbox's test PKI.
 */
export async function virtualReader(pki: string): Promise<VirtualReader> {
  const library = OPENSC.find((path) => existsSync(path)) ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'virtual-reader-'));
  const command = ['-n', '-m', process.execPath, HOST, folder, join(pki, 'persons')];
  const host = new Host(spawn('unshare', command, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));
  await host.ready();
  return {
    library,
    env: { ...process.env, PCSCLITE_CSOCK_NAME: join(folder, 'pcscd.comm') },
    insert: (person) => host.ask({ act: 'insert', person }),
    remove: () => host.ask({ act: 'remove' }),
    delaySignatures: (delayMs) => host.ask({ act: 'delay', delayMs }),
    count: () => host.ask({ act: 'count' }),
    changePin: (pin) => host.ask({ act: 'change-pin', pin }),
    killService: () => host.ask({ act: 'kill-service' }),
    startService: () => host.ask({ act: 'start-service' }),
    holdService: (held) => host.ask({ act: 'hold-service', on: held }),
    plug: (plugged) => host.ask({ act: 'plug', on: plugged }),
    block: (blocked) => host.ask({ act: 'block', on: blocked }),
    close: async () => {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
