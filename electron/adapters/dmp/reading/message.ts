import type { Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { ReadableDocument } from '../../../services/records/ports.ts';
import type { TransportAnswer } from '../transport.ts';
import type { QueryPage } from './read-page.ts';

/** An answer to a stored query, to be read against the message that it answers. */
export interface PageTask {
  readonly kind: 'page';
  readonly bytes: Uint8Array;
  readonly head: Omit<TransportAnswer, 'body'>;
  readonly messageId: string;
}

/** A document as it was retrieved. */
export interface DocumentTask {
  readonly kind: 'document';
  readonly bytes: Uint8Array;
  readonly mimeType: string;
}

/** What is given to the reading thread, and what it makes of each. */
export type Task = PageTask | DocumentTask;
export type PageRead = Result<QueryPage, ExchangeFault>;
export interface ReadOf {
  readonly page: PageRead;
  readonly document: ReadableDocument;
}

export interface ToRead {
  readonly number: number;
  readonly task: Task;
}

export interface WasRead {
  readonly number: number;
  readonly read: PageRead | ReadableDocument;
}
