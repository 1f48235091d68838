import type { CardHolder } from './practitioner.ts';

/**
 * Professions (TRE_G15) whose card may open a session. Health professions of the Code de la santé publique, part 4,
 * as their cards print them; everything else is refused, a code that is not known here included (R3).
 *
 * Not in the list: secretaries, administrative staff and other holders of a CPE (no profession code on the card).
 * Occupational physicians bear code 10 like every médecin: it is the structure's use, not the card, that excludes
 * them, and the store refuses TD3.2 to them (dmp-interface §6.4).
 */
export const PROFESSIONS_ADMITTED: readonly string[] = [
  '10', // Médecin
  '21', // Pharmacien
  '26', // Audioprothésiste
  '28', // Opticien-lunetier
  '40', // Chirurgien-dentiste
  '50', // Sage-femme
  '60', // Infirmier
  '70', // Masseur-kinésithérapeute
  '80', // Pédicure-podologue
  '91', // Orthophoniste
  '92', // Orthoptiste
  '94', // Ergothérapeute
  '95', // Diététicien
  '96', // Psychomotricien
  '98', // Manipulateur en électroradiologie médicale
];

/** Professions whose assertion must bear a savoir-faire (VIHF role, second value: dmp-interface §2.2). */
const SAVOIR_FAIRE_DUE: readonly string[] = ['10', '21'];

export type ProfessionVerdict = 'admitted' | 'profession-refused' | 'incomplete';

/**
 * Whether a holder of this profession may open a session at all. What he may then do is the store's to say
 * (decision 21).
 *
 * @param admitted the table of the installation; the one above by default.
 * Source: R3, H24.
 */
export function admitProfession(
  holder: CardHolder,
  admitted: readonly string[] = PROFESSIONS_ADMITTED,
): ProfessionVerdict {
  const { code } = holder.profession;
  if (!admitted.includes(code)) return 'profession-refused';
  return SAVOIR_FAIRE_DUE.includes(code) && !holder.savoirFaire ? 'incomplete' : 'admitted';
}
