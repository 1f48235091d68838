import type { Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { TransportAnswer } from '../transport.ts';
import type { QueryPage } from './read-page.ts';

/** An answer given to the reading thread. */
export interface ToRead {
  readonly number: number;
  readonly answer: TransportAnswer;
  readonly messageId: string;
}

/** What the thread made of it. */
export interface WasRead {
  readonly number: number;
  readonly page: Result<QueryPage, ExchangeFault>;
}
