/**
 * R3: who reads no dossier, whatever the patient says (CSP L.1111-18): insurers, funds, employers; secretaries and other
 * staff without a health profession. The occupational physician would need the person's express consent (L.1111-17 IV),
 * and the interface gives him no TD3.2 (dmp-interface §6.4): refused. Physicians of a PMI, or coordinating one in a home
 * for the elderly, are physicians like the others: the patient's authorisation is the agreement that the law asks for.
 */

export interface Person {
  /** Employee with a CPE, or the like in the renforcée mode. */
  employee: boolean;
  /** Code of TRE_R38. */
  savoirFaire: string | null;
  /** Sector of his structure, TRE_R02. */
  sector: string;
}

export type Exclusion = 'staff' | 'insurer-or-employer' | 'occupational-physician';

/** Private insurance, social security bodies, recruitment, marketing, industry. */
const INTERESTED_PARTIES = new Set(['SA23', 'SA24', 'SA44', 'SA45', 'SA48']);
/** Care in firms, and occupational health services. */
const OCCUPATIONAL_SECTORS = new Set(['SA13', 'SA66']);
/** «Médecine du travail» as a speciality, a competence and a capacity. */
const OCCUPATIONAL_SKILLS = new Set(['SM25', 'C41', 'CAPA11']);

/** Why somebody may read no dossier at all; null when the other rules decide. */
export function exclusionOf({ employee, savoirFaire, sector }: Person): Exclusion | null {
  if (INTERESTED_PARTIES.has(sector)) return 'insurer-or-employer';
  if (employee) return 'staff';
  const occupational =
    OCCUPATIONAL_SECTORS.has(sector) || (savoirFaire !== null && OCCUPATIONAL_SKILLS.has(savoirFaire));
  return occupational ? 'occupational-physician' : null;
}
