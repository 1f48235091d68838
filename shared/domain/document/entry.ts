import type { Code } from './code.ts';
import type { Author, Person } from './person.ts';

/** Life of an entry in the registry; an unknown status is kept as printed (H08). */
export type AvailabilityStatus = 'approved' | 'deprecated' | 'archived' | 'deleted' | { readonly unknown: string };

/**
 * One document as the registry describes it (XDS DocumentEntry, dmp-interface §3.2).
 *
 * Three identifiers that must not be mixed (§3.3): `entryUUID` names one version of the metadata, `logicalId` all
 * versions of them, `uniqueId` (an OID) the document itself and is what TD3.2 asks for.
 * Times are wire text, UTC without offset (`creationTime` …): precision is kept.
 */
export interface DocumentEntry {
  readonly entryUUID: string;
  readonly logicalId?: string;
  readonly uniqueId: string;
  readonly repositoryUniqueId?: string;
  readonly patientId: string;
  readonly sourcePatientId?: string;
  readonly title?: string;
  readonly comments?: string;
  readonly mimeType: string;
  readonly classCode?: Code;
  readonly typeCode?: Code;
  readonly formatCode?: Code;
  readonly confidentialityCodes: readonly Code[];
  readonly eventCodes: readonly Code[];
  readonly healthcareFacilityTypeCode?: Code;
  readonly practiceSettingCode?: Code;
  readonly authors: readonly Author[];
  readonly legalAuthenticator?: Person;
  readonly creationTime?: string;
  readonly serviceStartTime?: string;
  readonly serviceStopTime?: string;
  readonly languageCode?: string;
  readonly hash?: string;
  readonly size?: number;
  readonly availabilityStatus: AvailabilityStatus;
  /** `VersionInfo/@versionName`, needed by a later metadata update (ITI-57). */
  readonly version?: string;
}

/** An entry that could not be read: it keeps its row, with what was legible (H08). */
export interface UnreadableEntry {
  readonly unreadable: true;
  readonly entryUUID?: string;
  readonly uniqueId?: string;
  readonly faults: readonly string[];
}
