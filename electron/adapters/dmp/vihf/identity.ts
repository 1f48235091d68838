import type { Code } from '../../../../shared/domain/document/code.ts';
import type { AuthenticationMode, LocalAuthentication } from './settings.ts';

/** The professional and the situation of exercise he chose, as the card gives them (H24). */
export interface GatewayIdentity {
  readonly mode: AuthenticationMode;
  /** How the structure authenticates its own people, in the indirect mode: a class of SAML, unsure (decision 15). */
  readonly localAuthentication?: LocalAuthentication;
  /** PS_IdNat; with a card, the common name of its certificates. */
  readonly nationalId: string;
  readonly family: string;
  readonly given: string;
  /** Profession, for instance 10 (1.2.250.1.71.1.2.7) «Médecin». */
  readonly profession: Code;
  /** Compulsory for physicians and pharmacists (dmp-interface §2.2). */
  readonly savoirFaire?: Code;
  /** Struct_IdNat of the situation. */
  readonly structureId: string;
  /** `SAxx`, of the same situation as the structure. */
  readonly sector: string;
}
