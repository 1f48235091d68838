/** Runs work one after the other. What one of them throws stops none of those behind it, and is told. */
export class SerialQueue {
  readonly #onError: (error: unknown) => void;
  #tail: Promise<void> = Promise.resolve();

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  add(work: () => Promise<void>): void {
    this.#tail = this.#tail.then(work).catch(this.#onError);
  }

  /** Resolves when nothing is left to do. */
  async settled(): Promise<void> {
    let tail: Promise<void>;
    do {
      tail = this.#tail;
      await tail;
    } while (tail !== this.#tail);
  }
}
