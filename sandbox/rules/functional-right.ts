/**
 * The table of functional rights (dmp-interface §1.2 and §6.4, notes 1 to 3; rules R3, R6): which function is open to
 * whom, in which mode and for which purpose. Denied by default. What a reader finds inside, and who changes a document
 * (update-refusal.ts), are decided elsewhere.
 */

export type Function = 'TD0.3' | 'TD0.4' | 'TD0.5' | 'TD1.3a' | 'TD1.4' | 'TD1.6' | 'TD2.1' | 'TD3.1' | 'TD3.2';
type Mode = 'DIRECTE' | 'INDIRECTE' | 'INDIRECTE_RENFORCEE';
type Purpose = 'normal' | 'bris_de_glace' | 'centre_15';

export interface FunctionCaller {
  mode: Mode;
  purpose: Purpose;
  /** Neither a professional nor a structure: CPE, or the like in the renforcée mode. */
  employee: boolean;
}

interface Right {
  modes: readonly Mode[];
  purposes: readonly Purpose[];
  employees: boolean;
}

const ALL: readonly Purpose[] = ['normal', 'bris_de_glace', 'centre_15'];
const NORMAL: readonly Purpose[] = ['normal'];
/** The renforcée mode mirrors the direct one, feeding and closing left out. */
const BOTH: readonly Mode[] = ['DIRECTE', 'INDIRECTE_RENFORCEE'];
const EVERY: readonly Mode[] = ['DIRECTE', 'INDIRECTE', 'INDIRECTE_RENFORCEE'];

const RIGHTS: Readonly<Record<Function, Right>> = {
  'TD0.3': { modes: BOTH, purposes: NORMAL, employees: true },
  'TD0.4': { modes: EVERY, purposes: ALL, employees: true },
  'TD0.5': { modes: BOTH, purposes: ['centre_15'], employees: false },
  'TD1.3a': { modes: BOTH, purposes: ALL, employees: true },
  'TD1.4': { modes: ['DIRECTE'], purposes: NORMAL, employees: false },
  'TD1.6': { modes: BOTH, purposes: NORMAL, employees: false },
  'TD2.1': { modes: ['DIRECTE', 'INDIRECTE'], purposes: ALL, employees: false },
  'TD3.1': { modes: BOTH, purposes: ALL, employees: false },
  'TD3.2': { modes: BOTH, purposes: ALL, employees: false },
};

const NAME: Readonly<Record<Function, string>> = {
  'TD0.3': "Modification de l'autorisation",
  'TD0.4': 'Liste des DMP autorisés',
  'TD0.5': "Recherche d'un patient sans INS",
  'TD1.3a': 'Consultation des données administratives',
  'TD1.4': 'Fermeture du DMP',
  'TD1.6': 'Liste des professionnels autorisés ou bloqués',
  'TD2.1': 'Alimentation',
  'TD3.1': 'Recherche de documents',
  'TD3.2': 'Consultation',
};

/** Why the function is not open to the caller, in French; null when it is. */
export function functionRefusal(wanted: Function, { mode, purpose, employee }: FunctionCaller): string | null {
  const right = RIGHTS[wanted];
  const name = NAME[wanted];
  if (!right.modes.includes(mode)) {
    const called = mode === 'INDIRECTE' ? 'indirecte' : mode === 'DIRECTE' ? 'directe' : 'indirecte renforcée';
    return `${name} impossible en mode d'authentification ${called}`;
  }
  if (!right.purposes.includes(purpose)) {
    return purpose === 'normal'
      ? `${name} réservée à la régulation médicale`
      : `${name} possible en accès normal seulement`;
  }
  // In the indirect mode the caller is the structure, whoever of its people types.
  return employee && !right.employees && mode !== 'INDIRECTE' ? `${name} réservée aux professionnels de santé` : null;
}
