const ELEMENT = 1;

/** A node of a tree that was read, as far as reading needs it. */
export interface XmlNode {
  readonly nodeType: number;
  readonly nextSibling: XmlNode | null;
}

/**
 * An element that was read. Two trees have this shape: the light one of `read-tree.ts`, for answers of the store, and
 * the parser's own DOM, which canonical forms and the reading of documents need.
 */
export interface XmlElement extends XmlNode {
  readonly localName: string | null;
  readonly namespaceURI: string | null;
  readonly firstChild: XmlNode | null;
  /** Text of the element and of its descendants. */
  readonly textContent: string | null;
  /** Value of an attribute by its name as written, prefix included; null when absent. */
  getAttribute(name: string): string | null;
}

/** Elements of a tree are all of the kind of its root. */
function isElement<Tree extends XmlElement>(node: XmlNode): node is Tree {
  return node.nodeType === ELEMENT;
}

/** Element children in document order. */
export function childElements<Tree extends XmlElement>(parent: Tree): Tree[] {
  const found: Tree[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) if (isElement<Tree>(node)) found.push(node);
  return found;
}

/** True for an element of this namespace (null = any) and local name, whatever its prefix. */
export function isNamed(element: XmlElement, namespace: string | null, name: string): boolean {
  return element.localName === name && (namespace === null || element.namespaceURI === namespace);
}

/** Children of this name, in order. */
export function children<Tree extends XmlElement>(parent: Tree, namespace: string | null, name: string): Tree[] {
  return childElements(parent).filter((element) => isNamed(element, namespace, name));
}

/** First child of this name. */
export function child<Tree extends XmlElement>(parent: Tree, namespace: string | null, name: string): Tree | null {
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (isElement<Tree>(node) && isNamed(node, namespace, name)) return node;
  }
  return null;
}

/** First element reached by following names from `parent`, one namespace all the way. */
export function childAt<Tree extends XmlElement>(
  parent: Tree,
  namespace: string | null,
  ...path: string[]
): Tree | null {
  let here: Tree | null = parent;
  for (const name of path) {
    if (!here) return null;
    here = child(here, namespace, name);
  }
  return here;
}

/** Descendants of this name in document order, `root` itself included. */
export function descendants<Tree extends XmlElement>(root: Tree, namespace: string | null, name: string): Tree[] {
  const found: Tree[] = [];
  const waiting: Tree[] = [root];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (isNamed(element, namespace, name)) found.push(element);
    // One by one: an element may have more children than a call may have arguments (H54).
    const inner = childElements(element);
    for (let index = inner.length - 1; index >= 0; index -= 1) {
      const next = inner[index];
      if (next) waiting.push(next);
    }
  }
  return found;
}

/** Value of an attribute without namespace, or undefined. An empty value is a value. */
export function attribute(element: XmlElement, name: string): string | undefined {
  return element.getAttribute(name) ?? undefined;
}

/** Value of an attribute that is worth something: absent and blank are the same. */
export function filledAttribute(element: XmlElement, name: string): string | undefined {
  const value = element.getAttribute(name)?.trim();
  return value ? value : undefined;
}

/** Text of an element and its descendants, exactly as parsed. */
export function rawText(element: XmlElement): string {
  return element.textContent ?? '';
}

/** Text without the blanks around it; undefined when nothing is left. */
export function filledText(element: XmlElement | null): string | undefined {
  const text = element ? rawText(element).trim() : '';
  return text === '' ? undefined : text;
}
