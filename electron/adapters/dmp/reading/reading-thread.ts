import { Worker } from 'node:worker_threads';
import type { ReadOf, Task, ToRead, WasRead } from './message.ts';

/** Bounds on the thread: a hostile answer ends with it and touches nothing else (H54). */
export interface ThreadBounds {
  readonly answerMs: number;
  /** Kept this long for the next page, no longer: its memory holds a patient's list. */
  readonly idleMs: number;
  readonly memoryMb: number;
}

/** One thread, started when it is needed and ended when nothing is left to read. */
export class ReadingThread {
  readonly #entry: URL;
  readonly #bounds: ThreadBounds;
  readonly #waiting = new Map<number, (read: WasRead['read'] | null) => void>();
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #number = 0;

  constructor(entry: URL, bounds: ThreadBounds) {
    this.#entry = entry;
    this.#bounds = bounds;
  }

  /** @returns what the reader of this task gives; null when the thread died or took too long. */
  read<Kind extends Task['kind']>(task: Extract<Task, { kind: Kind }>): Promise<ReadOf[Kind] | null> {
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    // Held while somebody waits: a process that ends would lose the answer.
    worker.ref();
    const number = (this.#number += 1);
    // A copy of its own, then given away: the frames may still be writing the original.
    const bytes = new Uint8Array(task.bytes);
    const request: ToRead = { number, task: { ...task, bytes } };
    return new Promise((settle) => {
      const late = setTimeout(() => this.#end(worker), this.#bounds.answerMs);
      this.#waiting.set(number, (read) => {
        clearTimeout(late);
        // The thread answers each task by the reader of its own kind (`answer-worker.ts`).
        settle(read as ReadOf[Kind] | null);
      });
      worker.postMessage(request, [bytes.buffer]);
    });
  }

  #start(): Worker {
    const worker = new Worker(this.#entry, {
      resourceLimits: { maxOldGenerationSizeMb: this.#bounds.memoryMb },
      stdout: true,
      stderr: true,
    });
    worker.on('message', ({ number, read }: WasRead) => this.#settle(worker, number, read));
    worker.once('error', () => this.#end(worker));
    worker.once('messageerror', () => this.#end(worker));
    worker.once('exit', () => this.#end(worker));
    return worker;
  }

  #settle(worker: Worker, number: number, read: WasRead['read']): void {
    if (this.#worker !== worker) return;
    this.#waiting.get(number)?.(read);
    this.#waiting.delete(number);
    if (this.#waiting.size > 0) return;
    worker.unref();
    this.#idle = setTimeout(() => this.#end(worker), this.#bounds.idleMs).unref();
  }

  /** Ends the thread; whoever still waits is told. A thread that was replaced since says nothing more. */
  #end(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    clearTimeout(this.#idle);
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const settle of waiting) settle(null);
    void worker.terminate();
  }
}
