/**
 * TD2.2 (dmp-interface §1.2, §6.4): a secretary of a private practice deposits with his CPE, in the name of the practice.
 * Nowhere else does an employee deposit.
 */

/** Private practices: alone, in group, in company, health centre or house (TRE_R02). */
const PRACTICES = new Set(['SA05', 'SA07', 'SA08', 'SA09', 'SA52']);

/** @param sector of the structure the employee acts for */
export const isSecretariatDeposit = (employee: boolean, mode: string, sector: string): boolean =>
  employee && mode === 'DIRECTE' && PRACTICES.has(sector);
