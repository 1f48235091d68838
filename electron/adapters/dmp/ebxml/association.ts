import { filledAttribute, type XmlElement } from '../xml/element.ts';
import { tag, type Xml } from '../xml/write-xml.ts';
import { readSlots } from './registry-object.ts';
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
