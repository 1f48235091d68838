const THIN = '\u202f';

/** An INS by groups, as it is printed on a Vitale attestation: `2 77 07 63 220 829 10`. */
export function groupedIns(value: string): string {
  const widths = [1, 2, 2, 2, 3, 3, 2];
  let from = 0;
  const groups = widths.map((width) => value.slice(from, (from += width)));
  return [...groups, value.slice(from)].filter(Boolean).join(THIN);
}

/** A national identifier of a professional by groups of three; `8` + RPPS loses its leading 8 (dmp-interface §5.3). */
export function professionalNumber(nationalId: string): string {
  const rpps = /^8\d{11}$/.test(nationalId);
  const digits = rpps ? nationalId.slice(1) : nationalId;
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, THIN);
  return rpps ? `RPPS ${grouped}` : `Identifiant ${grouped}`;
}

const COUNT = new Intl.NumberFormat('fr-FR');

/** A size as the DMP's own limit is written, in Ko and Mo of 1024; decimal comma. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${COUNT.format(bytes)} octets`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} Ko`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',').replace(',0', '')} Mo`;
}
