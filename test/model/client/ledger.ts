/** What the practitioner did, as the model remembers it: every reading that leaves is held against it (N3). */
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';

const YEAR = 365 * 24 * 3_600_000;
const EMERGENCY_MS = 60 * 60_000;

interface ConsentAct {
  granted: boolean;
  team: boolean;
  at: EpochMs;
  /** Opening in which it was given. */
  opening: number;
}

interface EmergencyAct {
  purpose: 'bris_de_glace' | 'centre_15';
  patient: string;
  until: EpochMs;
}

export class Ledger {
  /** Counted up at each opening, closing and lock. */
  opening = 0;
  /** Patient under the banner, as the acts say. */
  patient: string | null = null;
  readonly #consents = new Map<string, ConsentAct>();
  #emergency: EmergencyAct | null = null;

  /** Another dossier, or none: whatever emergency there was ends with it (H26). */
  turn(patient: string | null): void {
    this.opening += 1;
    this.patient = patient;
    this.#emergency = null;
  }

  consent(patient: string, act: Omit<ConsentAct, 'opening'>): void {
    this.#consents.set(patient, { ...act, opening: this.opening });
  }

  emergency(purpose: EmergencyAct['purpose'], patient: string, now: EpochMs): void {
    this.#emergency = { purpose, patient, until: now + EMERGENCY_MS };
  }

  /** Is there an act that allows this message? */
  allows(purpose: string, patient: string, now: EpochMs): boolean {
    if (purpose !== 'normal') {
      const act = this.#emergency;
      return act !== null && act.purpose === purpose && act.patient === patient && now < act.until;
    }
    const act = this.#consents.get(patient);
    if (!act?.granted || now - act.at >= YEAR) return false;
    return act.team || act.opening === this.opening;
  }
}
