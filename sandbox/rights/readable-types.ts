import typeRights from './type-rights.json' with { type: 'json' };

const RIGHTS: Readonly<Record<string, readonly string[]>> = typeRights.rights;

/**
 * Types of documents a profession may read (rules R4, the national access matrix): necessary, never sufficient.
 * An unknown profession reads nothing. The médecin traitant and a document's author are not bound by it.
 *
 * @param profession code of TRE_G15
 */
export function readableTypes(profession: string | null): readonly string[] {
  return (profession !== null && RIGHTS[profession]) || [];
}
