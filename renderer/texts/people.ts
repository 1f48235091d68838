import type { CardView } from '../../shared/contract/card.ts';
import type { PatientRow } from '../../shared/contract/patient.ts';
import { SPECIALTIES } from './specialties.ts';

/** The holder of a card as a card state names him. */
export type Holder = Extract<CardView, { kind: 'locked' }>['holder'];
export type Patient = PatientRow['patient'];

/** Professions that bear the title of doctor: médecin, pharmacien, chirurgien-dentiste (TRE_G15). */
const DOCTORS = ['10', '21', '40'];

const PROFESSIONS: Readonly<Record<string, string>> = {
  '10': 'Médecin',
  '21': 'Pharmacien',
  '40': 'Chirurgien-dentiste',
  '50': 'Sage-femme',
  '60': 'Infirmier',
  '70': 'Masseur-kinésithérapeute',
  '80': 'Pédicure-podologue',
  '91': 'Orthophoniste',
};

/** `Dr LIBRE`, or `Paul LIBRE` for a profession without the title. */
export function shortName(holder: Holder): string {
  return DOCTORS.includes(holder.profession.code) ? `Dr ${holder.family}` : `${holder.given} ${holder.family}`;
}

/** `Dr LIBRE Jeanne`. */
export function fullName(holder: Holder): string {
  const title = DOCTORS.includes(holder.profession.code) ? 'Dr ' : '';
  return `${title}${holder.family} ${holder.given}`;
}

function specialtyLabel({ savoirFaire }: Holder): string {
  if (!savoirFaire) return '';
  const label = savoirFaire.displayName ?? SPECIALTIES[savoirFaire.code] ?? savoirFaire.code;
  const short = label.replace(/\s*\([A-Z]+\)$/, '').replace(/^Qualifié en /i, '');
  // A code stays as it is, an acronym too (ORL); anything else is in the middle of a line.
  return /^[A-Z]+\d|^[A-Z]{2}/.test(short) ? short : short.toLowerCase();
}

/** `Médecin · médecine générale`. */
export function professionLabel(holder: Holder): string {
  const { profession } = holder;
  const trade = profession.displayName ?? PROFESSIONS[profession.code] ?? `Profession ${profession.code}`;
  return [trade, specialtyLabel(holder)].filter(Boolean).join(' · ');
}

/** Agreement with the patient's sex, as the law-bound labels do not have it but our sentences do. */
export function agree(patient: Pick<Patient, 'sex'>, feminine: string, masculine: string): string {
  return patient.sex === 'F' ? feminine : masculine;
}

/** `Mme DECOURCY`; a minor is called by given name and name. */
export function civilName(row: PatientRow): string {
  const { patient } = row;
  const name = patient.usedName ?? patient.birthName;
  if (row.isMinor) return `${patient.firstGivenName} ${patient.birthName}`;
  return `${agree(patient, 'Mme', 'M.')}\u00a0${name}`;
}
