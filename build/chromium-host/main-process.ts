/** Runs the application's main bundle in plain Node, with `electron` resolved to the stand-in. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CONFIG_VARIABLE, type HostCommands, type MainCommands, type StandInConfig } from './messages.ts';
import { Peer, type PeerMessage } from './peer.ts';

export interface MainProcessOptions {
  mainFile: string;
  args: string[];
  cwd: string;
  env: Record<string, string | undefined>;
  stdio: 'inherit' | 'pipe';
  config: StandInConfig;
}

export class MainProcess {
  readonly child: ChildProcess;
  readonly peer: Peer<MainCommands>;
  readonly exit: Promise<number | string>;
  isGone = false;
  /** Children of the main process: they must not outlive it, even when it was killed. */
  readonly grandchildren = new Set<number>();

  constructor(options: MainProcessOptions, commands: HostCommands) {
    const boot = fileURLToPath(new URL('./stand-in/boot-main.ts', import.meta.url));
    this.child = fork(boot, [options.mainFile, ...options.args], {
      cwd: options.cwd,
      serialization: 'advanced',
      execArgv: ['--enable-source-maps', '--disable-warning=ExperimentalWarning'],
      stdio: options.stdio === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...options.env, [CONFIG_VARIABLE]: JSON.stringify(options.config) },
    });
    this.peer = new Peer<MainCommands>((message) => this.post(message), commands);
    this.child.on('message', (message) => void this.peer.receive(message as PeerMessage, reportFault));
    this.exit = new Promise((resolve) => {
      this.child.once('exit', (code, signal) => {
        this.isGone = true;
        this.peer.abandon('The main process has ended');
        this.endGrandchildren();
        resolve(code ?? signal ?? 0);
      });
    });
  }

  /** Asks the application to quit as its user would; after the delay it is killed. */
  async quit(delayMs: number): Promise<void> {
    if (this.isGone) return;
    this.peer.tell('quit');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), delayMs);
    await this.exit;
    clearTimeout(timer);
  }

  private post(message: PeerMessage): void {
    // It may be killed between the question and the writing: the error goes to this callback, not up; `exit` tells it.
    if (this.child.connected) this.child.send(message, undefined, undefined, () => undefined);
  }

  private endGrandchildren(): void {
    for (const pid of this.grandchildren) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        if (!isNoSuchProcess(error)) throw error;
      }
    }
    this.grandchildren.clear();
  }
}

function reportFault(method: string, error: unknown): void {
  if (!/closed/.test(String(error))) console.error(`[host] ${method}:`, error);
}

function isNoSuchProcess(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ESRCH';
}
