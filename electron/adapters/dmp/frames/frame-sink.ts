/** One message of an exchange, as it travelled. */
export interface Frame {
  /** Same number for a request and its answer. */
  readonly exchange: number;
  /** `TD0.2` … */
  readonly transaction: string;
  readonly direction: 'request' | 'response';
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Where messages are written for homologation (decision 29). */
export interface FrameSink {
  /** Number of the exchange that begins. */
  next(): number;
  write(frame: Frame): void;
}
