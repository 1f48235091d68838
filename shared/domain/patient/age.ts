import type { EpochMs } from '../time/epoch.ts';

const PARIS_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

/** Calendar day in France at an instant, `YYYY-MM-DD`. */
export function parisDay(at: EpochMs): string {
  return PARIS_DAY.format(at);
}

/** The last day the birth can have been on, from a full or partial date (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`). */
export function latestBirthDay(birthDate: string): string {
  const [year = '', month = '12', day] = birthDate.split('-');
  if (day) return birthDate;
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return `${year}-${month}-${String(lastDay).padStart(2, '0')}`;
}

/**
 * Age in whole years on a day, from the last possible day of birth: someone is a minor until it is sure that he is not
 * (H20: 29 February, unknown day). A person born on 29 February comes of age on 1 March in a common year.
 */
export function ageOn(day: string, birthDate: string): number {
  const birth = latestBirthDay(birthDate);
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) >= birth.slice(5) ? years : years - 1;
}

/** True while the patient is below the DMP's age of majority (EX_GEN-1550: age in years < `age-majorite`). */
export function isMinor(birthDate: string, at: EpochMs, ageOfMajority: number): boolean {
  return ageOn(parisDay(at), birthDate) < ageOfMajority;
}

/** The day on which somebody is surely of age, `YYYY-MM-DD`: 1 March for 29 February in a common year (H20). */
export function majorityDay(birthDate: string, ageOfMajority: number): string {
  const [year = '', month = '', day = ''] = latestBirthDay(birthDate).split('-');
  const date = new Date(Date.UTC(Number(year) + ageOfMajority, Number(month) - 1, Number(day)));
  return date.toISOString().slice(0, 10);
}
