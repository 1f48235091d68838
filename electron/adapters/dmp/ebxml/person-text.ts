import type { Person } from '../../../../shared/domain/document/person.ts';
import { components, componentText, escapeComponent } from './composite.ts';

/** Authority of PS_IdNat. */
const AUTHORITY = '1.2.250.1.71.4.2.1';

/** Reads an XCN (dmp-interface §3.4); components that are absent stay absent. */
export function readPerson(xcn: string): Person {
  const parts = components(xcn);
  const [id, family, given, idType] = [1, 2, 3, 13].map((number) => componentText(parts, number));
  return {
    ...(id ? { id } : {}),
    ...(family ? { family } : {}),
    ...(given ? { given } : {}),
    ...(idType ? { idType } : {}),
  };
}

/** Writes an XCN: `id^family^given^^^^^^&authority&ISO^D^^^type`; name type `U` for a system. */
export function writePerson(person: Person): string {
  const [id, family, given] = [person.id, person.family, person.given].map((part) => escapeComponent(part ?? ''));
  const idType = person.idType ?? 'IDNPS';
  const nameType = idType === 'RI' ? 'U' : 'D';
  return `${id}^${family}^${given}^^^^^^&${AUTHORITY}&ISO^${nameType}^^^${escapeComponent(idType)}`;
}
