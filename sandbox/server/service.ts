import type { Clock } from '../clock.ts';
import type { TrustStore } from '../pki/trust.ts';
import type { Store } from '../store/open.ts';

/** Settings of the store; defaults are in `defaultSettings`. */
export interface Settings {
  /** Homologation numbers accepted in the VIHF. */
  homologations: readonly string[];
  /** Life of an authorisation (rules R7: not found in a source, a parameter). */
  authorisationMonths: number;
  /** Added to every answer, to play a slow network. */
  latencyMs: number;
  /** Greatest document accepted (dmp-interface §4.3: unsourced, a parameter). */
  maxDocumentBytes: number;
  /** DMP parameter `cumul-invisible_patient-masque_ps`: both restrictions on one document (rules R15). */
  combinedRestrictions: boolean;
  /** DMP parameter `age-majorite` (rules R34). */
  ageOfMajority: number;
}

export const defaultSettings: Settings = {
  homologations: ['SANDBOX-0001'],
  authorisationMonths: 12,
  latencyMs: 0,
  maxDocumentBytes: 5 * 1024 * 1024,
  combinedRestrictions: false,
  ageOfMajority: 18,
};

/** What every part of the running store shares. */
export interface Service {
  store: Store;
  trust: TrustStore;
  clock: Clock;
  settings: Settings;
}
