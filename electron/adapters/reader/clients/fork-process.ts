/** A child process at the end of a line of messages, however it was started. */
export interface Child {
  readonly pid: number | undefined;
  post(message: unknown): void;
  /** Ends it at once, even when it hears nothing any more or is only just starting. */
  end(): void;
}

/** What happens to a child. Each is called from the event loop, never from within `fork`. */
export interface ChildEvents {
  message(message: unknown): void;
  /** Ended, or could not be started. Called once. */
  ended(): void;
}

/**
 * Starts one of our two card processes: `utilityProcess.fork` in the application, `child_process.fork` elsewhere.
 *
 * @param argument passed on the command line: the path of the PKCS#11 library, never a secret.
 */
export interface ForkProcess {
  fork(entry: string, argument: string, events: ChildEvents): Child;
}

/** Ends a process by its id. SIGKILL, because a process blocked in its middleware hears nothing else. */
export function killById(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // Already gone: that is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
