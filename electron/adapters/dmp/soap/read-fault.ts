import { NS } from '../namespaces.ts';
import { childAt, child, children, childElements, filledText, type XmlElement } from '../xml/element.ts';

/** A SOAP fault of either version, as printed. */
export interface SoapFault {
  /** `Sender`, `Receiver` … (1.1: `Client`, `Server`), without prefix. */
  readonly code?: string;
  /** The most precise subcode, without prefix: where the DMP puts its own code (dmp-interface §8). */
  readonly subcode?: string;
  readonly reason?: string;
  /** Text of the detail, when it has one. */
  readonly detail?: string;
}

function localPart(name: string | undefined): string | undefined {
  return name?.split(':').at(-1)?.trim();
}

function subcodes(fault: XmlElement, ns: string): string[] {
  const found: string[] = [];
  let here = childAt(fault, ns, 'Code', 'Subcode');
  while (here) {
    const value = localPart(filledText(child(here, ns, 'Value')));
    if (value) found.push(value);
    here = child(here, ns, 'Subcode');
  }
  return found;
}

function reasonOf(fault: XmlElement, ns: string): string | undefined {
  const reason = child(fault, ns, 'Reason');
  const texts = reason ? children(reason, ns, 'Text') : [];
  const french = texts.find((text) => text.getAttribute('xml:lang')?.toLowerCase().startsWith('fr'));
  return filledText(french ?? texts[0] ?? reason);
}

function filled(fault: { [Key in keyof SoapFault]: SoapFault[Key] | undefined }): SoapFault {
  const entries = Object.entries(fault).filter(([, value]) => value !== undefined);
  // Only undefined values were taken away, so what is left has the shape of a fault.
  return Object.fromEntries(entries) as SoapFault;
}

/** Reads a fault; null when the element is not one. An empty fault is a fault all the same. */
export function readSoapFault(payload: XmlElement): SoapFault | null {
  const ns = payload.namespaceURI;
  if (payload.localName !== 'Fault' || (ns !== NS.soap12 && ns !== NS.soap11)) return null;
  if (ns === NS.soap12) {
    const code = localPart(filledText(childAt(payload, ns, 'Code', 'Value')));
    const subcode = subcodes(payload, ns).at(-1);
    return filled({ code, subcode, reason: reasonOf(payload, ns), detail: filledText(child(payload, ns, 'Detail')) });
  }
  const parts = new Map(childElements(payload).map((part) => [part.localName, filledText(part)]));
  // 1.1 has no subcode: a precise code is written after a dot, or in the place of the general one.
  const [code, subcode] = (localPart(parts.get('faultcode')) ?? '').split('.');
  return filled({ code: code || undefined, subcode, reason: parts.get('faultstring'), detail: parts.get('detail') });
}
