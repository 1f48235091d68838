/** `utilityProcess` as a plain Node child with structured clone between the two. */
import { fork as forkNode, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { app } from './app.ts';
import { host } from './host-link.ts';
import { preventableEvent } from './preventable-event.ts';
import { StrictEmitter } from './strict-emitter.ts';
import { strict, UnsupportedApi } from './unsupported.ts';

export interface ForkOptions {
  env?: Record<string, string | undefined>;
  execArgv?: string[];
  cwd?: string;
  stdio?: 'pipe' | 'ignore' | 'inherit';
  serviceName?: string;
  allowLoadingUnsignedLibraries?: boolean;
}

export class UtilityProcess extends StrictEmitter {
  private readonly child: ChildProcess;

  constructor(modulePath: string, args: string[], options: ForkOptions) {
    super('UtilityProcess', ['spawn', 'exit', 'message', 'error']);
    const stdio = options.stdio ?? 'inherit';
    this.child = forkNode(fileURLToPath(new URL('./boot-utility.ts', import.meta.url)), [modulePath, ...args], {
      cwd: options.cwd ?? process.cwd(),
      env: options.env ?? process.env,
      execArgv: [...(options.execArgv ?? []), '--disable-warning=ExperimentalWarning'],
      serialization: 'advanced',
      stdio: ['ignore', stdio, stdio, 'ipc'],
    });
    this.watch(options.serviceName ?? 'Node Utility Process');
  }

  get pid(): number | undefined {
    return this.child.exitCode === null && this.child.signalCode === null ? this.child.pid : undefined;
  }

  get stdout(): Readable | null {
    return this.child.stdout;
  }

  get stderr(): Readable | null {
    return this.child.stderr;
  }

  postMessage(message: unknown, transfer: unknown[] = []): void {
    if (transfer.length > 0) throw new UnsupportedApi('UtilityProcess.postMessage with transferred ports');
    // structuredClone: what Electron would refuse is refused here too, and a Buffer arrives as a Uint8Array. A process killed
    // a moment ago is told by its exit; without the callback the broken line would end the main process.
    if (this.child.connected) this.child.send(structuredClone(message) as object, () => undefined);
  }

  kill(): boolean {
    return this.child.kill();
  }

  private watch(serviceName: string): void {
    const { child } = this;
    const pid = child.pid ?? 0;
    child.once('spawn', () => {
      host.tell('childStarted', pid);
      this.emit('spawn');
    });
    child.on('message', (message) => this.emit('message', message));
    child.once('error', (error) => this.emit('error', error));
    child.once('exit', (code, signal) => {
      host.tell('childEnded', pid);
      this.emit('exit', code ?? (signal ? 15 : 0));
      if (code !== 0) {
        const details = {
          type: 'Utility',
          reason: signal ? 'killed' : 'abnormal-exit',
          exitCode: code ?? 15,
          serviceName,
        };
        app.emit('child-process-gone', preventableEvent(), details);
      }
    });
  }
}

export const utilityProcess = strict('utilityProcess', {
  fork(modulePath: string, args: string[] = [], options: ForkOptions = {}): UtilityProcess {
    if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready.');
    return new UtilityProcess(modulePath, args, options);
  },
});
