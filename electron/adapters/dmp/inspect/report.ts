/** Something wrong that did not prevent reading, and where it stands. */
export interface InspectFault {
  readonly code: string;
  readonly place: string;
}

/** A coded value as printed; null where the message says nothing. */
export interface PrintedCode {
  readonly code: string | null;
  readonly codeSystem: string | null;
  readonly displayName: string | null;
}

/** An identifier as printed. */
export interface PrintedId {
  readonly root: string | null;
  readonly extension: string | null;
}

/** A file found inside a document; `bytes` is its size. */
export interface PrintedFile {
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly readable: boolean;
}

export interface PrintedSection {
  readonly title: string | null;
  readonly code: PrintedCode;
  readonly sections: readonly PrintedSection[];
}

/** What `dmp inspect` prints of a CDA (issue §8). */
export interface CdaReport {
  readonly kind: 'cda';
  readonly rootElement: string;
  readonly id: string | null;
  readonly setId: string | null;
  readonly versionNumber: string | null;
  readonly typeCode: PrintedCode;
  readonly title: string | null;
  readonly effectiveTime: string | null;
  readonly confidentiality: PrintedCode;
  readonly patient: {
    readonly ids: readonly PrintedId[];
    readonly birthName: string | null;
    readonly usedName: string | null;
    readonly given: readonly string[];
    readonly birthDate: string | null;
    readonly sex: string | null;
  };
  readonly authors: readonly {
    readonly id: string | null;
    readonly name: string | null;
    readonly organization: string | null;
  }[];
  readonly body: 'nonXML' | 'structured' | null;
  readonly sections: readonly PrintedSection[];
  readonly embedded: readonly PrintedFile[];
  readonly faults: readonly InspectFault[];
}

/** A part of a raw MTOM message; `document` says what a part that is a CDA holds. */
export interface PrintedPart {
  readonly contentId: string | null;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly document: InspectReport | null;
}

export interface MtomReport {
  readonly kind: 'mtom';
  readonly parts: readonly PrintedPart[];
  readonly root: InspectReport | null;
  readonly faults: readonly InspectFault[];
}

export interface SamlAttribute {
  readonly name: string;
  /** Text of each value, or its code when it is one. */
  readonly values: readonly (string | PrintedCode)[];
}

export interface SamlReport {
  readonly kind: 'saml';
  readonly id: string | null;
  readonly version: string | null;
  readonly issueInstant: string | null;
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly notBefore: string | null;
  readonly notOnOrAfter: string | null;
  readonly authnContext: string | null;
  readonly attributes: readonly SamlAttribute[];
  readonly signature: {
    readonly signatureMethod: string | null;
    readonly digestMethod: string | null;
    readonly certificates: number;
  } | null;
  readonly faults: readonly InspectFault[];
}

export interface SoapFaultReport {
  readonly kind: 'soap-fault';
  readonly code: string | null;
  readonly subcode: string | null;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly faults: readonly InspectFault[];
}

export interface Hl7v3Report {
  readonly kind: 'hl7v3';
  readonly message: string;
  readonly acknowledgement: string | null;
  readonly queryResponse: string | null;
  readonly details: readonly { readonly code: string | null; readonly text: string | null }[];
  readonly patient: {
    readonly ids: readonly PrintedId[];
    readonly status: string | null;
    readonly names: readonly string[];
    readonly birthDate: string | null;
    readonly sex: string | null;
  };
  readonly attention: Readonly<Record<string, string>>;
  readonly observations: Readonly<Record<string, string>>;
  readonly faults: readonly InspectFault[];
}

/** A message as a tree of texts: what these services send has no list of its own. */
export type PrintedTree = string | null | readonly PrintedTree[] | { readonly [name: string]: PrintedTree };

/** A message of the DMP's own services (TD0.3, TD0.4), which no standard names. */
export interface ServiceReport {
  readonly kind: 'dmp';
  readonly message: string;
  readonly status: string | null;
  readonly context: string | null;
  readonly fields: PrintedTree;
  readonly faults: readonly InspectFault[];
}

/** An author of a document or of a lot; `person` and `institutions` are the composite forms as printed (§3.4). */
export interface PrintedAuthor {
  readonly id: string | null;
  readonly name: string | null;
  readonly organization: string | null;
  readonly person: string | null;
  readonly institutions: readonly string[];
  readonly specialties: readonly PrintedCode[];
  readonly roles: readonly string[];
}

export interface PrintedDocument {
  readonly entryUUID: string | null;
  readonly logicalId: string | null;
  readonly uniqueId: string | null;
  readonly title: string | null;
  readonly typeCode: PrintedCode;
  readonly classCode: PrintedCode;
  readonly formatCode: PrintedCode;
  readonly mimeType: string | null;
  readonly creationTime: string | null;
  readonly patientId: string | null;
  readonly sourcePatientId: string | null;
  readonly availabilityStatus: string | null;
  readonly confidentialityCodes: readonly PrintedCode[];
  readonly authors: readonly PrintedAuthor[];
  readonly hash: string | null;
  readonly size: number | null;
}

export interface PrintedSubmissionSet {
  readonly entryUUID: string | null;
  readonly uniqueId: string | null;
  readonly title: string | null;
  readonly submissionTime: string | null;
  readonly contentTypeCode: PrintedCode;
  readonly patientId: string | null;
  readonly sourceId: string | null;
  readonly authors: readonly PrintedAuthor[];
}

/** A document that stands beside the metadata; bytes and digest are null when only its identifier is given. */
export interface PrintedContent {
  /** Its unique id in ITI-43, the id of its entry in ITI-41. */
  readonly id: string | null;
  readonly repositoryUniqueId: string | null;
  readonly mimeType: string | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
  /** Content-ID of the part that holds it. */
  readonly reference: string | null;
}

export interface XdsReport {
  readonly kind: 'xds';
  readonly message: string;
  readonly status: string | null;
  readonly errors: readonly {
    readonly code: string | null;
    readonly context: string | null;
    readonly severity: string | null;
  }[];
  readonly documents: readonly PrintedDocument[];
  readonly submissionSets: readonly PrintedSubmissionSet[];
  readonly associations: readonly {
    readonly id: string | null;
    readonly type: string | null;
    readonly source: string | null;
    readonly target: string | null;
    readonly slots: Readonly<Record<string, readonly string[]>>;
  }[];
  /** Identifiers only, when the registry was asked for those. */
  readonly objectRefs: readonly string[];
  /** The stored query and its parameters, as printed. */
  readonly query: {
    readonly id: string | null;
    readonly parameters: Readonly<Record<string, readonly string[]>>;
  } | null;
  /** Documents asked for, sent or received beside the metadata. */
  readonly contents: readonly PrintedContent[];
  readonly faults: readonly InspectFault[];
}

/** Bytes that are nothing we know, or that cannot be read. */
export interface UnknownReport {
  readonly kind: 'unknown';
  readonly faults: readonly InspectFault[];
}

/** The envelope a message came in. */
export interface Envelope {
  readonly version: '1.1' | '1.2';
  readonly action: string | null;
  readonly messageId: string | null;
  readonly relatesTo: string | null;
  /** The assertion of the security header. */
  readonly assertion: SamlReport | null;
}

type Plain =
  CdaReport | MtomReport | SamlReport | SoapFaultReport | Hl7v3Report | XdsReport | ServiceReport | UnknownReport;

/** One JSON object: what a file holds. `envelope` stands where SOAP was around it. */
export type InspectReport = Plain & { readonly envelope?: Envelope };
