import { NS } from '../../../sandbox/xml/namespaces.ts';
import { find, type Reply } from './client.ts';
import { newOid, submissionSet, type SetOptions } from './lot.ts';
import { ACTION, QUERY, storedQuery } from './messages.ts';
import { PATIENT_INS, type TestSandbox } from './running.ts';
import type { VihfOptions } from './vihf.ts';

/** TD3.3 as a client writes it, after outlines TD3.3a-body, TD3.3c-request and TD3.3d-request. */

const STATUS = {
  Approved: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved',
  Archived: 'urn:asip:ci-sis:2010:StatusType:Archived',
  Deleted: 'urn:asip:ci-sis:2010:StatusType:Deleted',
  Deprecated: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated',
} as const;

const slot = (name: string, value: string): string =>
  `<rim:Slot name="${name}"><rim:ValueList><rim:Value>${value}</rim:Value></rim:ValueList></rim:Slot>`;

function wrap(list: string, who: Partial<SetOptions>, setUniqueId = newOid()): string {
  return (
    `<lcm:SubmitObjectsRequest xmlns:lcm="${NS.lcm}"><rim:RegistryObjectList xmlns:rim="${NS.rim}">` +
    `${submissionSet({ ins: PATIENT_INS, ...who }, setUniqueId)}${list}</rim:RegistryObjectList></lcm:SubmitObjectsRequest>`
  );
}

export function statusBody(
  target: string,
  from: keyof typeof STATUS,
  to: keyof typeof STATUS,
  who: Partial<SetOptions> = {},
): string {
  const slots = slot('OriginalStatus', STATUS[from]) + slot('NewStatus', STATUS[to]);
  const kind = 'urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus';
  return wrap(
    `<rim:Association associationType="${kind}" id="as1" sourceObject="Set1" targetObject="${target}">${slots}</rim:Association>`,
    who,
  );
}

/** A document entry as it was read, to be sent back with other restrictions. */
export interface ReadEntry {
  xml: string;
  entryUuid: string;
  logicalId: string;
  version: string;
  codes: string[];
}

/** Reads one document's whole entry by its unique identifier; null when the reader is not told of it. */
export async function readEntry(
  sandbox: TestSandbox,
  uniqueId: string,
  who: Partial<VihfOptions> = {},
): Promise<ReadEntry | null> {
  const body = storedQuery(QUERY.getDocuments, { $XDSDocumentEntryUniqueId: `('${uniqueId}')` });
  const reply = await sandbox.call({ action: ACTION.query, body }, who);
  const xml = /<rim:ExtrinsicObject[\s\S]*<\/rim:ExtrinsicObject>/.exec(reply.xml)?.[0];
  if (xml === undefined) return null;
  const one = (path: string): string => find(reply.xml, `//rim:ExtrinsicObject/${path}`)[0] ?? '';
  const scheme = 'urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f';
  const codes = find(reply.xml, `//rim:Classification[@classificationScheme="${scheme}"]/@nodeRepresentation`);
  return { xml, entryUuid: one('@id'), logicalId: one('@lid'), version: one('rim:VersionInfo/@versionName'), codes };
}

/** The whole entry again, its confidentiality codes replaced. */
export function visibilityBody(
  entry: ReadEntry,
  codes: readonly string[],
  who: Partial<SetOptions> = {},
  bend: (xml: string) => string = (xml) => xml,
): string {
  const scheme = 'urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f';
  const classified = codes.map(
    (code) =>
      `<rim:Classification classificationScheme="${scheme}" classifiedObject="Document1" id="k-${code}" nodeRepresentation="${code}">` +
      `${slot('codingScheme', code === 'N' ? '2.16.840.1.113883.5.25' : '1.2.250.1.213.1.1.4.13')}` +
      `<rim:Name><rim:LocalizedString charset="UTF8" value="${code}" xml:lang="FR"/></rim:Name></rim:Classification>`,
  );
  const xml = entry.xml
    .replaceAll(new RegExp(`<rim:Classification classificationScheme="${scheme}".*?</rim:Classification>`, 'gs'), '')
    .replace('<rim:ExternalIdentifier', `${classified.join('')}<rim:ExternalIdentifier`)
    .replace(`id="${entry.entryUuid}"`, 'id="Document1"');
  const member =
    '<rim:Association associationType="urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember" id="as1" sourceObject="Set1" targetObject="Document1">' +
    `${slot('SubmissionSetStatus', 'Original')}${slot('PreviousVersion', entry.version)}</rim:Association>`;
  return wrap(member + bend(xml), who);
}

/** Author of the submission set for a practitioner. */
export function setAuthor(person: VihfOptions['person']): SetOptions {
  return {
    ins: PATIENT_INS,
    authorId: person.nationalId,
    structureId: person.situations[0]?.structureId ?? '',
  };
}

export const update = (sandbox: TestSandbox, body: string, who: Partial<VihfOptions> = {}): Promise<Reply> =>
  sandbox.call({ action: ACTION.update, path: 'DocumentRegistry_Service', body }, who);
