import type { PatientIdentity } from './identity.ts';

/** What the number itself says that the local traits contradict: a warning, since foreign births and NIA differ (H04). */
export type InsDisagreement = 'sex' | 'birth-year' | 'birth-month';

/**
 * Compares the digits of an INS (sex, year, month) with the local traits (H04: a parent's number given for a child).
 * Months above 12 are pseudo-months of the NIR and say nothing.
 */
export function insDisagreements(patient: PatientIdentity): InsDisagreement[] {
  const number = patient.ins.value;
  const found: InsDisagreement[] = [];
  const sexDigit = number[0] ?? '';
  if ('137'.includes(sexDigit) !== (patient.sex === 'M')) found.push('sex');
  if (patient.birthDate.slice(2, 4) !== number.slice(1, 3)) found.push('birth-year');
  const month = Number(number.slice(3, 5));
  const known = patient.birthDate.slice(5, 7);
  if (month >= 1 && month <= 12 && known !== '' && Number(known) !== month) found.push('birth-month');
  return found;
}
