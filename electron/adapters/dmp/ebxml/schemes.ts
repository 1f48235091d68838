/** Identifiers of IHE XDS (ITI TF-3 §4.2.5.2; dmp-interface §3.1–3.2). */
export const DOCUMENT_ENTRY = 'urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1';
export const SUBMISSION_SET_NODE = 'urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd';

/** Classification schemes of a document entry. */
export const ENTRY_SCHEME = {
  author: 'urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d',
  classCode: 'urn:uuid:41a5887f-8865-4c09-adf7-e362475b143a',
  typeCode: 'urn:uuid:f0306f51-975f-434e-a61c-c59651d33983',
  confidentialityCode: 'urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f',
  formatCode: 'urn:uuid:a09d5840-386c-46f2-b5ad-9c3699a4309d',
  healthcareFacilityTypeCode: 'urn:uuid:f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1',
  practiceSettingCode: 'urn:uuid:cccf5598-8b07-4b77-a05e-ae952c785ead',
  eventCode: 'urn:uuid:2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4',
} as const;

/** Classification schemes of a submission set. */
export const SET_SCHEME = {
  author: 'urn:uuid:a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d',
  contentTypeCode: 'urn:uuid:aa543740-bdda-424e-8c96-df4873be8500',
} as const;

/** Identification schemes, with the label each identifier bears. */
export const IDENTIFIER = {
  entryPatientId: { scheme: 'urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427', label: 'XDSDocumentEntry.patientId' },
  entryUniqueId: { scheme: 'urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab', label: 'XDSDocumentEntry.uniqueId' },
  setPatientId: { scheme: 'urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446', label: 'XDSSubmissionSet.patientId' },
  setSourceId: { scheme: 'urn:uuid:554ac39e-e3fe-47fe-b233-965d2a147832', label: 'XDSSubmissionSet.sourceId' },
  setUniqueId: { scheme: 'urn:uuid:96fdda7c-d067-4183-912e-bf5ee74998a8', label: 'XDSSubmissionSet.uniqueId' },
} as const;

/** Type of an association as an object of its own: ITI-57 messages say it, ITI-41 ones do not (outlines TD2.1, TD3.3). */
export const ASSOCIATION_OBJECT = 'urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:Association';

/** Kinds of association. */
export const ASSOCIATION = {
  hasMember: 'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember',
  signs: 'urn:ihe:iti:2007:AssociationType:signs',
  replaces: 'urn:ihe:iti:2007:AssociationType:RPLC',
  updatesStatus: 'urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus',
} as const;

/** Result of a whole request. */
export const RESPONSE_STATUS = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:';
