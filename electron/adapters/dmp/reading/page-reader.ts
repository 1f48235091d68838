import { fail, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import { dmpFault } from '../faults.ts';
import type { TransportAnswer } from '../transport.ts';
import { readQueryPage, type QueryPage } from './read-page.ts';
import { ReadingThread, type ThreadBounds } from './reading-thread.ts';

/** Reads the answer to a stored query, wherever that is best done; result and faults of `readQueryPage`. */
export type ReadPage = (answer: TransportAnswer, messageId: string) => Promise<Result<QueryPage, ExchangeFault>>;

/** Where and how long answers are read. */
export interface ReadingMeans extends ThreadBounds {
  /** Entry of the thread, where the bundle does not put it beside this file. */
  readonly entry?: URL;
  /** Shorter answers are read in place: they cost less than the way to the thread. */
  readonly threadFromBytes: number;
}

export const DEFAULT_READING: ReadingMeans = {
  threadFromBytes: 256 * 1024,
  answerMs: 10_000,
  idleMs: 2_000,
  memoryMb: 1_024,
};

/** The entry beside this file: as source when Node runs it directly, as its bundle otherwise. */
export function defaultEntry(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './answer-worker.ts' : './answer-worker.js', import.meta.url);
}

/**
 * A reader of pages with a thread of its own for long answers: 2,000 documents are half a second of work, during which
 * nothing else would be heard (N5, H44). The same code reads in both places.
 */
export function pageReader(means: Partial<ReadingMeans> = {}): ReadPage {
  const { entry, threadFromBytes, ...bounds } = { ...DEFAULT_READING, ...means };
  const thread = new ReadingThread(entry ?? defaultEntry(), bounds);
  return async (answer, messageId) => {
    const { body: bytes, ...head } = answer;
    if (bytes.length < threadFromBytes) return readQueryPage(answer, messageId);
    return (
      (await thread.read({ kind: 'page', bytes, head, messageId })) ?? fail(dmpFault('dmp/unreadable-answer', 'read'))
    );
  };
}
