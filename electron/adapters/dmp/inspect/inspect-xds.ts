import type { Element } from '@xmldom/xmldom';
import { parseHl7Time } from '../../../../shared/domain/time/hl7-time.ts';
import { readSlots } from '../ebxml/registry-object.ts';
import { NS } from '../namespaces.ts';
import { child, descendants, filledAttribute } from '../xml/element.ts';
import type { Attachments } from './attachments.ts';
import { orNull } from './printed.ts';
import { printedContents } from './printed-contents.ts';
import { printedAssociation, printedDocument, printedSubmissionSet } from './registry-objects.ts';
import type { InspectFault, PrintedDocument, XdsReport } from './report.ts';

const MESSAGES = new RegExp(
  '^(ProvideAndRegisterDocumentSetRequest|RetrieveDocumentSet(Request|Response)|AdhocQuery(Request|Response)|' +
    '(Submit|Update|Remove|Approve|Deprecate)ObjectsRequest|RegistryResponse|RegistryObjectList|ExtrinsicObject)$',
);
const NAMESPACES: readonly (string | null)[] = [NS.xds, NS.lcm, NS.rs, NS.query, NS.rim];

/** True for an XDS request or answer of any kind, and for bare metadata. */
export function isXdsMessage(element: Element): boolean {
  return NAMESPACES.includes(element.namespaceURI) && MESSAGES.test(element.localName ?? '');
}

/** The element that bears status and errors: the answer itself, or the one inside an ITI-43 answer. */
function responseOf(root: Element): Element | null {
  if (root.localName === 'RetrieveDocumentSetResponse') return child(root, NS.rs, 'RegistryResponse');
  return root.localName?.endsWith('Response') ? root : null;
}

function errorsOf(root: Element): XdsReport['errors'] {
  return descendants(root, NS.rs, 'RegistryError').map((error) => ({
    code: orNull(filledAttribute(error, 'errorCode')),
    context: orNull(filledAttribute(error, 'codeContext')),
    severity: orNull(filledAttribute(error, 'severity')),
  }));
}

function queryOf(root: Element): XdsReport['query'] {
  const query = descendants(root, NS.rim, 'AdhocQuery')[0];
  return query ? { id: orNull(filledAttribute(query, 'id')), parameters: Object.fromEntries(readSlots(query)) } : null;
}

function documentFaults(document: PrintedDocument, index: number): InspectFault[] {
  const place = `documents[${index}]`;
  const missing = (['entryUUID', 'uniqueId', 'patientId', 'mimeType'] as const).filter(
    (name) => document[name] === null,
  );
  const time = document.creationTime;
  return [
    ...missing.map((name) => ({ code: 'xds/missing', place: `${place}.${name}` })),
    ...(time !== null && !parseHl7Time(time).ok
      ? [{ code: 'xds/time-unreadable', place: `${place}.creationTime` }]
      : []),
  ];
}

/**
 * Says what an XDS message holds: status and errors, entries, lots, links, query and contents, all as printed.
 *
 * @param attachments parts of the MTOM message it came in; empty when it stands alone.
 */
export function inspectXds(root: Element, attachments: Attachments): XdsReport {
  const response = responseOf(root);
  const status = orNull(response ? filledAttribute(response, 'status') : undefined);
  const documents = descendants(root, NS.rim, 'ExtrinsicObject').map(printedDocument);
  const { contents, faults } = printedContents(root, attachments);
  const isAnswer = root.localName?.endsWith('Response') === true;
  return {
    kind: 'xds',
    message: root.localName ?? '',
    status,
    errors: errorsOf(root),
    documents,
    submissionSets: descendants(root, NS.rim, 'RegistryPackage').map(printedSubmissionSet),
    associations: descendants(root, NS.rim, 'Association').map(printedAssociation),
    objectRefs: descendants(root, NS.rim, 'ObjectRef').flatMap((one) => filledAttribute(one, 'id') ?? []),
    query: queryOf(root),
    contents,
    faults: [
      ...(isAnswer && status === null ? [{ code: 'xds/missing', place: 'status' }] : []),
      ...documents.flatMap(documentFaults),
      ...faults,
    ],
  };
}
