import type { Element, Node } from '@xmldom/xmldom';

const ELEMENT = 1;

function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT;
}

/** Element children in document order. */
export function childElements(parent: Element): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) if (isElement(node)) found.push(node);
  return found;
}

/** True for an element of this namespace (null = any) and local name, whatever its prefix. */
export function isNamed(element: Element, namespace: string | null, name: string): boolean {
  return element.localName === name && (namespace === null || element.namespaceURI === namespace);
}

/** Children of this name, in order. */
export function children(parent: Element, namespace: string | null, name: string): Element[] {
  return childElements(parent).filter((element) => isNamed(element, namespace, name));
}

/** First child of this name. */
export function child(parent: Element, namespace: string | null, name: string): Element | null {
  return childElements(parent).find((element) => isNamed(element, namespace, name)) ?? null;
}

/** First element reached by following names from `parent`, one namespace all the way. */
export function childAt(parent: Element, namespace: string | null, ...path: string[]): Element | null {
  let here: Element | null = parent;
  for (const name of path) {
    if (!here) return null;
    here = child(here, namespace, name);
  }
  return here;
}

/** Descendants of this name in document order, `root` itself included. */
export function descendants(root: Element, namespace: string | null, name: string): Element[] {
  const found: Element[] = [];
  const waiting: Element[] = [root];
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
export function attribute(element: Element, name: string): string | undefined {
  return element.getAttribute(name) ?? undefined;
}

/** Value of an attribute that is worth something: absent and blank are the same. */
export function filledAttribute(element: Element, name: string): string | undefined {
  const value = element.getAttribute(name)?.trim();
  return value ? value : undefined;
}

/** Text of an element and its descendants, exactly as parsed. */
export function rawText(element: Element): string {
  return element.textContent ?? '';
}

/** Text without the blanks around it; undefined when nothing is left. */
export function filledText(element: Element | null): string | undefined {
  const text = element ? rawText(element).trim() : '';
  return text === '' ? undefined : text;
}
