import { ParseOption, XmlAttribute, XmlDocument, XmlElement, type XmlNode } from 'libxml2-wasm';
import { NS } from './namespaces.ts';

/** Why a message cannot be read. */
export class UnreadableXml extends Error {}

const DOCTYPE = /<!DOCTYPE/i;

/**
 * Parses a message and hands it to `use`, then frees it: libxml2 holds memory outside the collector.
 * A document type declaration is refused before anything else looks at the message.
 *
 * @throws UnreadableXml when the bytes are not well-formed XML or declare a document type
 */
export async function withXml<T>(bytes: Uint8Array, use: (document: XmlDocument) => T | Promise<T>): Promise<T> {
  const document = parse(bytes);
  try {
    return await use(document);
  } finally {
    document.dispose();
  }
}

/** Same as `withXml`, for uses that do not wait. */
export function withXmlNow<T>(bytes: Uint8Array, use: (document: XmlDocument) => T): T {
  const document = parse(bytes);
  try {
    return use(document);
  } finally {
    document.dispose();
  }
}

function parse(bytes: Uint8Array): XmlDocument {
  if (DOCTYPE.test(Buffer.from(bytes).toString('latin1'))) throw new UnreadableXml('DOCTYPE interdit');
  const option = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_HUGE;
  try {
    return XmlDocument.fromBuffer(bytes, { option });
  } catch (error) {
    throw new UnreadableXml(error instanceof Error ? error.message : String(error));
  }
}

/** Elements found under a node by path, with the prefixes of `NS`. */
export function elements(node: XmlNode | XmlDocument, path: string): XmlElement[] {
  return node.find(path, NS).filter((found) => found instanceof XmlElement);
}

/** The first element found, or null. */
export function element(node: XmlNode | XmlDocument, path: string): XmlElement | null {
  return elements(node, path)[0] ?? null;
}

/** Text of the first element or attribute found, trimmed; null when there is none. */
export function text(node: XmlNode | XmlDocument, path: string): string | null {
  const found = node.get(path, NS);
  if (found instanceof XmlAttribute) return found.value.trim();
  return found instanceof XmlElement ? found.content.trim() : null;
}

/** Texts of all elements or attributes found, trimmed. */
export function texts(node: XmlNode | XmlDocument, path: string): string[] {
  return node.find(path, NS).map((found) => found.content.trim());
}
