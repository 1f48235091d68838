import type { Role } from './world.ts';

const health = (profession: string, savoirFaire: string | null = null, row = profession): Role => ({
  row,
  profession,
  savoirFaire,
  health: true,
});
const other = (profession: string): Role => ({ row: profession, profession, savoirFaire: null, health: false });

/**
 * Roles of the matrix as a card shows them (TRE_G15, TRE_R38, TRE_G05). Left out: the préparateurs in pharmacy, whose
 * two roles share one profession code and no source tells how an assertion separates them.
 */
export const PHYSICIAN = health('10', 'SM26');
export const ROLES: readonly Role[] = [
  PHYSICIAN,
  PHYSICIAN,
  health('10', 'SM59'),
  health('10', 'SM25', 'MEDTRAV'),
  health('21', 'A'),
  health('21', 'G', '21-BIO'),
  ...'40 50 60 69 70 80 91 92 94 95 96 26 81 82 83 84 85 28 98'.split(' ').map((code) => health(code)),
  ...'41 93 31 35 36 86'.split(' ').map(other),
];
