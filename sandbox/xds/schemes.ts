/** Classification and identification schemes of XDS metadata (dmp-interface §3.1, §3.2). */
export const DOCUMENT_SCHEME = {
  author: 'urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d',
  class: 'urn:uuid:41a5887f-8865-4c09-adf7-e362475b143a',
  type: 'urn:uuid:f0306f51-975f-434e-a61c-c59651d33983',
  confidentiality: 'urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f',
  format: 'urn:uuid:a09d5840-386c-46f2-b5ad-9c3699a4309d',
  facility: 'urn:uuid:f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1',
  practice: 'urn:uuid:cccf5598-8b07-4b77-a05e-ae952c785ead',
  event: 'urn:uuid:2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4',
  patientId: 'urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427',
  uniqueId: 'urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab',
} as const;

export const SET_SCHEME = {
  author: 'urn:uuid:a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d',
  contentType: 'urn:uuid:aa543740-bdda-424e-8c96-df4873be8500',
  node: 'urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd',
  patientId: 'urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446',
  sourceId: 'urn:uuid:554ac39e-e3fe-47fe-b233-965d2a147832',
  uniqueId: 'urn:uuid:96fdda7c-d067-4183-912e-bf5ee74998a8',
} as const;

/** Object type of a stable document. */
export const STABLE_DOCUMENT = 'urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1';

/** classCode of the signature of a lot (dmp-interface §1.7). */
export const SIGNATURE_CLASS = 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1';

/** The one repository (dmp-interface §1.1). */
export const REPOSITORY_ID = '1.2.250.1.213.4.1.1.1.2';

/** Slot of reference identifiers (dmp-interface §3.2). */
export const REFERENCE_IDS = 'urn:ihe:iti:xds:2013:referenceIdList';

const STATUS_URN = {
  Approved: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved',
  Deprecated: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated',
  Archived: 'urn:asip:ci-sis:2010:StatusType:Archived',
  Deleted: 'urn:asip:ci-sis:2010:StatusType:Deleted',
} as const;

export type Status = keyof typeof STATUS_URN;

export const statusUrn = (status: Status): string => STATUS_URN[status];

/** The availability a URN stands for; null when it is none of TRE_R270 or ebRIM. */
export function statusOf(urn: string): Status | null {
  if (urn === STATUS_URN.Approved) return 'Approved';
  if (urn === STATUS_URN.Deprecated) return 'Deprecated';
  if (urn === STATUS_URN.Archived) return 'Archived';
  return urn === STATUS_URN.Deleted ? 'Deleted' : null;
}
