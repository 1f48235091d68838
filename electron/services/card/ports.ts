import type { TriesLeft } from '../../../shared/domain/card/card-state.ts';
import type { CertificateVerdict } from '../../../shared/domain/card/certificate-verdict.ts';
import type { CardHolder, Situation } from '../../../shared/domain/card/practitioner.ts';
import type { CertificateNames } from '../../../shared/domain/card/read-holder.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { Result } from '../../../shared/result.ts';

/** What the reader shows now, as the watcher last saw it. */
export type ReaderSight =
  | { readonly kind: 'middleware-missing' }
  | { readonly kind: 'no-reader' }
  | { readonly kind: 'no-card' }
  | { readonly kind: 'card' }
  /** The watcher ended, fails, or has not been heard of: doubt, which counts as removal (H44). */
  | { readonly kind: 'silent' };

/** Watches the readers from a process that never logs in (decision 8). */
export interface WatchReader {
  /** Starts watching; every change is told, the first sight included. */
  start(onSight: (sight: ReaderSight) => void): void;
  stop(): void;
}

/** Which of the two keys: authentication for TLS, key wrapping and seals; signature for the rest (decision 11). */
export type KeyUse = 'authentication' | 'signature';

/** The card as anyone may read it, before any PIN. */
export interface PublicCard {
  /** DER of both certificates, found by their usage. */
  readonly certificates: Readonly<Record<KeyUse, Uint8Array>>;
  readonly triesLeft: TriesLeft | 'none';
  /** Maker and version of the middleware, for the card doctor. */
  readonly middleware: string;
  /** Bytes of CPS_INFO_PS, when the card has it. */
  readonly info?: Uint8Array;
}

/** What only the PIN shows. */
export interface OpenedCard {
  readonly situations: readonly Situation[];
}

/** A refused unlocking; `triesLeft` when it is the PIN that was refused. */
export interface PinRefusal extends Fault {
  readonly triesLeft?: TriesLeft | 'none';
}

/** The card process: owns the login; one life from the reading of a card to its lock. */
export interface CardProcess {
  /** Starts a process that the next reading may use: at start-up it comes up while the readers are looked at. */
  prepare(): void;
  /** Opens the card in a new process, ending any earlier one. Faults: `card/…`. */
  read(): Promise<Result<PublicCard, Fault>>;
  /** Presents the PIN once. Faults: `card/pin-wrong`, `card/pin-last-try`, `card/pin-blocked`, other `card/…`. */
  login(pin: Uint8Array): Promise<Result<OpenedCard, PinRefusal>>;
  /** RSA PKCS#1 v1.5 over the SHA-256 of `data`, checked against the certificate before it is handed out. */
  sign(use: KeyUse, data: Uint8Array): Promise<Result<Uint8Array, Fault>>;
  /** Ends the process by its id, hung or not; what it was doing fails with `card/ended`. Immediate. */
  end(): void;
  /** Ends it, and the process started ahead, for good. */
  close(): void;
  /** Called when the process ended without having been asked to, or lost the card. */
  onLost(act: () => void): void;
}

/** A certificate read as far as the rules need it. */
export interface ReadCertificate {
  readonly names: CertificateNames;
  readonly validFrom: EpochMs;
  readonly validUntil: EpochMs;
  /** SHA-256 of the DER, hexadecimal: the identity of the card. */
  readonly fingerprint: string;
}

/** Reads and checks certificates: dates, chain to the configured roots, revocation lists (decision 15). */
export interface CheckCertificates {
  /** Faults: `card/certificate-unreadable`. */
  read(der: Uint8Array): Result<ReadCertificate, Fault>;
  /** Touches the network only when dates and chain hold and no fresh list is stored. */
  judge(ders: readonly Uint8Array[]): Promise<CertificateVerdict>;
  /** The authorities above a certificate, nearest first, the root last. DER. */
  issuersOf(der: Uint8Array): readonly Uint8Array[];
}

/** Remembers the situation last used with each card. No secret: it is shown before the PIN (decision 10). */
export interface LastSituations {
  find(nationalId: string): Situation | null;
  keep(nationalId: string, situation: Situation): void;
}

/** An open card as the rest of the workstation uses it; every method fails with `card/ended` after the lock. */
export interface CardSession {
  readonly holder: CardHolder;
  readonly situation: Situation;
  /** DER. */
  readonly certificates: Readonly<Record<KeyUse, Uint8Array>>;
  /** Authorities above the certificates, nearest first, DER. */
  readonly issuers: readonly Uint8Array[];
  /** SHA-256 of the authentication certificate: one card, whoever holds it. */
  readonly cardFingerprint: string;
  /** False while no revocation list could be had: sending is refused, reading warned of (decision 15). */
  readonly maySend: boolean;
  /** RSA PKCS#1 v1.5 over the SHA-256 of `data`. */
  sign(use: KeyUse, data: Uint8Array): Promise<Result<Uint8Array, Fault>>;
  /** Whether two signatures of the same bytes are equal: without that no key is derived from them (decision 12). */
  signsDeterministically(): Promise<Result<boolean, Fault>>;
}

/** Asks whether the DMP answers, for the card doctor: milliseconds, and whether its certificate's revocation is known. */
export interface ReachDmp {
  reach(): Promise<Result<{ readonly ms: number; readonly revocationKnown: boolean }, Fault>>;
}
