/** What a thread is started with. */
export interface ThreadOrder {
  readonly reader: string;
  readonly seed: number;
  /** First round to play; each round has a chance of its own, so that a run can be stopped and go on. */
  readonly round: number;
  /** Inputs still to be played. */
  readonly inputs: number;
  /** Folder of inputs that earlier rounds found worth keeping. */
  readonly keptFolder: string;
  /** Number of the input being read (0 = none), its length, then its bytes: what is left when the thread is ended. */
  readonly shared: SharedArrayBuffer;
}

/** An input on which a reader broke its promise. */
export interface Failure {
  readonly kind: 'crash' | 'hang';
  /** Same words = same failure. */
  readonly signature: string;
  readonly bytes: Uint8Array;
}

/** What a thread tells after each round. */
export interface RoundDone {
  readonly round: number;
  readonly inputs: number;
  readonly slowestMs: number;
  readonly failures: readonly Failure[];
}

/** What the child of one reader tells the run. */
export interface Told extends Omit<RoundDone, 'failures'> {
  readonly crashes: number;
  readonly hangs: number;
  readonly peakMb: number;
}

/** What the child of one reader is asked. */
export interface ReaderOrder {
  readonly reader: string;
  readonly seed: number;
  readonly round: number;
  readonly inputs: number;
  readonly folder: string;
}

export const HEAD_BYTES = 8;
/** Above this much time of the processor, one input is a hang: walls of time would tell of the machine's other work. */
export const HANG_MS = 1000;
