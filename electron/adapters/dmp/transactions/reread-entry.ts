import type { Element } from '@xmldom/xmldom';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ExchangeFault } from '../../../../shared/fault.ts';
import type { DocumentEntry } from '../../../../shared/domain/document/entry.ts';
import type { Ins } from '../../../../shared/domain/patient/ins.ts';
import { toCx } from '../../../../shared/domain/patient/ins.ts';
import { readEntry } from '../ebxml/read-entry.ts';
import { readRegistryResponse, registryFault } from '../ebxml/registry-response.ts';
import { writeStoredQuery } from '../ebxml/stored-query.ts';
import { call } from '../exchange.ts';
import { dmpFault } from '../faults.ts';
import type { OpenContext } from '../gateway-context.ts';
import { NS } from '../namespaces.ts';
import { envelopeBytes, readAnswer } from '../soap/read-answer.ts';
import { readEnvelope } from '../soap/read-envelope.ts';
import { TRANSACTIONS } from '../soap/transactions.ts';
import type { TransportAnswer } from '../transport.ts';
import type { Asked } from './run-query.ts';
import { child, children } from '../xml/element.ts';
import { parseXml } from '../xml/parse-xml.ts';

/** An entry as it now stands, with the very element that bears it. */
export interface RereadEntry {
  readonly entry: DocumentEntry;
  readonly element: Element;
}

/** The objects of an answer, in the tree that keeps everything: comments, prefixes, unknown slots. */
function objectsOf(answer: TransportAnswer): Element[] | null {
  const envelope = envelopeBytes(answer);
  if (!envelope) return null;
  const root = parseXml(envelope.bytes, envelope.charset === undefined ? {} : { charset: envelope.charset });
  const payload = root.ok ? readEnvelope(root.value)?.payload : null;
  if (!payload) return null;
  const list = child(payload, NS.rim, 'RegistryObjectList');
  return list ? children(list, NS.rim, 'ExtrinsicObject') : [];
}

/** Of several versions of the metadata, the latest that is not an old one of a replaced document. */
function latest(found: readonly RereadEntry[]): RereadEntry | undefined {
  const rank = ({ entry }: RereadEntry): number =>
    (entry.availabilityStatus === 'deprecated' ? 0 : 1e9) + (Number(entry.version) || 0);
  return [...found].sort((a, b) => rank(b) - rank(a))[0];
}

function entriesOf(objects: readonly Element[], ins: Ins, uniqueId: string): RereadEntry[] {
  return objects.flatMap((element) => {
    const entry = readEntry(element);
    const ours = !('unreadable' in entry) && entry.uniqueId === uniqueId && isAbout(entry, ins);
    return ours ? [{ entry, element }] : [];
  });
}

/** N2: an entry of another patient is not the one that was asked for, whatever its identifier. */
function isAbout(entry: DocumentEntry, ins: Ins): boolean {
  const [value, , , root] = entry.patientId.split('^');
  return value === ins.value && root === toCx(ins).split('^')[3];
}

/**
 * Reads one entry just before it is changed (GetDocuments, H21).
 *
 * @returns the latest version of the entry of this patient and uniqueId; `dmp/unknown-document` when the registry has
 *   none to show; faults of `call` and `readAnswer`, the registry's refusal, `dmp/unreadable-answer`.
 */
export async function rereadEntry(
  context: OpenContext,
  asked: Asked,
  uniqueId: string,
  signal?: AbortSignal,
): Promise<Result<RereadEntry, ExchangeFault>> {
  const body = writeStoredQuery({
    query: 'getDocuments',
    returnType: 'LeafClass',
    parameters: [['XDSDocumentEntryUniqueId', [uniqueId]]],
  });
  const called = await call(context, { transaction: TRANSACTIONS.lookUp, ...asked, body, signal });
  if (!called.ok) return called;
  const { answer, messageId } = called.value;
  const content = readAnswer(answer, messageId, 'read');
  if (!content.ok) return content;
  const fault = registryFault(readRegistryResponse(content.value.payload), 'read');
  if (fault) return fail(fault);
  const objects = objectsOf(answer);
  if (!objects) return fail(dmpFault('dmp/unreadable-answer', 'read'));
  const found = latest(entriesOf(objects, asked.ins, uniqueId));
  return found ? ok(found) : fail(dmpFault('dmp/unknown-document', 'read'));
}
