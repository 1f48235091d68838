/**
 * The workstation's own key store (Electron `safeStorage`, or a file in development), passed in by compose so that
 * nothing here imports Electron. What it protects is of no use on another machine or under another account.
 */
export interface WorkstationKeys {
  isAvailable(): boolean;
  encrypt(text: string): Uint8Array;
  /** Throws when the bytes were not encrypted on this workstation. */
  decrypt(bytes: Uint8Array): string;
}
