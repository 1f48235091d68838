/** The people of a history. Everything is fictitious and small, so that a shrunk history can be read. */

/** How a professional presents himself, and what the rules know of him. */
export interface Role {
  /** Row of the matrix (R4). */
  row: string;
  /** Profession as the card says it (TRE_G15). */
  profession: string;
  /** Savoir-faire or section; null where the card has none. */
  savoirFaire: string | null;
  /** A health professional in the sense of the code: only those read, break glass and announce. */
  health: boolean;
}

export interface Pro {
  id: string;
  role: Role;
  structure: string;
  /** Exercises where the calls of a SAMU arrive: a physician there is a «médecin régulateur». */
  regulates: boolean;
}

export interface Patient {
  id: string;
  /** `YYYY-MM-DD`. */
  birthDate: string;
  /** Whether a dossier exists. */
  dossier: boolean;
  /** Parents of a minor, or a guardian of an adult under protection. */
  representatives: 'none' | 'parents' | 'guardian';
  /** Id of the médecin traitant at the start, null without one. */
  attending: string | null;
}

export interface World {
  /** First instant, epoch ms. */
  startsAt: number;
  patients: readonly Patient[];
  pros: readonly Pro[];
}

export type Mode = 'normal' | 'break-glass' | 'centre-15';
export type Viewer = 'holder' | 'representative';
export type VisibilityChange =
  'mask' | 'unmask' | 'show-patient' | 'show-representatives' | 'hide-patient' | 'hide-representatives';
export type StatusChange = 'archive' | 'unarchive' | 'delete';

/** What a deposit says of visibility (R15). */
export interface Restrictions {
  masked: boolean;
  hidden: boolean;
  secret: boolean;
}

export type PatientDeed =
  | { deed: 'mask' | 'unmask' | 'delete'; doc: string }
  | { deed: 'deposit'; doc: string; type: string }
  | { deed: 'block' | 'unblock'; pro: string }
  | { deed: 'oppose'; breakGlass: boolean; centre15: boolean }
  | { deed: 'attending'; pro: string | null }
  | { deed: 'close' | 'reopen' };

/** One step of a history. Documents bear labels, so that a shrunk history keeps its meaning. */
export type Act =
  | { kind: 'grant' | 'withdraw'; by: string; patient: string }
  | { kind: 'deposit'; by: string; patient: string; doc: string; type: string; says: Restrictions; secretly: boolean }
  | { kind: 'replace'; by: string; doc: string; as: string; says: Restrictions }
  | { kind: 'visibility'; by: string; doc: string; change: VisibilityChange }
  | { kind: 'status'; by: string; doc: string; change: StatusChange }
  | { kind: 'patient'; patient: string; viewer: Viewer; does: PatientDeed }
  | { kind: 'read'; by: string; patient: string; mode: Mode; reason: boolean }
  | { kind: 'look'; patient: string; viewer: Viewer }
  | { kind: 'wait'; ms: number }
  | { kind: 'wait-hold'; doc: string; instant: 'notice' | 'release'; offsetMs: number };

export interface History {
  seed: number;
  world: World;
  acts: readonly Act[];
}
