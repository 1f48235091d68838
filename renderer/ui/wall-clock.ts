let offsetMs = 0;

/** The time as the main process has it: in the sandbox its clock can be moved. */
export function wallNow(): number {
  return Date.now() + offsetMs;
}

/** Notes how far the main process's clock is from this machine's. */
export function setWallOffset(ms: number): void {
  offsetMs = ms;
}
