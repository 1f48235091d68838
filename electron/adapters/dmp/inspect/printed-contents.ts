import type { Element } from '@xmldom/xmldom';
import { contentIdOfReference } from '../mtom/content-id.ts';
import { NS } from '../namespaces.ts';
import { child, descendants, filledAttribute, filledText } from '../xml/element.ts';
import type { Attachments } from './attachments.ts';
import { orNull, sha256 } from './printed.ts';
import type { InspectFault, PrintedContent } from './report.ts';

/** Documents beside the metadata, and the references that lead nowhere. */
export interface Contents {
  readonly contents: readonly PrintedContent[];
  readonly faults: readonly InspectFault[];
}

interface Found {
  readonly reference: string | null;
  readonly bytes: Uint8Array | null;
  readonly lost: boolean;
}

const NOTHING: Found = { reference: null, bytes: null, lost: false };

/** Content given inline in base64, or as a reference to a part (XOP). */
function contentOf(holder: Element | null, attachments: Attachments): Found {
  const include = holder && child(holder, NS.xop, 'Include');
  if (include) {
    const reference = contentIdOfReference(filledAttribute(include, 'href') ?? '');
    const bytes = attachments.get(reference ?? '') ?? null;
    // A message saved without its other parts is whole as far as it goes: only a set of parts can lack one.
    return { reference, bytes, lost: bytes === null && attachments.size > 0 };
  }
  const text = filledText(holder);
  return text === undefined ? NOTHING : { ...NOTHING, bytes: new Uint8Array(Buffer.from(text, 'base64')) };
}

function sized({ bytes, reference }: Found): Pick<PrintedContent, 'bytes' | 'sha256' | 'reference'> {
  return { bytes: bytes ? bytes.length : null, sha256: bytes ? sha256(bytes) : null, reference };
}

function retrieved(element: Element, found: Found): PrintedContent {
  const text = (name: string): string | null => orNull(filledText(child(element, NS.xds, name)));
  const { bytes, sha256: digest, reference } = sized(found);
  return {
    id: text('DocumentUniqueId'),
    repositoryUniqueId: text('RepositoryUniqueId'),
    mimeType: text('mimeType'),
    bytes,
    sha256: digest,
    reference,
  };
}

function provided(element: Element, found: Found): PrintedContent {
  const id = orNull(filledAttribute(element, 'id'));
  return { id, repositoryUniqueId: null, mimeType: null, ...sized(found) };
}

/** Documents that a message sends (ITI-41), asks for or brings (ITI-43), in order. */
export function printedContents(root: Element, attachments: Attachments): Contents {
  const holders = ['DocumentRequest', 'DocumentResponse'].flatMap((name) => descendants(root, NS.xds, name));
  const isRetrieval = holders.length > 0;
  const elements = isRetrieval ? holders : descendants(root, NS.xds, 'Document');
  const found = elements.map((element) =>
    contentOf(isRetrieval ? child(element, NS.xds, 'Document') : element, attachments),
  );
  return {
    contents: elements.map((element, index) => (isRetrieval ? retrieved : provided)(element, found[index] ?? NOTHING)),
    faults: found.flatMap(({ lost }, index) =>
      lost ? [{ code: 'mtom/part-missing', place: `contents[${index}]` }] : [],
    ),
  };
}
