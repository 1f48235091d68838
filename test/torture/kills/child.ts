import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process of ours that says what it does and is killed at any moment. */
export class TalkingChild<Line extends { readonly kind: string }> {
  readonly #process: ChildProcess;
  readonly #gone: Promise<void>;
  readonly #said: Line['kind'][] = [];
  #hear: (() => void) | null = null;

  /** @param script from the folder of the torture. */
  constructor(script: string, argument: string, hear: (line: Line) => void) {
    const entry = join(import.meta.dirname, '..', script);
    this.#process = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, argument], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#process.stdin?.on('error', () => undefined);
    const lines = createInterface({ input: this.#process.stdout ?? process.stdin });
    const read = new Promise<void>((resolve) => lines.once('close', resolve));
    lines.on('line', (text) => {
      // A kill may cut the last line: what was not said whole was not said.
      if (!text.endsWith('}')) return;
      const line = JSON.parse(text) as Line; // written by our own child
      this.#said.push(line.kind);
      hear(line);
      this.#hear?.();
    });
    const ended = new Promise<void>((resolve) => this.#process.once('exit', () => resolve()));
    this.#gone = Promise.all([read, ended]).then(() => this.#hear?.());
  }

  /** Waits until it has said something of this kind; false when it ended before. */
  async said(kind: Line['kind']): Promise<boolean> {
    while (!this.#said.includes(kind)) {
      if (this.#process.exitCode !== null || this.#process.signalCode !== null) {
        await this.#gone;
        return this.#said.includes(kind);
      }
      await new Promise<void>((resolve) => (this.#hear = resolve));
    }
    return true;
  }

  /** Kills it as a power cut would; everything it said has been heard when this returns. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#gone;
  }

  /** Tells it to bring its work to an end, and waits for it. */
  async finish(): Promise<void> {
    this.#process.stdin?.write('finish\n');
    await this.#gone;
  }

  /** Kills the process of its own that runs this script; false when there is none now. */
  killOwn(script: string): boolean {
    const pid = childrenOf(this.#process.pid ?? 0).find((each) => commandOf(each).includes(script));
    if (pid === undefined) return false;
    try {
      process.kill(pid, 'SIGKILL');
      return true;
    } catch {
      // It ended by itself between the look and the kill.
      return false;
    }
  }
}

/** Processes started by a process, as Linux tells them. */
function childrenOf(pid: number): number[] {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const texts = tasks.map((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8'));
    return texts.join(' ').split(' ').filter(Boolean).map(Number);
  } catch {
    // The process is gone, and its threads with it.
    return [];
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // Ended meanwhile.
    return '';
  }
}
