import type { AuthorRecord, Coded, StoredDocument } from '../store/records.ts';
import type { WrittenEntry } from './read-submission.ts';
import { REPOSITORY_ID } from './schemes.ts';

/**
 * Names of the fields that an update writes otherwise than they are kept. TD3.3 resubmits the whole entry to change its
 * visibility (dmp-interface §3.7): anything else that differs is a damage (hazard H21). Labels are not compared.
 */
export function changedFields(written: WrittenEntry, kept: StoredDocument): string[] {
  const pairs: Record<string, readonly [unknown, unknown]> = {
    mimeType: [written.mimeType, kept.mimeType],
    uniqueId: [written.uniqueId, kept.uniqueId],
    hash: [written.hash?.toLowerCase(), kept.sha1],
    size: [written.size, String(kept.size)],
    repositoryUniqueId: [written.repositoryId, REPOSITORY_ID],
    creationTime: [written.creationTime, kept.creationTime],
    languageCode: [written.languageCode, kept.languageCode],
    legalAuthenticator: [written.legalAuthenticator, kept.legalAuthenticator],
    serviceStartTime: [written.serviceStartTime, kept.serviceStartTime],
    serviceStopTime: [written.serviceStopTime, kept.serviceStopTime],
    sourcePatientId: [written.sourcePatientId, kept.sourcePatientId],
    sourcePatientInfo: [written.sourcePatientInfo, kept.sourcePatientInfo],
    referenceIdList: [written.referenceIds, kept.referenceIds],
    title: [written.title, kept.title.trim()],
    comments: [written.comments ?? '', kept.comments?.trim() ?? ''],
    author: [written.authors.map(authorKey), kept.authors.map(authorKey)],
    classCode: [codeKey(written.classCode), codeKey(kept.classCode)],
    typeCode: [codeKey(written.typeCode), codeKey(kept.typeCode)],
    formatCode: [codeKey(written.formatCode), codeKey(kept.formatCode)],
    healthcareFacilityTypeCode: [codeKey(written.facilityCode), codeKey(kept.facilityCode)],
    practiceSettingCode: [codeKey(written.practiceCode), codeKey(kept.practiceCode)],
    eventCodeList: [written.eventCodes.map(codeKey), kept.eventCodes.map(codeKey)],
  };
  return Object.entries(pairs)
    .filter(([, [now, before]]) => JSON.stringify(now) !== JSON.stringify(before))
    .map(([name]) => name);
}

const codeKey = (coded: Coded | null): string => (coded ? `${coded.code}^^${coded.scheme}` : '');

const authorKey = ({ person, institutions, specialties, roles }: AuthorRecord): string =>
  JSON.stringify([person, institutions, specialties, roles]);
