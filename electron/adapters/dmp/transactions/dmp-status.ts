import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import { dmpFault, type Effect } from '../faults.ts';
import { knownFault } from '../server-codes.ts';
import { child, filledText, type XmlElement } from '../xml/element.ts';

/**
 * Reads the `output` of the DMP's own services (TD0.3, TD0.4, TD1.6): success is the word `DMPOk` and nothing else.
 *
 * @param payload the answer, of which `name` is the expected local name.
 * @returns the `output` element; `dmp/unexpected-answer`, or the store's word as a fault.
 */
export function dmpOutput(
  payload: XmlElement,
  namespace: string,
  name: string,
  effect: Effect,
): Result<XmlElement, ExchangeFault> {
  const output = child(payload, namespace, 'output');
  if (payload.localName !== name || payload.namespaceURI !== namespace || !output) {
    return fail(dmpFault('dmp/unexpected-answer', effect));
  }
  const code = filledText(child(output, namespace, 'status'));
  if (code === 'DMPOk') return ok(output);
  const text = filledText(child(output, namespace, 'context'));
  const words = { ...(code ? { code } : {}), ...(text ? { text } : {}) };
  return fail(dmpFault(knownFault(words) ?? (code ? 'dmp/refused' : 'dmp/unexpected-answer'), effect, words));
}
