/** Values of the VIHF that no source settles: settings with the defaults of decision 15. */
export interface VihfSettings {
  readonly version: string;
  /** `Authentification_mode` in the published messages, `…_Mode` in the kit. */
  readonly modeAttribute: string;
  readonly reasonAttribute: string;
  /** Name and version, equal to those of «À propos» (EX_GEN-1180); the instance id is optional. */
  readonly lpsName: string;
  readonly lpsVersion: string;
  readonly lpsId?: string;
  /** Secret of one editor and product (EX_GEN-1490): a runtime value, in no source and in no log. */
  readonly homologationId: string;
}

export const VIHF_DEFAULTS = {
  version: '3.0',
  modeAttribute: 'Authentification_mode',
  reasonAttribute: 'Mode_Acces_Raison',
} as const satisfies Partial<VihfSettings>;

/** Classes of SAML seen in indirect assertions (dmp-interface §2.2); which one fits is a setting of the structure. */
export type LocalAuthentication = 'TLSClient' | 'Password' | 'unspecified' | 'MobileTwoFactorUnregistered';

/** How the professional was authenticated (dmp-interface §6.1). */
export type AuthenticationMode = 'DIRECTE' | 'INDIRECTE' | 'INDIRECTE_RENFORCEE';
