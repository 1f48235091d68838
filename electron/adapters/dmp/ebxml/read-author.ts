import type { Author } from '../../../../shared/domain/document/person.ts';
import { readInstitution } from './institution-text.ts';
import { readPerson } from './person-text.ts';
import type { RegistryObject } from './registry-object.ts';
import { readSpecialty } from './specialty-text.ts';

/** Authors of an entry or of a submission set: one for each classification of the scheme. */
export function authorsOf(object: RegistryObject, scheme: string): Author[] {
  return object.classifications
    .filter((classification) => classification.scheme === scheme)
    .map(({ slots }) => {
      const person = slots.get('authorPerson')?.[0];
      return {
        ...(person ? { person: readPerson(person) } : {}),
        institutions: (slots.get('authorInstitution') ?? []).map(readInstitution),
        specialties: (slots.get('authorSpecialty') ?? []).map(readSpecialty),
        roles: slots.get('authorRole') ?? [],
      };
    });
}
