import type { Code } from '../document/code.ts';

/** A situation of exercise written on the card (CPS_ACTIVITY_nn_PS, dmp-interface §5.3). */
export interface Situation {
  /** Struct_IdNat, without OID. */
  readonly structureId: string;
  readonly structureName: string;
  /** Sector of activity `SAxx`, system 1.2.250.1.71.4.2.4. */
  readonly sector: string;
}

/** The holder of a card as its certificate names him: readable before any PIN (decision 10). */
export interface CardHolder {
  /** PS_IdNat: the CN of the certificate. */
  readonly nationalId: string;
  readonly family: string;
  readonly given: string;
  /** Profession, G15, system 1.2.250.1.71.1.2.7; label from the certificate's title when there is one. */
  readonly profession: Code;
  /** Savoir-faire, R01, system 1.2.250.1.71.4.2.5: compulsory for médecins and pharmaciens. */
  readonly savoirFaire?: Code;
}

export const PROFESSION_SYSTEM = '1.2.250.1.71.1.2.7';
export const SAVOIR_FAIRE_SYSTEM = '1.2.250.1.71.4.2.5';
