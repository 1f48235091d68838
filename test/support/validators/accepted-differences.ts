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

/** Set attributes that the template of TD3.3 leaves out and those of TD2.1 have: the schema wants them. */
const SET_OBJECTS = [
  'Classification[urn:uuid:a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d]/@classifiedObject',
  'ExternalIdentifier[urn:uuid:554ac39e-e3fe-47fe-b233-965d2a147832]/@registryObject',
  'ExternalIdentifier[urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446]/@registryObject',
  'ExternalIdentifier[urn:uuid:96fdda7c-d067-4183-912e-bf5ee74998a8]/@registryObject',
].map((path): AcceptedDifference => [path, 'says what it belongs to, as in TD2.1']);

/** The set of a change has no content that a title would tell; an empty nodeRepresentation says nothing. */
const updateSet = (prefix: string): readonly AcceptedDifference[] => [
  [`RegistryPackage/${prefix}Name`, 'title of a set'],
  ['Classification[urn:uuid:a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d]/@nodeRepresentation', 'empty in the template'],
];

/** The entry goes back as the registry gave it: these are in it or not, as the registry pleases (H21). */
const AS_RECEIVED: readonly AcceptedDifference[] = [
  ['ExtrinsicObject/@isOpaque', 'its default value'],
  ['Classification[urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d]/@nodeRepresentation', 'empty in the template'],
];

/** The published search names the patient it looks for; a regulating physician has no INS to name (R31). */
const NO_PATIENT: AcceptedDifference = ['resource:resource-id]', 'the person is being looked for'];

/** How our request of one transaction differs from the published one, and why. */
export interface AcceptedDifferences {
  readonly outline: string;
  /** The outline shows the body alone, without namespaces. */
  readonly bodyOnly?: true;
  readonly missing: readonly AcceptedDifference[];
  readonly extra: readonly AcceptedDifference[];
}

/** Every accepted difference of every request we send. */
export const ACCEPTED: Readonly<Record<string, AcceptedDifferences>> = {
  'TD0.2': { outline: 'TD0.2-request.txt', missing: [], extra: [SIGNED] },
  'TD0.3': { outline: 'TD0.3-request.txt', missing: [], extra: [SIGNED] },
  'TD0.4': { outline: 'TD0.4-request.txt', missing: [], extra: [SIGNED] },
  'TD0.5': { outline: 'TD0.5-request.txt', missing: [NO_PATIENT], extra: [SIGNED] },
  'TD1.6': { outline: 'TD1.6-request.txt', missing: [], extra: [SIGNED] },
  'TD1.3a': { outline: 'TD1.3a-request.txt', missing: NIL_ELEMENTS, extra: [SIGNED] },
  'TD2.1': { outline: 'TD2.1-request.txt', missing: OPTIONAL_TEXTS, extra: [SIGNED] },
  'TD3.1': { outline: 'TD3.1-request.txt', missing: [], extra: [SIGNED] },
  'TD3.3a': {
    outline: 'TD3.3a-body.txt',
    bodyOnly: true,
    missing: [...updateSet(''), ...AS_RECEIVED],
    extra: SET_OBJECTS,
  },
  'TD3.3b': {
    outline: 'TD3.3a-body.txt',
    bodyOnly: true,
    missing: [...updateSet(''), ...AS_RECEIVED],
    extra: SET_OBJECTS,
  },
  'TD3.3c': { outline: 'TD3.3c-request.txt', missing: updateSet('rim:'), extra: [SIGNED, ...SET_OBJECTS] },
  'TD3.3d': { outline: 'TD3.3d-request.txt', missing: updateSet('rim:'), extra: [SIGNED, ...SET_OBJECTS] },
  'TD3.2': { outline: 'TD3.2-request.txt', missing: [], extra: [SIGNED] },
};

const INSTANCE: AcceptedDifference = ['LPS_ID]', 'optional instance identifier'];
const NOBODY: AcceptedDifference = ['resource:resource-id]', 'no patient was named before in the session'];

/** Attributes of the assertion that a situation adds: break-glass access, secret connection of a minor (§2.2). */
const SITUATION: readonly AcceptedDifference[] = [
  ['saml:Attribute[Mode_Acces_Raison]', 'reason of a break-glass access'],
  ['hl7:confidentiality-code]', 'secret connection of a minor'],
];

/** A new version of a document (§3.8). */
const NEW_VERSION: AcceptedDifference = ['rim:Association[urn:ihe:iti:2007:AssociationType:RPLC]', 'a new version'];

/** Traits that the published search of a person does without (ITI TF-2 §3.47). */
const PERSON_TRAITS: readonly AcceptedDifference[] = [
  ['hl7:livingSubjectName/hl7:value/hl7:given', 'given name'],
  ['hl7:livingSubjectAdministrativeGender', 'sex'],
  ['hl7:livingSubjectBirthTime', 'birth date'],
  ['hl7:patientAddress', 'town'],
];

const SEARCH_BOUNDS: readonly AcceptedDifference[] = [
  ['rim:Slot[$XDSDocumentEntryServiceStartTimeFrom]', 'the search is bounded to two years at first (R18)'],
  ['rim:Slot[$XDSDocumentEntryServiceStartTimeTo]', 'upper bound chosen by the practitioner'],
  ['rim:Slot[$XDSDocumentEntryTypeCode]', 'types chosen by the practitioner'],
  ['query:AdhocQueryRequest/@startIndex', 'a further page'],
];

/** Optional in §3.2: the entry that was received had none. */
const ENTRY_OPTIONS: readonly AcceptedDifference[] = [
  ['ExtrinsicObject/Classification[urn:uuid:2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4]', 'acts and events of a document'],
  ['ExtrinsicObject/Description', 'comments of a document'],
];

const ROLE: AcceptedDifference = ['habilitations:role', 'authorised as médecin traitant'];

const MAY_ADD: Readonly<Record<string, readonly AcceptedDifference[]>> = {
  'TD0.3': [ROLE],
  'TD0.5': PERSON_TRAITS,
  'TD2.1': [NEW_VERSION],
  'TD3.1': SEARCH_BOUNDS,
};

/** What may also differ according to the data: present in one message and absent in another of the same transaction. */
export const DEPENDS_ON_DATA: Readonly<Record<string, AcceptedDifferences>> = Object.fromEntries(
  Object.entries(ACCEPTED).map(([transaction, { outline, bodyOnly, missing, extra }]) => [
    transaction,
    {
      outline,
      ...(bodyOnly && { bodyOnly }),
      missing: [...missing, INSTANCE, ...(transaction === 'TD0.4' ? [NOBODY] : []), ...(bodyOnly ? ENTRY_OPTIONS : [])],
      extra: [...extra, ...SITUATION, ...(MAY_ADD[transaction] ?? [])],
    },
  ]),
);
