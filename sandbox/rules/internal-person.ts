/**
 * Identifiers of people known to their structure alone (PS_IdNat kinds 1, 3 to 6 with a local part; dmp-interface §2.2,
 * §3.4): the part before «/» is the structure's, in the kind of persons or as it is.
 */

const KIND_OF_PEOPLE: Readonly<Record<string, string>> = { '0': '1', '1': '3', '2': '4', '3': '5', '4': '6' };

/** True for an identifier with a local part. */
export const isInternal = (id: string): boolean => id.includes('/');

/** True when the identifier is one that this structure gave. */
export function isOfStructure(id: string, structureId: string): boolean {
  const [owner, local, ...more] = id.split('/');
  if (more.length > 0 || !local || !owner) return false;
  const kind = KIND_OF_PEOPLE[structureId.slice(0, 1)] ?? '';
  return owner === structureId || owner === kind + structureId.slice(1);
}
