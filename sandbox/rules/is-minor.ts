/** R34: a minor becomes an adult on a birthday, at midnight in Paris; the age is a parameter of the store. */

const PARIS_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

/**
 * @param birthDate `YYYY-MM-DD`, or less when the rest is unknown: a minor then until the last possible day (H20);
 *   somebody born on 29 February is one until the end of February
 * @param majority age of majority in years
 */
export function isMinor(birthDate: string, majority: number, now: number): boolean {
  const [year = '', month = '12', day] = birthDate.split('-');
  const comesOfAge = Number(year) + majority;
  const lastDay = day ?? String(new Date(Date.UTC(comesOfAge, Number(month), 0)).getUTCDate());
  // As text: on 28 February «02-29» is still to come, whether the year has it or not.
  return PARIS_DAY.format(now) < `${String(comesOfAge).padStart(4, '0')}-${month}-${lastDay}`;
}
