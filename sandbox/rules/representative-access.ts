/** R34, R37: representatives act for a minor until his majority, and a guardian for the adult under his care. */

const GUARDIAN = 'GUARD';

/** @param relations HL7 codes of the representatives known to the store */
export function mayRepresent(minor: boolean, relations: readonly string[]): boolean {
  return minor ? relations.length > 0 : relations.includes(GUARDIAN);
}
