import type { Author } from '../../../../shared/domain/document/person.ts';
import { tag, type Xml } from '../xml/write-xml.ts';
import { writeInstitution } from './institution-text.ts';
import { writePerson } from './person-text.ts';
import { writeSpecialty } from './specialty-text.ts';
import { slot, type ObjectIds } from './write-object.ts';

/** Writes one author as the classification of an entry or of a submission set. */
export function authorClassification(ids: ObjectIds, scheme: string, object: string, author: Author): Xml {
  return tag(
    'rim:Classification',
    { classificationScheme: scheme, classifiedObject: object, id: ids.next('cla') },
    slot('authorPerson', [author.person && writePerson(author.person)]),
    slot('authorRole', author.roles),
    slot('authorSpecialty', author.specialties.map(writeSpecialty)),
    slot('authorInstitution', author.institutions.map(writeInstitution)),
  );
}
