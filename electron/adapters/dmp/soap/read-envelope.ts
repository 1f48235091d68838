import { NS } from '../namespaces.ts';
import { child, childElements, descendants, filledText, type XmlElement } from '../xml/element.ts';

/** A SOAP message taken apart, of either version: real systems mix them (dmp-interface §1.1). */
export interface Envelope<Tree extends XmlElement> {
  readonly version: '1.1' | '1.2';
  readonly action?: string;
  readonly messageId?: string;
  readonly relatesTo?: string;
  /** The assertion of the security header, in a request. */
  readonly assertion: Tree | null;
  /** First element of the body. */
  readonly payload: Tree | null;
}

function versionOf(root: XmlElement): '1.1' | '1.2' | null {
  if (root.localName !== 'Envelope') return null;
  if (root.namespaceURI === NS.soap12) return '1.2';
  return root.namespaceURI === NS.soap11 ? '1.1' : null;
}

/** Takes an envelope apart; null when the element is not a SOAP envelope. A header may be missing. */
export function readEnvelope<Tree extends XmlElement>(root: Tree): Envelope<Tree> | null {
  const version = versionOf(root);
  if (!version) return null;
  const header = child(root, root.namespaceURI, 'Header');
  const body = child(root, root.namespaceURI, 'Body');
  // WS-Addressing of 2004 and of 2005 differ by namespace only: the local name is enough to read them.
  const addressing = (name: string) => filledText(header && child(header, null, name));
  const action = addressing('Action');
  const messageId = addressing('MessageID');
  const relatesTo = addressing('RelatesTo');
  return {
    version,
    ...(action ? { action } : {}),
    ...(messageId ? { messageId } : {}),
    ...(relatesTo ? { relatesTo } : {}),
    assertion: (header && descendants(header, NS.saml, 'Assertion')[0]) ?? null,
    payload: (body && childElements(body)[0]) ?? null,
  };
}
