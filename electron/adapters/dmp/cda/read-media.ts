import type { Element } from '@xmldom/xmldom';
import type { NarrativeNode } from '../../../../shared/contract/cda.ts';
import { attribute, child, children, descendants, filledAttribute } from '../xml/element.ts';
import type { CdaFault, EmbeddedMedia } from './cda-view.ts';
import { decodeMedia } from './decode-media.ts';
import { PDF_COPY_SECTION } from './identifiers.ts';

/** Files found in the entries of a structured body. */
export interface FoundMedia {
  readonly media: readonly EmbeddedMedia[];
  readonly faults: readonly CdaFault[];
}

function isCopySection(section: Element): boolean {
  return children(section, null, 'templateId').some((id) => filledAttribute(id, 'root') === PDF_COPY_SECTION);
}

/** Entries of this section only: those of its subsections belong to them. */
function ownObservations(section: Element): Element[] {
  return children(section, null, 'entry').flatMap((entry) => descendants(entry, null, 'observationMedia'));
}

/**
 * Files in the entries of one section (`observationMedia`), in order, with the faults met while decoding them.
 *
 * @param place path of the section, for the faults.
 */
export function mediaOf(section: Element, place: string): FoundMedia {
  const isCopy = isCopySection(section);
  const decoded = ownObservations(section).flatMap((observation) => {
    const value = child(observation, null, 'value');
    const id = attribute(observation, 'ID');
    return value ? [{ ...decodeMedia(value), ...(id === undefined ? {} : { id }) }] : [];
  });
  return {
    media: decoded.map(({ faults: _faults, mediaType, ...one }) => ({
      ...one,
      mediaType,
      isCopy: isCopy && mediaType.toLowerCase() === 'application/pdf',
    })),
    faults: decoded.flatMap(({ faults }, index) =>
      faults.map((code) => ({ code, field: `${place}/observationMedia[${index + 1}]` })),
    ),
  };
}

const IMAGE_SIGNS = [
  { mediaType: 'image/jpeg', sign: '\u00ff\u00d8\u00ff' },
  { mediaType: 'image/png', sign: '\u0089PNG' },
  { mediaType: 'image/gif', sign: 'GIF8' },
] as const;

/** The image as the window may draw it, its type taken from the bytes; null when it is no image it can draw. */
export function imageNode(media: EmbeddedMedia): NarrativeNode | null {
  const head = Buffer.from(media.bytes.subarray(0, 4)).toString('latin1');
  const known = IMAGE_SIGNS.find(({ sign }) => head.startsWith(sign));
  return known ? { kind: 'image', mediaType: known.mediaType, bytes: media.bytes } : null;
}
