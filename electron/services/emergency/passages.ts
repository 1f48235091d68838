import type { CdaSection, NarrativeNode, TableRow } from '../../../shared/contract/cda.ts';
import type { Passage, Place } from '../../../shared/domain/emergency/card/extract.ts';

/** Words of inline nodes; deleted ones are no longer said (H37). Blocks inside a cell are joined by a space. */
function words(nodes: readonly NarrativeNode[]): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'text':
          return node.text;
        case 'break':
          return '\n';
        case 'styled':
          return node.style === 'deleted' ? '' : words(node.children);
        case 'paragraph':
        case 'footnote':
          return `${words(node.children)} `;
        case 'list':
          return node.items.map((item) => words(item)).join(', ');
        default:
          return '';
      }
    })
    .join('');
}

function rowPassage(row: TableRow, place: Place): Passage {
  const text = row.cells
    .map(({ children }) => words(children).trim())
    .filter((cell) => cell !== '')
    .join(' · ');
  const heading = row.place === 'head' || row.cells.every((cell) => cell.header);
  return heading ? { place, text, heading } : { place, text };
}

/** One passage for each paragraph, list item and table row; loose text around them makes passages of its own. */
function blocks(nodes: readonly NarrativeNode[], place: Place): Passage[] {
  const found: Passage[] = [];
  let loose: NarrativeNode[] = [];
  const flush = (): void => {
    if (loose.length > 0) found.push({ place, text: words(loose) });
    loose = [];
  };
  for (const node of nodes) {
    if (node.kind === 'list') {
      flush();
      found.push(...node.items.flatMap((item) => blocks(item, place)));
    } else if (node.kind === 'table') {
      flush();
      found.push(...node.rows.map((row) => rowPassage(row, place)));
    } else if (node.kind === 'paragraph') {
      flush();
      found.push(...blocks(node.children, place));
    } else loose.push(node);
  }
  flush();
  return found.filter(({ text }) => text.trim() !== '');
}

/** The passages of a structured document, in reading order; an untitled inner section keeps the one around it. */
export function passagesOf(sections: readonly CdaSection[], around?: Place): Passage[] {
  return sections.flatMap((section) => {
    const named = section.title !== undefined || section.code !== undefined;
    const own: Place = {
      kind: 'section',
      title: section.title ?? '',
      ...(section.code !== undefined && { code: section.code }),
    };
    const place = named || !around ? own : around;
    return [...blocks(section.narrative, place), ...passagesOf(section.sections, place)];
  });
}
