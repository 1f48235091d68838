import type { Code } from '../../../../shared/domain/document/code.ts';
import type { Author } from '../../../../shared/domain/document/person.ts';
import type { XmlElement } from '../xml/element.ts';
import { all, tag, type Xml } from '../xml/write-xml.ts';
import { authorsOf } from './read-author.ts';
import { codesOf, readRegistryObject } from './registry-object.ts';
import { IDENTIFIER, SET_SCHEME, SUBMISSION_SET_NODE } from './schemes.ts';
import { authorClassification } from './write-author.ts';
import { codeClassification, externalIdentifier, localised, slot, type ObjectIds } from './write-object.ts';

/** A submission set (dmp-interface §3.1); every attribute is optional when reading. */
export interface SubmissionSet {
  readonly id?: string;
  readonly uniqueId?: string;
  readonly sourceId?: string;
  readonly patientId?: string;
  readonly submissionTime?: string;
  readonly title?: string;
  readonly comments?: string;
  readonly contentTypeCode?: Code;
  readonly authors: readonly Author[];
}

/** Reads a RegistryPackage; total. */
export function readSubmissionSet(element: XmlElement): SubmissionSet {
  const object = readRegistryObject(element);
  const facts = {
    id: object.id,
    uniqueId: object.identifiers.get(IDENTIFIER.setUniqueId.scheme),
    sourceId: object.identifiers.get(IDENTIFIER.setSourceId.scheme),
    patientId: object.identifiers.get(IDENTIFIER.setPatientId.scheme),
    submissionTime: object.slots.get('submissionTime')?.[0],
    title: object.name,
    comments: object.description,
    contentTypeCode: codesOf(object, SET_SCHEME.contentTypeCode)[0],
  };
  const filled = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  return { ...filled, authors: authorsOf(object, SET_SCHEME.author) };
}

/** Writes a RegistryPackage under the symbolic name `set.id`. */
export function writeSubmissionSet(ids: ObjectIds, set: SubmissionSet & { readonly id: string }): Xml {
  const identifiers = [
    [IDENTIFIER.setPatientId, set.patientId],
    [IDENTIFIER.setSourceId, set.sourceId],
    [IDENTIFIER.setUniqueId, set.uniqueId],
  ] as const;
  const node = { classificationNode: SUBMISSION_SET_NODE, classifiedObject: set.id };
  return tag(
    'rim:RegistryPackage',
    { id: set.id },
    slot('submissionTime', [set.submissionTime]),
    localised('rim:Name', set.title),
    localised('rim:Description', set.comments),
    all(set.authors.map((author) => authorClassification(ids, SET_SCHEME.author, set.id, author))),
    set.contentTypeCode ? codeClassification(ids, SET_SCHEME.contentTypeCode, set.id, set.contentTypeCode) : null,
    tag('rim:Classification', { ...node, id: ids.next('cla') }),
    all(identifiers.flatMap(([kind, value]) => (value ? [externalIdentifier(ids, kind, set.id, value)] : []))),
  );
}
