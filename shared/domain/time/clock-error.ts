import type { EpochMs } from './epoch.ts';

/** When an exchange left and came back by the workstation's clock, and what the server's own said meanwhile. */
export interface ClockSight {
  readonly sentAt: EpochMs;
  readonly receivedAt: EpochMs;
  /** HTTP `Date`, cut to the second (RFC 9110 §6.6.1). */
  readonly serverAt: EpochMs;
}

const SECOND_MS = 1_000;
/** Below it two clocks agree: no instant of a hold is told finer than the minute. */
export const CLOCK_TOLERANCE_MS = 2 * 60_000;

/**
 * How much must be added to the workstation's clock to have the server's; 0 when they agree. The server wrote its date
 * somewhere between the sending and the answer: only what lies outside of that span is an error.
 */
export function clockErrorMs({ sentAt, receivedAt, serverAt }: ClockSight): number {
  const early = sentAt - (serverAt + SECOND_MS);
  const late = serverAt - receivedAt;
  if (early > CLOCK_TOLERANCE_MS) return -early;
  return late > CLOCK_TOLERANCE_MS ? late : 0;
}
