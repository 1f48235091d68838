import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startSandboxStore, type SandboxStore } from '../support/workstation/sandbox-store.ts';
import { FaultProxy } from './proxy/fault-proxy.ts';
import type { FaultKind } from './proxy/faults.ts';

const PRACTITIONER = '899700000011';
/** How long an exchange may stay without a byte: short, so that a silent line costs a run little. */
const EXCHANGE_LIMIT_MS = 600;

interface ReadyFile {
  readonly port: number;
  readonly pid: number;
}

/** A store that can be killed and comes back elsewhere, behind a proxy that stays where it is. */
export class TortureBench {
  readonly folder: string;
  readonly proxy: FaultProxy;
  readonly settings: Record<string, unknown>;
  /** Which fault the next exchanges meet. */
  choose: (action: string) => FaultKind = () => 'none';
  #store: SandboxStore;
  #ahead = 0;

  private constructor(folder: string, store: SandboxStore, proxy: (bench: TortureBench) => FaultProxy) {
    this.folder = folder;
    this.#store = store;
    this.proxy = proxy(this);
    const there = `localhost:${this.#ready().port}`;
    const here = `localhost:${this.proxy.port}`;
    const moved = (value: unknown): unknown => (typeof value === 'string' ? value.replace(there, here) : value);
    const through = Object.fromEntries(Object.entries(store.settings).map(([name, value]) => [name, moved(value)]));
    this.settings = { ...through, recallWindowMs: 0, exchangeTimeoutMs: EXCHANGE_LIMIT_MS };
  }

  /** Starts or takes up again the store of a folder. */
  static async start(folder: string): Promise<TortureBench> {
    const store = await TortureBench.#startStore(folder);
    const { port } = TortureBench.#readyOf(folder);
    let bench: TortureBench | null = null;
    const proxy = await FaultProxy.start({
      port,
      pki: join(folder, 'store', 'pki'),
      practitioner: PRACTITIONER,
      choose: (action) => bench?.choose(action) ?? 'none',
      moveClock: async (byMs) => bench?.moveStoreClock(byMs),
    });
    bench = new TortureBench(folder, store, () => proxy);
    return bench;
  }

  static #readyOf(folder: string): ReadyFile {
    return JSON.parse(readFileSync(join(folder, 'store', 'ready.json'), 'utf8')) as ReadyFile; // written by our own sandbox
  }

  static async #startStore(folder: string): Promise<SandboxStore> {
    rmSync(join(folder, 'store', 'ready.json'), { force: true });
    return startSandboxStore(join(folder, 'store'), { practitioner: PRACTITIONER });
  }

  #ready(): ReadyFile {
    return TortureBench.#readyOf(this.folder);
  }

  get storeFolder(): string {
    return join(this.folder, 'store');
  }

  /** The store as a workstation is told of it. */
  get store(): SandboxStore {
    return { ...this.#store, settings: this.settings };
  }

  /** How far the store's clock is ahead of the machine's. */
  get ahead(): number {
    return this.#ahead;
  }

  async moveStoreClock(byMs: number): Promise<void> {
    await this.#store.order('/clock', { advanceMs: byMs });
  }

  /** The store's clock goes with the client's. */
  async skipped(byMs: number): Promise<void> {
    this.#ahead += byMs;
    await this.moveStoreClock(byMs);
  }

  /** Kills the store as a power cut would, and starts it again on its own data. */
  async killStore(): Promise<void> {
    process.kill(this.#ready().pid, 'SIGKILL');
    await this.#store.stop();
    this.#store = await TortureBench.#startStore(this.folder);
    this.proxy.storeIsAt(this.#ready().port);
    if (this.#ahead > 0) await this.moveStoreClock(this.#ahead);
  }

  async stop(): Promise<void> {
    await this.proxy.stop();
    await this.#store.stop();
  }
}
