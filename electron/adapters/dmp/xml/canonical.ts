import type { Attr, Element, Node } from '@xmldom/xmldom';
import { escapedText, escapedValue } from './escape.ts';

const XMLNS = 'http://www.w3.org/2000/xmlns/';
const NODE = { element: 1, text: 3, cdata: 4, instruction: 7, comment: 8 } as const;

/** Namespaces in scope or already written: prefix (empty = default) to URI. */
type Scope = ReadonlyMap<string, string>;

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function attributesOf(element: Element): Attr[] {
  return Array.from({ length: element.attributes.length }, (_, index) => element.attributes.item(index)).filter(
    (attribute) => attribute !== null,
  );
}

/** Prefix that a namespace declaration binds, or null for an ordinary attribute. */
function declaredPrefix(attribute: Attr): string | null {
  if (attribute.namespaceURI !== XMLNS) return null;
  return attribute.prefix ? (attribute.localName ?? '') : '';
}

/** Namespaces in scope inside an element, given those around it. */
function scopeInside(element: Element, around: Scope): Map<string, string> {
  const scope = new Map(around);
  for (const attribute of attributesOf(element)) {
    const prefix = declaredPrefix(attribute);
    if (prefix !== null) scope.set(prefix, attribute.value);
  }
  return scope;
}

/** Declarations due on an element: those in scope that its written parent did not give the same value. */
function declarations(scope: Scope, written: Scope): string {
  return [...scope]
    .filter(([prefix, uri]) => (written.get(prefix) ?? '') !== uri)
    .sort(([a], [b]) => byText(a, b))
    .map(([prefix, uri]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapedValue(uri)}"`)
    .join('');
}

function attributeForms(element: Element): string {
  return attributesOf(element)
    .filter((attribute) => declaredPrefix(attribute) === null)
    .sort((a, b) => byText(a.namespaceURI ?? '', b.namespaceURI ?? '') || byText(a.localName ?? '', b.localName ?? ''))
    .map((attribute) => ` ${attribute.name}="${escapedValue(attribute.value)}"`)
    .join('');
}

function form(node: Node, around: Scope, written: Scope, comments: boolean): string {
  switch (node.nodeType) {
    case NODE.text:
    case NODE.cdata:
      return escapedText(node.nodeValue ?? '');
    case NODE.comment:
      return comments ? `<!--${node.nodeValue ?? ''}-->` : '';
    case NODE.instruction:
      return `<?${node.nodeName}${node.nodeValue ? ` ${node.nodeValue}` : ''}?>`;
    case NODE.element:
      // The node type says what it is.
      return elementForm(node as Element, around, written, comments);
    default:
      return '';
  }
}

function elementForm(element: Element, around: Scope, written: Scope, comments: boolean): string {
  const scope = scopeInside(element, around);
  let inside = '';
  for (let node = element.firstChild; node; node = node.nextSibling) inside += form(node, scope, scope, comments);
  return `<${element.tagName}${declarations(scope, written)}${attributeForms(element)}>${inside}</${element.tagName}>`;
}

function scopeAround(element: Element): Scope {
  const parent = element.parentNode;
  // A parent of type 1 is an element; the document itself binds nothing.
  return parent?.nodeType === NODE.element ? scopeInside(parent as Element, scopeAround(parent as Element)) : new Map();
}

/**
 * Canonical form of an element within its document (Canonical XML 1.0, inclusive): what a signature covers when a
 * reference names an element of its own document. Inherited `xml:` attributes are not carried over: our templates
 * have none.
 */
export function canonicalElement(element: Element, comments: boolean): string {
  return elementForm(element, scopeAround(element), new Map(), comments);
}

/**
 * Canonical form of a whole document, given by its root: comments and instructions beside the root are part of it,
 * each on a line of its own.
 */
export function canonicalDocument(root: Element, comments: boolean): string {
  const pieces: string[] = [];
  for (let node = root.parentNode?.firstChild ?? root; node; node = node.nextSibling as Node) {
    const piece = form(node, new Map(), new Map(), comments);
    // The parser shows the XML declaration as an instruction; canonical XML has none.
    const isInstruction = node.nodeType === NODE.instruction && node.nodeName !== 'xml';
    const beside = isInstruction || (node.nodeType === NODE.comment && comments);
    if (node.nodeType === NODE.element || beside) pieces.push(piece);
  }
  return pieces.join('\n');
}
