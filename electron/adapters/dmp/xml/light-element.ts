import type { XmlElement, XmlNode } from './element.ts';

const ELEMENT = 1;
const TEXT = 3;

/** Character data, entities and CDATA resolved. */
export class LightText implements XmlNode {
  readonly nodeType = TEXT;
  nextSibling: LightNode | null = null;
  readonly data: string;

  constructor(data: string) {
    this.data = data;
  }
}

type LightNode = LightElement | LightText;

/** An element with its attributes, texts and elements, and nothing else: what reading needs, without the cost of a DOM. */
export class LightElement implements XmlElement {
  readonly nodeType = ELEMENT;
  readonly localName: string;
  readonly namespaceURI: string | null;
  /** Name, value, name, value …: a map for each of 200,000 elements costs more than all the rest. */
  readonly #attributes: readonly string[];
  nextSibling: LightNode | null = null;
  firstChild: LightNode | null = null;
  #lastChild: LightNode | null = null;

  constructor(namespace: string, localName: string, attributes: readonly string[]) {
    this.namespaceURI = namespace === '' ? null : namespace;
    this.localName = localName;
    this.#attributes = attributes;
  }

  getAttribute(name: string): string | null {
    for (let index = 0; index < this.#attributes.length; index += 2) {
      if (this.#attributes[index] === name) return this.#attributes[index + 1] ?? null;
    }
    return null;
  }

  /** Depth is bounded before a tree is built: the recursion is too. */
  get textContent(): string {
    let text = '';
    for (let node = this.firstChild; node; node = node.nextSibling) {
      text += node.nodeType === TEXT ? node.data : node.textContent;
    }
    return text;
  }

  append(node: LightNode): void {
    if (this.#lastChild) this.#lastChild.nextSibling = node;
    else this.firstChild = node;
    this.#lastChild = node;
  }
}
