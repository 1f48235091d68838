import type { Element, Node } from '@xmldom/xmldom';
import type { NarrativeNode } from '../../../../shared/contract/cda.ts';
import { attribute, childElements, rawText } from '../xml/element.ts';
import { captionElement, readRows } from './read-table.ts';

/** Finds what the narrative points at with `renderMultiMedia`; an empty answer means that it cannot be shown. */
export type FindMedia = (id: string) => readonly NarrativeNode[];

type Nodes = readonly NarrativeNode[];
type Style = Extract<NarrativeNode, { kind: 'styled' }>['style'];

const TEXT = 3;
const CDATA = 4;
const ELEMENT = 1;

/** Elements of the CDA narrative, and of the HTML that some emitters put there, that only change the look. */
const STYLE_OF_ELEMENT: Readonly<Record<string, Style>> = {
  sub: 'subscript',
  sup: 'superscript',
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  del: 'deleted',
  s: 'deleted',
};

/** Words of `styleCode` that change the meaning of a sign if they are lost (H38: 10⁹ must not become 109). */
const STYLE_OF_CODE: readonly (readonly [RegExp, Style])[] = [
  [/\b(bold|emphasis|strong)\b/i, 'bold'],
  [/\bitalics?\b/i, 'italic'],
  [/\bunderline\b/i, 'underline'],
  [/\b(superscript|sup)\b/i, 'superscript'],
  [/\b(subscript|sub)\b/i, 'subscript'],
];

const BLOCKS = new Set(['paragraph', 'p', 'div', 'title', 'caption', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

function dressed(style: Style, children: Nodes): Nodes {
  return children.length === 0 ? [] : [{ kind: 'styled', style, children }];
}

function withStyles(element: Element, children: Nodes): Nodes {
  const code = attribute(element, 'styleCode') ?? '';
  const styles = STYLE_OF_CODE.filter(([pattern]) => pattern.test(code)).map(([, style]) => style);
  const removed: Style[] = attribute(element, 'revised') === 'delete' ? ['deleted'] : [];
  return [...styles, ...removed].reduce<Nodes>((inside, style) => dressed(style, inside), children);
}

/** A caption of plain words goes to the caption; one with markup stays whole, in front (its superscripts count). */
function captionOf(element: Element, media: FindMedia): { caption?: string; before: Nodes } {
  const caption = captionElement(element);
  if (!caption) return { before: [] };
  if (childElements(caption).length > 0) return { before: readElement(caption, media) };
  const text = rawText(caption)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
  return text === '' ? { before: [] } : { caption: text, before: [] };
}

function readList(element: Element, media: FindMedia): Nodes {
  const { caption, before } = captionOf(element, media);
  const captionPart = captionElement(element);
  const items = childElements(element)
    .filter((item) => item !== captionPart)
    .map((item) => readInside(item, media));
  const ordered = attribute(element, 'listType')?.toLowerCase() === 'ordered' || element.localName === 'ol';
  return [
    ...before,
    { kind: 'list', ordered, ...(caption === undefined ? {} : { caption }), items },
    ...strayText(element),
  ];
}

function readTable(element: Element, media: FindMedia): Nodes {
  const { caption, before } = captionOf(element, media);
  const rows = readRows(element, (cell) => readInside(cell, media));
  const parts = [element, ...childElements(element), ...childElements(element).flatMap(childElements)];
  const containers = parts.filter((part) => /^(table|thead|tbody|tfoot|tr)$/.test(part.localName ?? ''));
  const stray = containers.flatMap(strayText);
  return [...before, { kind: 'table', ...(caption === undefined ? {} : { caption }), rows }, ...stray];
}

/** Words that stand where only elements may: they are kept, after what they were found in (H37). */
function strayText(element: Element): Nodes {
  const found: NarrativeNode[] = [];
  for (let node = element.firstChild; node; node = node.nextSibling) {
    const text = node.nodeType === TEXT || node.nodeType === CDATA ? (node.nodeValue ?? '') : '';
    if (text.trim() !== '') found.push({ kind: 'paragraph', children: [{ kind: 'text', text }] });
  }
  return found;
}

function readMultiMedia(element: Element, media: FindMedia): Nodes {
  const ids = (attribute(element, 'referencedObject') ?? '').split(/\s+/).filter(Boolean);
  return [...ids.flatMap(media), ...readInside(element, media)];
}

function readElement(element: Element, media: FindMedia): Nodes {
  const name = element.localName ?? '';
  if (name === 'br') return [{ kind: 'break' }, ...readInside(element, media)];
  if (name === 'table') return withStyles(element, readTable(element, media));
  if (name === 'list' || name === 'ul' || name === 'ol') return withStyles(element, readList(element, media));
  if (name === 'renderMultiMedia') return readMultiMedia(element, media);
  const children = withStyles(element, readInside(element, media));
  if (name === 'footnote') return [{ kind: 'footnote', children }];
  if (BLOCKS.has(name)) return [{ kind: 'paragraph', children }];
  const style = STYLE_OF_ELEMENT[name];
  // A link keeps its words and loses its target; an element we do not know is its words (H37, H54).
  return style ? dressed(style, children) : children;
}

function readNode(node: Node, media: FindMedia): Nodes {
  if (node.nodeType === TEXT || node.nodeType === CDATA) {
    const text = (node.nodeValue ?? '').replace(/[ \t\r\n]+/g, ' ');
    return text === '' ? [] : [{ kind: 'text', text }];
  }
  // nodeType says which class it is: the one thing the DOM types do not tell.
  return node.nodeType === ELEMENT ? readElement(node as Element, media) : [];
}

const BLOCK_KINDS: readonly (NarrativeNode['kind'] | undefined)[] = ['paragraph', 'list', 'table', 'image', undefined];

/** Blanks between blocks, and at either end, are the indentation of the document and no text. */
function withoutIndentation(nodes: Nodes): Nodes {
  return nodes.filter((node, index) => {
    const isBlank = node.kind === 'text' && node.text === ' ';
    const besideBlock = [nodes[index - 1], nodes[index + 1]].some((next) => BLOCK_KINDS.includes(next?.kind));
    return !isBlank || !besideBlock;
  });
}

function readInside(element: Element, media: FindMedia): Nodes {
  const found: NarrativeNode[] = [];
  for (let node = element.firstChild; node; node = node.nextSibling) {
    // One by one: a hostile element may hold more children than a call takes arguments (H54).
    for (const one of readNode(node, media)) found.push(one);
  }
  return withoutIndentation(found);
}

/**
 * Turns the narrative of a section into the closed union that the window draws: never markup, every word kept, what
 * is not known becomes its text (H37, H54). Signs keep their code points; only runs of XML blanks become one space.
 */
export function readNarrative(text: Element, media: FindMedia): NarrativeNode[] {
  return [...readInside(text, media)];
}
