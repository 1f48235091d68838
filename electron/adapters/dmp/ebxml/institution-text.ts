import type { Institution } from '../../../../shared/domain/document/person.ts';
import { components, componentText, escapeComponent } from './composite.ts';

/** Authority of Struct_IdNat. */
const AUTHORITY = '1.2.250.1.71.4.2.2';

/** Reads an XON (dmp-interface §3.4): name in component 1, identifier in 10, or in 3 where an older form has it. */
export function readInstitution(xon: string): Institution {
  const parts = components(xon);
  const name = componentText(parts, 1);
  const id = componentText(parts, 10) ?? componentText(parts, 3);
  return { ...(id ? { id } : {}), ...(name ? { name } : {}) };
}

/** Writes an XON: `name^^^^^&authority&ISO^IDNST^^^id`. */
export function writeInstitution(institution: Institution): string {
  const [name, id] = [institution.name, institution.id].map((part) => escapeComponent(part ?? ''));
  return `${name}^^^^^&${AUTHORITY}&ISO^IDNST^^^${id}`;
}
