import type { Element } from '@xmldom/xmldom';
import type { CdaSection, NarrativeNode } from '../../../../shared/contract/cda.ts';
import { child, children, descendants, filledAttribute, filledText } from '../xml/element.ts';
import type { CdaFault, EmbeddedMedia } from './cda-view.ts';
import { lostWords } from './narrative-words.ts';
import { imageNode, mediaOf } from './read-media.ts';
import { readNarrative } from './read-narrative.ts';

/** A structured body as read: sections, the files inside, and what could not be shown. */
export interface StructuredBody {
  readonly sections: readonly CdaSection[];
  readonly media: readonly EmbeddedMedia[];
  readonly faults: readonly CdaFault[];
}

/** What one pass over the body gathers; `shown` holds the ids that a narrative has drawn. */
interface Pass {
  readonly byId: ReadonlyMap<string, EmbeddedMedia>;
  readonly shown: Set<EmbeddedMedia>;
  readonly media: EmbeddedMedia[];
  readonly faults: CdaFault[];
}

function sectionsUnder(parent: Element): Element[] {
  return children(parent, null, 'component').flatMap((component) => children(component, null, 'section'));
}

/** What `renderMultiMedia` names: a file, or a region that stands on one or several files. */
function drawn(pass: Pass, found: EmbeddedMedia | undefined): NarrativeNode[] {
  const node = found && imageNode(found);
  if (!found || !node) return [];
  pass.shown.add(found);
  return [node];
}

/** Images that no sentence points at are shown after the text rather than lost (H36). */
function unreferenced(pass: Pass, media: readonly EmbeddedMedia[]): NarrativeNode[] {
  return media.filter((one) => !pass.shown.has(one)).flatMap((one) => drawn(pass, one));
}

function readSection(
  section: Element,
  place: string,
  pass: Pass,
  own: Map<Element, readonly EmbeddedMedia[]>,
): CdaSection {
  const text = child(section, null, 'text');
  const written = text ? readNarrative(text, (id) => drawn(pass, pass.byId.get(id))) : [];
  const lost = text ? lostWords(text, written) : [];
  if (lost.length > 0) pass.faults.push({ code: 'cda/words-lost', field: `${place}/text`, limit: lost.length });
  const code = child(section, null, 'code');
  const title = filledText(child(section, null, 'title'));
  const codeText = code ? filledAttribute(code, 'code') : undefined;
  const narrative = [...written, ...unreferenced(pass, own.get(section) ?? [])];
  const sections = sectionsUnder(section).map((inner, index) =>
    readSection(inner, `${place}/section[${index + 1}]`, pass, own),
  );
  return {
    ...(title === undefined ? {} : { title }),
    ...(codeText === undefined ? {} : { code: codeText }),
    narrative,
    sections,
  };
}

/** Regions point at files by the ids of the observations they stand on. */
function withRegions(body: Element, byId: Map<string, EmbeddedMedia>): void {
  for (const region of descendants(body, null, 'regionOfInterest')) {
    const id = filledAttribute(region, 'ID');
    const target = descendants(region, null, 'observationMedia')[0];
    const found = target && byId.get(filledAttribute(target, 'ID') ?? '');
    if (id && found) byId.set(id, found);
  }
}

/**
 * Reads a structured body: sections nested as they are, narrative as a safe tree, files of the entries.
 *
 * @param body `structuredBody`.
 * @returns everything that can be shown; the faults say which words or files cannot (`cda/words-lost` with their
 *   number in `limit`, `cda/media-not-shown`).
 */
export function readSections(body: Element): StructuredBody {
  const pass: Pass = { byId: new Map(), shown: new Set(), media: [], faults: [] };
  const own = new Map<Element, readonly EmbeddedMedia[]>();
  const byId = new Map<string, EmbeddedMedia>();
  descendants(body, null, 'section').forEach((section, index) => {
    const found = mediaOf(section, `section[${index + 1}]`);
    own.set(section, found.media);
    for (const one of found.media) {
      pass.media.push(one);
      if (one.id !== undefined) byId.set(one.id, one);
    }
    for (const fault of found.faults) pass.faults.push(fault);
  });
  withRegions(body, byId);
  const sections = sectionsUnder(body).map((section, index) =>
    readSection(section, `section[${index + 1}]`, { ...pass, byId }, own),
  );
  const unseen = pass.media.filter((one) => !one.isCopy && !pass.shown.has(one));
  const unshown = unseen.map((one): CdaFault => ({ code: 'cda/media-not-shown', field: one.id ?? one.mediaType }));
  return { sections, media: pass.media, faults: [...pass.faults, ...unshown] };
}
