import type { EpochMs } from '../time/epoch.ts';
import type { Ins } from '../patient/ins.ts';

/** Who expressed the consent (R6, R34, R37). */
export const CONSENTING_PERSONS = ['patient', 'legal-representative', 'protection-measure'] as const;
export type ConsentingPerson = (typeof CONSENTING_PERSONS)[number];

/** In which capacity the practitioner reads (R6, L.1110-12). */
export const CAPACITIES = ['care-team', 'not-care-team'] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** How the consent was expressed (R6 «means of collection»). */
export const CONSENT_MEANS = ['oral', 'written', 'online', 'teleconsultation'] as const;
export type ConsentMeans = (typeof CONSENT_MEANS)[number];

/** The answers given on the consent screen. Each one is an act: none has a default (H22). */
export interface ConsentAnswers {
  readonly consentingPerson: ConsentingPerson;
  /** Name of the representative, when the patient did not answer in person. */
  readonly representativeName?: string;
  readonly capacity: Capacity;
  readonly informed: true;
  readonly means: ConsentMeans;
}

interface ConsentCircumstances {
  readonly id: string;
  readonly at: EpochMs;
  readonly ins: Ins;
  /** PS_IdNat of the practitioner and Struct_IdNat of the situation he works in. */
  readonly practitionerId: string;
  readonly structureId: string;
}

/** What was recorded, once and for ever (R6: append-only, in the software's own base). */
export type ConsentRecord =
  | (ConsentCircumstances & { readonly decision: 'granted'; readonly answers: ConsentAnswers })
  | (ConsentCircumstances & { readonly decision: 'refused' });
