import type { Code } from '../../../../shared/domain/document/code.ts';
import { all, leaf, tag, type Xml } from '../xml/write-xml.ts';

/** Gives each classification and identifier of a message an id of its own. */
export interface ObjectIds {
  next(kind: 'cla' | 'ei' | 'assoc'): string;
}

/** Ids counted from 1 within one message. */
export function objectIds(): ObjectIds {
  const last = { cla: 0, ei: 0, assoc: 0 };
  return { next: (kind) => `${kind}${(last[kind] += 1)}` };
}

/** A slot; nothing when it has no value. */
export function slot(name: string, values: readonly (string | undefined)[]): Xml {
  const present = values.filter((value) => value !== undefined && value !== '');
  if (present.length === 0) return all([]);
  const list = tag('rim:ValueList', {}, ...present.map((value) => leaf('rim:Value', value ?? '')));
  return tag('rim:Slot', { name }, list);
}

/** A name or a description, marked as the published messages mark it. */
export function localised(element: 'rim:Name' | 'rim:Description', value: string | undefined): Xml {
  if (!value) return all([]);
  return tag(element, {}, tag('rim:LocalizedString', { charset: 'UTF8', 'xml:lang': 'FR', value }));
}

/** A coded attribute: value, coding scheme and label (dmp-interface §3.2, encoding rule). */
export function codeClassification(ids: ObjectIds, scheme: string, object: string, code: Code): Xml {
  return tag(
    'rim:Classification',
    { classificationScheme: scheme, classifiedObject: object, id: ids.next('cla'), nodeRepresentation: code.code },
    slot('codingScheme', [code.codeSystem]),
    localised('rim:Name', code.displayName),
  );
}

/** An identifier of an object. */
export function externalIdentifier(
  ids: ObjectIds,
  kind: { readonly scheme: string; readonly label: string },
  object: string,
  value: string,
): Xml {
  return tag(
    'rim:ExternalIdentifier',
    { id: ids.next('ei'), identificationScheme: kind.scheme, registryObject: object, value },
    localised('rim:Name', kind.label),
  );
}
