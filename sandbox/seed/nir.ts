/** Makes test INS that no one bears: order numbers are drawn, names are `PAT-…`, and the root is the test root (decision 28). */

/** INS-NIR of test (FR Core, INS roots); the only root of the sandbox. */
export const TEST_INS_OID = '1.2.250.1.213.1.4.10';

/** Month that the NIR carries when the month of birth is not known (20: civil status incomplete). */
const UNKNOWN_MONTH = '20';

/** Key of a 13-character NIR: 97 − (n mod 97), Corsica counted as 19 (2A) and 18 (2B). */
export function nirKey(number13: string): string {
  const digits = number13.replace('2A', '19').replace('2B', '18');
  if (!/^\d{13}$/.test(digits)) throw new Error(`not a NIR: ${number13}`);
  return (97n - (BigInt(digits) % 97n)).toString().padStart(2, '0');
}

/**
 * The 15 characters of an INS.
 *
 * @param birthDate `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
 * @param birthPlace five characters of the INSEE code, 2A and 2B included, or 99 + country.
 * @param order rank in the month and place, 1 to 999.
 */
export function makeIns(sex: 'M' | 'F', birthDate: string, birthPlace: string, order: number): string {
  const [year = '', month = UNKNOWN_MONTH] = birthDate.split('-');
  const number = `${sex === 'M' ? '1' : '2'}${year.slice(2)}${month}${birthPlace}${String(order).padStart(3, '0')}`;
  return number + nirKey(number);
}
