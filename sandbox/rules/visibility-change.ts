/** R15, R21, R25, R27, N8: what the confidentiality codes of a document may become. */

/** Restrictions of TRE_A07 (dmp-interface §3.5). */
export const RESTRICTION = {
  masked: 'MASQUE_PS',
  fromPatient: 'INVISIBLE_PATIENT',
  fromRepresentatives: 'INVISIBLE_REPRESENTANTS_LEGAUX',
} as const;

export const NORMAL_CODE = { code: 'N', scheme: '2.16.840.1.113883.5.25', label: 'Normal' } as const;
export const RESTRICTION_SCHEME = '1.2.250.1.213.1.1.4.13';

export type VisibilityChange = 'mask' | 'unmask' | 'show-to-patient' | 'show-to-representatives';

const LATE_HIDING: Readonly<Record<string, string>> = {
  [RESTRICTION.fromPatient]: 'un document déjà visible du patient ne peut plus lui être caché',
  [RESTRICTION.fromRepresentatives]: 'un document déjà visible des représentants légaux ne peut plus leur être caché',
};

/** Why the change of codes is refused, or what it does; empty when nothing changes. */
export type VisibilityOutcome = { refused: string } | { changes: VisibilityChange[] };

/**
 * Compares the restrictions of a document before and after.
 *
 * @param combined whether MASQUE_PS and INVISIBLE_PATIENT may stand together (parameter of the store, rules R15)
 */
export function visibilityChange(
  before: readonly string[],
  after: readonly string[],
  combined: boolean,
): VisibilityOutcome {
  const added = after.filter((code) => !before.includes(code));
  const removed = before.filter((code) => !after.includes(code));
  const late = added.map((code) => LATE_HIDING[code]).find((why) => why !== undefined);
  if (late !== undefined) return { refused: late };
  const changes: VisibilityChange[] = [];
  for (const code of added) if (code === RESTRICTION.masked) changes.push('mask');
  for (const code of removed) {
    if (code === RESTRICTION.masked) changes.push('unmask');
    if (code === RESTRICTION.fromPatient) changes.push('show-to-patient');
    if (code === RESTRICTION.fromRepresentatives) changes.push('show-to-representatives');
  }
  if (changes.length !== added.length + removed.length) return { refused: 'code de confidentialité non modifiable' };
  return isForbiddenCombination(after, combined) ? { refused: FORBIDDEN_COMBINATION } : { changes };
}

export const FORBIDDEN_COMBINATION = 'MASQUE_PS et INVISIBLE_PATIENT ne se cumulent pas';

/** R15: both restrictions together, while the parameter of the store says no. */
export function isForbiddenCombination(codes: readonly string[], combined: boolean): boolean {
  return !combined && codes.includes(RESTRICTION.masked) && codes.includes(RESTRICTION.fromPatient);
}
