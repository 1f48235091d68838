import { filledAttribute, type XmlElement } from '../xml/element.ts';
import { tag, type Xml } from '../xml/write-xml.ts';
import { readSlots } from './registry-object.ts';
import { ASSOCIATION_OBJECT } from './schemes.ts';
import { slot, type ObjectIds } from './write-object.ts';

/** A link between two objects of a registry. */
export interface Association {
  readonly kind: string;
  readonly source: string;
  readonly target: string;
  /** `Original` for what a submission creates. */
  readonly status?: string;
}

/** Reads an association; total, what is missing is empty. */
export function readAssociation(element: XmlElement): Association {
  const status = readSlots(element).get('SubmissionSetStatus')?.[0];
  return {
    kind: filledAttribute(element, 'associationType') ?? '',
    source: filledAttribute(element, 'sourceObject') ?? '',
    target: filledAttribute(element, 'targetObject') ?? '',
    ...(status ? { status } : {}),
  };
}

/** What an ITI-57 association says of the change, slot by slot (dmp-interface §3.7). */
export interface UpdateAssociation extends Pick<Association, 'kind' | 'source' | 'target'> {
  readonly slots: readonly (readonly [name: string, value: string])[];
}

/** Writes the association of a metadata update. */
export function writeUpdateAssociation(ids: ObjectIds, update: UpdateAssociation): Xml {
  return tag(
    'rim:Association',
    {
      associationType: update.kind,
      id: ids.next('assoc'),
      objectType: ASSOCIATION_OBJECT,
      sourceObject: update.source,
      targetObject: update.target,
    },
    ...update.slots.map(([name, value]) => slot(name, [value])),
  );
}

/** Writes an association. */
export function writeAssociation(ids: ObjectIds, association: Association): Xml {
  return tag(
    'rim:Association',
    {
      associationType: association.kind,
      id: ids.next('assoc'),
      sourceObject: association.source,
      targetObject: association.target,
    },
    slot('SubmissionSetStatus', [association.status]),
  );
}
