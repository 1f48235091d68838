import type { AcceptedDifference } from './outline.ts';

/** The published assertions inside messages are unsigned; ours always is signed (dmp-interface §2.4). */
const SIGNED: AcceptedDifference = ['saml:Assertion/ds:Signature', 'the assertion is signed'];

/** Empty elements that a serialiser of the published TD1.3a adds; TD0.2 and the schema do without. */
const NIL_ELEMENTS: readonly AcceptedDifference[] = [
  'receiver/hl7:device/hl7:asLocatedEntity',
  'receiver/hl7:device/hl7:asAgent',
  'hl7:respondTo',
  'sender/hl7:device/hl7:asLocatedEntity',
  'sender/hl7:device/hl7:asAgent',
  'hl7:reasonOf',
  'hl7:overseer',
  'hl7:authorOrPerformer',
  'hl7:dataEnterer',
  'hl7:informationRecipient',
].map((path) => [path, 'xsi:nil element without meaning'] as const);

/** Optional in §3.1 and §3.2: no act of the practitioner gives them a content. */
const OPTIONAL_TEXTS: readonly AcceptedDifference[] = [
  ['rim:ExtrinsicObject/rim:Description', 'comments of a document'],
  ['rim:RegistryPackage/rim:Description', 'comments of a set'],
  ['rim:RegistryPackage/rim:Name', 'title of a set'],
];

/** How our request of one transaction differs from the published one, and why. */
export interface AcceptedDifferences {
  readonly outline: string;
  readonly missing: readonly AcceptedDifference[];
  readonly extra: readonly AcceptedDifference[];
}

/** Every accepted difference of every request we send. */
export const ACCEPTED: Readonly<Record<string, AcceptedDifferences>> = {
  'TD0.2': { outline: 'TD0.2-request.txt', missing: [], extra: [SIGNED] },
  'TD0.3': { outline: 'TD0.3-request.txt', missing: [], extra: [SIGNED] },
  'TD0.4': { outline: 'TD0.4-request.txt', missing: [], extra: [SIGNED] },
  'TD1.3a': { outline: 'TD1.3a-request.txt', missing: NIL_ELEMENTS, extra: [SIGNED] },
  'TD2.1': { outline: 'TD2.1-request.txt', missing: OPTIONAL_TEXTS, extra: [SIGNED] },
  'TD3.1': { outline: 'TD3.1-request.txt', missing: [], extra: [SIGNED] },
  'TD3.2': { outline: 'TD3.2-request.txt', missing: [], extra: [SIGNED] },
};

const INSTANCE: AcceptedDifference = ['LPS_ID]', 'optional instance identifier'];
const NOBODY: AcceptedDifference = ['resource:resource-id]', 'no patient was named before in the session'];

/** Attributes of the assertion that a situation adds: break-glass access, secret connection of a minor (§2.2). */
const SITUATION: readonly AcceptedDifference[] = [
  ['saml:Attribute[Mode_Acces_Raison]', 'reason of a break-glass access'],
  ['hl7:confidentiality-code]', 'secret connection of a minor'],
];

const SEARCH_BOUNDS: readonly AcceptedDifference[] = [
  ['rim:Slot[$XDSDocumentEntryServiceStartTimeFrom]', 'the search is bounded to two years at first (R18)'],
  ['rim:Slot[$XDSDocumentEntryServiceStartTimeTo]', 'upper bound chosen by the practitioner'],
  ['rim:Slot[$XDSDocumentEntryTypeCode]', 'types chosen by the practitioner'],
  ['query:AdhocQueryRequest/@startIndex', 'a further page'],
];

/** What may also differ according to the data: present in one message and absent in another of the same transaction. */
export const DEPENDS_ON_DATA: Readonly<Record<string, AcceptedDifferences>> = Object.fromEntries(
  Object.entries(ACCEPTED).map(([transaction, { outline, missing, extra }]) => [
    transaction,
    {
      outline,
      missing: [...missing, INSTANCE, ...(transaction === 'TD0.4' ? [NOBODY] : [])],
      extra: [...extra, ...SITUATION, ...(transaction === 'TD3.1' ? SEARCH_BOUNDS : [])],
    },
  ]),
);
