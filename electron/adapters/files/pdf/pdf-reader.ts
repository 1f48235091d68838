import { Worker } from 'node:worker_threads';
import type { PdfBounds } from './inspect-pdf.ts';
import type { PdfReport, PdfRequest } from './report.ts';

/** A thread without work for this long ends, and what it held with it. */
const IDLE_MS = 5_000;

/**
 * Reads the words of many PDFs, one after the other, in one thread: starting a thread for each costs more than reading
 * it, and in an emergency that is what one waits for (H25). A file that takes too long, or kills the thread, is
 * `damaged`; the next one gets a new thread (H54).
 */
export class PdfReader {
  readonly #entry: URL;
  readonly #bounds: PdfBounds;
  #thread: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #idle: NodeJS.Timeout | null = null;

  constructor(entry: URL, bounds: PdfBounds) {
    this.#entry = entry;
    this.#bounds = bounds;
  }

  /** The report of one file, once those before it were read. Never fails. */
  read(bytes: Uint8Array): Promise<PdfReport> {
    if (this.#idle) clearTimeout(this.#idle);
    this.#waiting += 1;
    const turn = this.#last.then(() => this.#readNow(bytes));
    this.#last = turn;
    return turn;
  }

  #readNow(bytes: Uint8Array): Promise<PdfReport> {
    const thread = (this.#thread ??= this.#start());
    return new Promise((settle) => {
      const finish = (report: PdfReport, alive: boolean): void => {
        clearTimeout(timer);
        thread.off('message', heard).off('error', lost).off('exit', lost);
        if (!alive) this.#end();
        this.#waiting -= 1;
        if (this.#waiting === 0) this.#idle = setTimeout(() => this.#end(), IDLE_MS).unref();
        settle(report);
      };
      const heard = (report: PdfReport): void => finish(report, true);
      const lost = (): void => finish({ kind: 'damaged' }, false);
      const timer = setTimeout(lost, this.#bounds.totalMs);
      thread.on('message', heard).on('error', lost).on('exit', lost);
      thread.postMessage({ bytes, textMs: this.#bounds.textMs } satisfies PdfRequest);
    });
  }

  #start(): Worker {
    const thread = new Worker(this.#entry, {
      workerData: null,
      resourceLimits: { maxOldGenerationSizeMb: this.#bounds.memoryMb },
      stdout: true,
      stderr: true,
    });
    // A promise that pdf.js gave up may fail after the report was given: it ends the thread, and nothing else (H54).
    thread.on('error', () => {
      if (this.#thread === thread) this.#thread = null;
    });
    thread.unref();
    return thread;
  }

  #end(): void {
    void this.#thread?.terminate();
    this.#thread = null;
  }
}
