import { SaxesParser, type SaxesTagNS } from 'saxes';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Fault } from '../../../../shared/fault.ts';
import type { XmlFaultCode } from './bounds.ts';
import type { XmlElement } from './element.ts';
import { LightElement, LightText } from './light-element.ts';
import { openSource, type XmlOrigin } from './open-source.ts';

const NO_ATTRIBUTE: readonly string[] = [];

/** A character XML forbids, though servers let one through now and then. */
const FORBIDDEN = new RegExp('[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]');
/** A reference that names no character by number. */
const BAD_REFERENCE = /&#(?!\d+;|x[\da-fA-F]+;)/;

/** Faults that cost a sign and no structure: the rest of a list is worth reading (H08). */
function isForgiven(message: string, source: string): boolean {
  switch (message) {
    case 'the string "]]>" is disallowed in char data.':
      return true;
    case 'disallowed character.':
      return FORBIDDEN.test(source) || !source.isWellFormed();
    case 'malformed character entity.':
      return !BAD_REFERENCE.test(source);
    default:
      return false;
  }
}

function attributesOf({ attributes }: SaxesTagNS): readonly string[] {
  const found: string[] = [];
  for (const name in attributes) found.push(name, attributes[name]?.value ?? '');
  return found.length === 0 ? NO_ATTRIBUTE : found;
}

/** Puts the pieces of a document together as they come. */
class Tree {
  readonly #open: LightElement[] = [];
  root: LightElement | null = null;

  begin(tag: SaxesTagNS): void {
    const element = new LightElement(tag.uri, tag.local, attributesOf(tag));
    this.#open.at(-1)?.append(element);
    this.root ??= element;
    this.#open.push(element);
  }

  end(): void {
    this.#open.pop();
  }

  text(data: string): void {
    this.#open.at(-1)?.append(new LightText(data));
  }
}

function parseText(source: string): LightElement | null {
  const tree = new Tree();
  // U+0085 and U+2028 stay what they are, whatever version a document declares (H38).
  const parser = new SaxesParser({ xmlns: true, position: false, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  parser.on('opentag', (tag) => tree.begin(tag));
  parser.on('closetag', () => tree.end());
  parser.on('text', (text) => tree.text(text));
  parser.on('cdata', (text) => tree.text(text));
  parser.on('error', (error) => {
    if (!isForgiven(error.message, source)) throw error;
  });
  parser.write(source).close();
  return tree.root;
}

/**
 * Reads a foreign XML document into a light tree: never trusts it, never repairs it, never throws.
 *
 * @param input the bytes as received, or a text already decoded.
 * @returns the root element; the faults of `openSource`, or `xml/malformed`.
 */
export function readTree(input: Uint8Array | string, origin: XmlOrigin = {}): Result<XmlElement, Fault<XmlFaultCode>> {
  const source = openSource(input, origin);
  if (!source.ok) return source;
  try {
    const root = parseText(source.value);
    return root ? ok(root) : fail({ code: 'xml/malformed' });
  } catch {
    return fail({ code: 'xml/malformed' });
  }
}
