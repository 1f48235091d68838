/**
 * R4: which column of the national access matrix is a caller's. Denied by default: a role outside TRE_G15, or a column
 * that stands for a status («MT») or a role, is nobody's profession.
 */

const PROFESSION_SCHEME = '1.2.250.1.71.1.2.7';
const PHARMACIST = '21';
const OTHER = '99';
/** Section G of the order of pharmacists: biologists. */
const BIOLOGY_SECTION = 'G';
/** «Préparateurs en pharmacie». */
const ASSISTANT_ROLES = new Set(['316', '317']);

interface Code {
  code: string;
  scheme: string;
}

/**
 * @param profession first value of the role
 * @param second savoir-faire, section of a pharmacist, or role of a profession without a number of its own
 */
export function matrixColumn(profession: Code | null, second: string | null): string | null {
  if (profession?.scheme !== PROFESSION_SCHEME) return null;
  const { code } = profession;
  if (code === PHARMACIST && second === BIOLOGY_SECTION) return '21-BIO';
  if (code === OTHER) return second !== null && ASSISTANT_ROLES.has(second) ? `${OTHER}-${second}` : null;
  return /^\d{2}$/.test(code) ? code : null;
}
