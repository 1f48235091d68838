/** The one clock of the store. Tests move it; nothing else reads the machine's time. */
export interface Clock {
  now(): number;
  /** Shifts the clock by a span that adds to earlier ones. */
  advance(ms: number): void;
}

/** @param tell hears how far the clock is from the machine's time, each time it is moved */
export function createClock(tell: (offsetMs: number) => void = () => undefined): Clock {
  let shiftMs = 0;
  return {
    now: () => Date.now() + shiftMs,
    advance: (ms) => {
      shiftMs += ms;
      tell(shiftMs);
    },
  };
}

/** HL7 time of an instant: `YYYYMMDDhhmmss`, UTC (dmp-interface §1.1). */
export function hl7Time(at: number): string {
  return new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14);
}
