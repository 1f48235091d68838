/** Bytes that an answer under way must bring within each span of the time limit. */
const LEAST_BYTES = 1024;
/** Spans of the time limit after which an answer must be whole, however fast it comes. */
const MOST_SPANS = 10;

/**
 * Tells an answer that comes slowly from one that never ends: a server that drips a byte now and then keeps every line
 * «alive», and would hold the queue of deposits for ever (found by `npm run torture`, fault `endless`). With the usual
 * limit of 60 s a line of 17 bytes a second is still slow, not dead, and 5 MB may take ten minutes.
 */
export class AnswerPace {
  #heard = 0;
  #spans = 0;

  heard(bytes: number): void {
    this.#heard += bytes;
  }

  /** Asked at the end of each span of the time limit, from the head of the answer on: is it to be given up? */
  isOver(): boolean {
    this.#spans += 1;
    const stalls = this.#heard < LEAST_BYTES;
    this.#heard = 0;
    return stalls || this.#spans >= MOST_SPANS;
  }
}
