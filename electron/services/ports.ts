import type { EpochMs } from '../../shared/domain/time/epoch.ts';

/** The only source of «now». Tests pass one they can move. */
export interface Clock {
  now(): EpochMs;
  /** Calls back once after `delayMs`; the returned function cancels it. */
  after(delayMs: number, act: () => void): () => void;
}

/** The only source of chance. */
export interface Ids {
  /** A random UUID, lower case, without `urn:uuid:`. */
  uuid(): string;
  /** An OID below 2.25 made from a random UUID: at most 44 characters, fit for XDS uniqueId (ITI TF-3, X.667). */
  oid(): string;
}

/** A line of the technical log: a code and listed fields. Never a name, an INS, a title, a key or free text. */
export interface Log {
  info(code: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  warn(code: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
}
