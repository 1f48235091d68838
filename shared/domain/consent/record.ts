import type { EpochMs } from '../time/epoch.ts';
import type { Ins } from '../patient/ins.ts';
import type { SecretMeeting } from './secret-meeting.ts';

/** Who expressed the consent (R6, R34, R37). */
export const CONSENTING_PERSONS = ['patient', 'legal-representative', 'protection-measure'] as const;
export type ConsentingPerson = (typeof CONSENTING_PERSONS)[number];

/** In which capacity the practitioner reads (R6, L.1110-12; the coordinating doctor of an EHPAD by L.1111-16, R3). */
export const CAPACITIES = ['care-team', 'not-care-team', 'ehpad-coordinator'] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** How the consent was expressed (R6 «means of collection»). */
export const CONSENT_MEANS = ['oral', 'written', 'online', 'teleconsultation'] as const;
export type ConsentMeans = (typeof CONSENT_MEANS)[number];

/** Who spoke, and how: of a consent, a withdrawal, an express consent alike. */
export interface Spoken {
  readonly consentingPerson: ConsentingPerson;
  /** Name of the representative, when the patient did not answer in person. */
  readonly representativeName?: string;
  readonly means: ConsentMeans;
}

/** The answers given on the consent screen. Each one is an act: none has a default (H22). */
export interface ConsentAnswers extends Spoken {
  readonly capacity: Capacity;
  readonly informed: true;
  /** Set when a minor consents alone, in the secret connection chosen with the practitioner (R35, R36). */
  readonly secret?: SecretMeeting;
}

/** The professional for whom somebody else collected the consent (R8, L.1111-17 II). */
export interface Colleague {
  readonly family: string;
  readonly given: string;
  /** What he is, as said by who collects: `Cardiologue`, `Infirmière`. */
  readonly profession: string;
  /** RPPS number, 11 digits, when it is known. */
  readonly rpps?: string;
}

interface Circumstances {
  readonly id: string;
  readonly at: EpochMs;
  readonly ins: Ins;
  /** PS_IdNat of the practitioner and Struct_IdNat of the situation he works in: who recorded the act. */
  readonly practitionerId: string;
  readonly structureId: string;
  /** Set for an act made in the secret connection of a minor: it opens, refuses and withdraws that one only (R36). */
  readonly connection?: 'secret';
  /** Hash of the act recorded before this one in the same store: the chain is part of what is signed. */
  readonly previous?: string;
}

/** An act on the practitioner's own right to read; the latest one decides (R6: append-only, in our own base). */
export type ConsentRecord =
  | (Circumstances & { readonly decision: 'granted'; readonly answers: ConsentAnswers })
  | (Circumstances & { readonly decision: 'refused' })
  | (Circumstances & { readonly decision: 'withdrawn'; readonly spoken: Spoken });

/** Collected for a colleague: it opens nothing to who recorded it (R8). */
export type ColleagueConsent = Circumstances & {
  readonly decision: 'granted-for';
  readonly colleague: Colleague;
  readonly answers: ConsentAnswers;
};

/** The distinct, express consent without which occupational medicine reads nothing (R3, L.1111-17 IV). */
export type ExpressConsent = Circumstances & {
  readonly decision: 'express';
  readonly ground: 'occupational-medicine';
  readonly spoken: Spoken;
  /** The person was told how to restrict the access. */
  readonly restrictionTold: true;
};

/** Everything the register of consents holds. */
export type ConsentAct = ConsentRecord | ColleagueConsent | ExpressConsent;
