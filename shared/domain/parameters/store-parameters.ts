/** Parameters of the DMP that rules of this client follow (dmp-interface §3.5, R15, R34, R36). */
export interface StoreParameters {
  /** Whether the store has functions for minors at all. */
  readonly minorFunctions: boolean;
  /** Whole years; a patient is a minor below it (EX_GEN-1550). */
  readonly ageOfMajority: number;
  /** MASQUE_PS and INVISIBLE_PATIENT may stand together (EX_2.1-1050): false unless the store says true. */
  readonly combinationAllowed: boolean;
  /** Age from which a secret connection is offered by itself (EX_0.1-1115); null when the store does not say. */
  readonly secretConnectionAge: number | null;
}

/** Names of the parameters in the file; the guide names the first three, connectors the last. */
export const PARAMETER_NAMES = {
  minorFunctions: 'fonctions-gestion-mineurs',
  ageOfMajority: 'age-majorite',
  combinationAllowed: 'cumul-invisible_patient-masque_ps',
  secretConnectionAge: 'age-connexion-secrete',
} as const;

const FLAGS: Readonly<Record<string, boolean>> = {
  true: true,
  '1': true,
  oui: true,
  vrai: true,
  false: false,
  '0': false,
  non: false,
  faux: false,
};

function flag(text: string | undefined, otherwise: boolean): boolean {
  return FLAGS[text?.trim().toLowerCase() ?? ''] ?? otherwise;
}

/** A whole number of years that an age can be; anything else is not said. */
function age(text: string | undefined): number | null {
  const years = /^\d{1,2}$/.test(text?.trim() ?? '') ? Number(text) : Number.NaN;
  return years >= 1 && years <= 30 ? years : null;
}

/**
 * Reads the parameters out of the texts of a file: what is absent or makes no sense keeps its default, each one for
 * itself, and what is not known is ignored.
 */
export function storeParameters(
  texts: Readonly<Record<string, string>>,
  defaults: { readonly ageOfMajority: number },
): StoreParameters {
  return {
    minorFunctions: flag(texts[PARAMETER_NAMES.minorFunctions], true),
    ageOfMajority: age(texts[PARAMETER_NAMES.ageOfMajority]) ?? defaults.ageOfMajority,
    combinationAllowed: flag(texts[PARAMETER_NAMES.combinationAllowed], false),
    secretConnectionAge: age(texts[PARAMETER_NAMES.secretConnectionAge]),
  };
}
