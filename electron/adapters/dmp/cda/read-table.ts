import type { Element } from '@xmldom/xmldom';
import type { NarrativeNode, TableRow } from '../../../../shared/contract/cda.ts';
import { attribute, child, childElements, rawText } from '../xml/element.ts';

type Read = (element: Element) => readonly NarrativeNode[];
type Place = TableRow['place'];
type Cell = TableRow['cells'][number];

const PLACES: Readonly<Record<string, Place>> = { thead: 'head', tbody: 'body', tfoot: 'foot' };
const ORDER: readonly Place[] = ['head', 'body', 'foot'];

/** The caption of a table or of a list: the first one, others are content that stands in an odd place. */
export function captionElement(parent: Element): Element | null {
  return child(parent, null, 'caption');
}

/** Elements that only dress columns, and hold no word unless someone put one there. */
function isDress(part: Element): boolean {
  return /^col(group)?$/.test(part.localName ?? '') && rawText(part).trim() === '';
}

const SPAN_LIMIT = 1000;

function span(cell: Element, name: string): number {
  const value = Number.parseInt(attribute(cell, name) ?? '1', 10);
  return Number.isInteger(value) && value > 0 ? Math.min(value, SPAN_LIMIT) : 1;
}

/** A cell; anything else that stands where a cell should is kept as a cell of its own (H37). */
function cellOf(element: Element, read: Read): Cell {
  return {
    header: element.localName === 'th',
    columnSpan: span(element, 'colspan'),
    rowSpan: span(element, 'rowspan'),
    children: read(element),
  };
}

function rowOf(element: Element, place: Place, read: Read): TableRow {
  const cells = element.localName === 'tr' ? childElements(element) : [element];
  return { place, cells: cells.map((cell) => cellOf(cell, read)) };
}

/**
 * Rows of a narrative table, header rows first and footers last whatever their order in the document; row and column
 * heads stay marked, spans are kept (H37).
 */
export function readRows(table: Element, read: Read): TableRow[] {
  const caption = captionElement(table);
  const rows = childElements(table)
    .filter((part) => part !== caption && !isDress(part))
    .flatMap((part) => {
      const place = PLACES[part.localName ?? ''];
      if (!place) return [rowOf(part, 'body', read)];
      return childElements(part).map((row) => rowOf(row, place, read));
    });
  return ORDER.flatMap((place) => rows.filter((row) => row.place === place));
}
