/** From a page of the catalogue to what the store keeps: CDA bytes, registry entry and lot. */
import { instantAgo, xdsTime } from '../calendar.ts';
import { oidOf, uuidOf } from '../derive.ts';
import type { SeedPatient } from '../model.ts';
import type { AuthorRecord, Coded, NewDocument, SubmissionSetRecord } from '../../store/records.ts';
import { bodyOf } from './bodies/body.ts';
import { authorRecord, personXcn, structureOf } from './author-record.ts';
import { headerOf } from './cda-header.ts';
import { classOf, coded } from './codes.ts';
import type { Body, DocumentPlan } from './document-plan.ts';
import { PROFESSIONALS, type Professional } from './professionals.ts';
import { localRootOf } from './record-target.ts';
import { element, xmlDocument } from './xml.ts';

/** A document ready for the store, whose row numbers are not known yet. */
export interface BuiltDocument {
  readonly plan: DocumentPlan;
  readonly patient: SeedPatient;
  readonly document: Omit<NewDocument, 'patientId' | 'setId'>;
  readonly set: Omit<SubmissionSetRecord, 'patientId'>;
  readonly replacedUuid: string | null;
}

const FORMATS: Readonly<Record<Exclude<Body['kind'], 'structured'>, string>> = {
  pdf: 'urn:ihe:iti:xds-sd:pdf:2008',
  'ready-pdf': 'urn:ihe:iti:xds-sd:pdf:2008',
  text: 'urn:ihe:iti:xds-sd:text:2008',
  rtf: 'urn:ihe:iti-fr:xds-sd:rtf:2010',
  fax: 'urn:ihe:iti-fr:xds-sd:tiff:2010',
  electrocardiogram: 'urn:ihe:iti-fr:xds-sd:jpeg:2010',
};

/**
 * Builds one document.
 *
 * @param people everybody of the seed by key, for documents about somebody else than the dossier's owner.
 * @param versions rank of each document in its chain of versions, and the first key of the chain.
 */
export async function buildDocument(
  plan: DocumentPlan,
  people: ReadonlyMap<string, SeedPatient>,
  versions: (key: string) => { rank: number; first: string },
  now: Date,
): Promise<BuiltDocument> {
  const facts = factsOf(plan, people, now);
  const { patient, author, about, writtenAt } = facts;
  const { rank, first } = versions(plan.key);
  const header = headerOf({
    ...facts,
    patient: about,
    uniqueId: uniqueIdOf(plan.key),
    setId: oidOf(`set|${first}`),
    versionNumber: rank,
    replacedId: plan.replaces === undefined ? null : uniqueIdOf(plan.replaces),
    structured: plan.body.kind === 'structured',
  });
  const body = element('component', {}, await bodyOf(plan, about, author, writtenAt));
  const content = xmlDocument(element('ClinicalDocument', NAMESPACES, ...header, body));
  const replacedUuid = plan.replaces === undefined ? null : entryUuidOf(plan.replaces);
  return { plan, patient, document: documentOf(facts, content), set: setOf(facts), replacedUuid };
}

const NAMESPACES = { xmlns: 'urn:hl7-org:v3', 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' };
const WRITING_MS = 40 * 60_000;
const FILING_MS = 7 * 60_000;
const DAY_MS = 86_400_000;

function factsOf(plan: DocumentPlan, people: ReadonlyMap<string, SeedPatient>, now: Date): Facts {
  const patient = personOf(people, plan.patient);
  const actAt = instantAgo(now, plan.daysAgo, plan.time);
  const writtenAt = new Date(actAt.getTime() + WRITING_MS);
  const type = coded('type-code-deposit', plan.type);
  return {
    plan,
    patient,
    about: plan.headerFlaw?.kind === 'about' ? personOf(people, plan.headerFlaw.patient) : patient,
    author: plan.author === 'patient' ? null : PROFESSIONALS[plan.author],
    type,
    title: plan.title ?? reportTitle(plan) ?? type.label,
    actAt,
    writtenAt,
    filedAt: new Date(writtenAt.getTime() + (plan.filedAfterDays ?? 0) * DAY_MS + FILING_MS),
  };
}

interface Facts {
  readonly plan: DocumentPlan;
  /** Whose dossier it is filed in. */
  readonly patient: SeedPatient;
  /** Whom its header is about: the same person, but for the traps. */
  readonly about: SeedPatient;
  readonly author: Professional | null;
  readonly type: Coded;
  readonly title: string;
  readonly actAt: Date;
  readonly writtenAt: Date;
  readonly filedAt: Date;
}

function documentOf(facts: Facts, content: Uint8Array): BuiltDocument['document'] {
  const { plan, patient, author, type, title, actAt, writtenAt, filedAt } = facts;
  const entryUuid = entryUuidOf(plan.key);
  return {
    entryUuid,
    logicalId: entryUuid,
    uniqueId: uniqueIdOf(plan.key),
    version: 1,
    kind: 'document',
    status: plan.status ?? 'Approved',
    mimeType: 'text/xml',
    languageCode: 'fr-FR',
    creationTime: xdsTime(writtenAt),
    serviceStartTime: xdsTime(actAt),
    serviceStopTime: xdsTime(new Date(actAt.getTime() + 25 * 60_000)),
    title,
    comments: plan.comments ?? null,
    legalAuthenticator: personXcn(patient, author),
    sourcePatientId: `${patient.localId}^^^&${localRootOf(author?.place ?? null)}&ISO^PI`,
    sourcePatientInfo: sourcePatientInfo(patient),
    referenceIds: [],
    classCode: classOf(plan.type),
    typeCode: type,
    formatCode: coded(
      'format-code-deposit',
      plan.body.kind === 'structured' ? plan.body.structure.formatCode : FORMATS[plan.body.kind],
    ),
    facilityCode: author?.place.facility ?? coded('healthcare-facility-type-code', 'EXP_PATIENT'),
    practiceCode: author?.place.practice ?? coded('practice-setting-code', 'EXP_PATIENT'),
    confidentialityCodes: ['N', ...(plan.visibility ?? [])].map((code) => coded('confidentiality-code-deposit', code)),
    eventCodes: plan.eventCodes ?? [],
    authors: [authorRecord(patient, author)],
    depositorId: author?.nationalId ?? patient.ins.value,
    depositorStructure: structureOf(author),
    receivedAt: filedAt.getTime(),
    content,
  };
}

function setOf({ plan, patient, author, title, filedAt }: Facts): BuiltDocument['set'] {
  const by: AuthorRecord = authorRecord(patient, author);
  const lot = plan.lot ?? plan.key;
  return {
    entryUuid: `urn:uuid:${uuidOf(`lot|${lot}`)}`,
    uniqueId: oidOf(`lot|${lot}`),
    sourceId: oidOf(`source|${author?.place.id ?? plan.author}`),
    submissionTime: xdsTime(filedAt),
    receivedAt: filedAt.getTime(),
    title,
    comments: null,
    contentType: coded(
      'content-type-code',
      author?.place.facility.code === 'SA01' ? '03' : (author?.place.facility.code ?? 'EXP_PATIENT'),
    ),
    author: by,
  };
}

/** Public so that a replacement can name what it replaces. */
export const entryUuidOf = (key: string): string => `urn:uuid:${uuidOf(`entry|${key}`)}`;
export const uniqueIdOf = (key: string): string => oidOf(`document|${key}`);

function sourcePatientInfo(patient: SeedPatient): string[] {
  const birth = patient.birthDate.replaceAll('-', '');
  return [
    `PID-5|${patient.usedName ?? patient.birthName}^${patient.firstGivenName}^^^^^L`,
    `PID-7|${birth}`,
    `PID-8|${patient.sex}`,
  ];
}

function reportTitle({ body }: DocumentPlan): string | undefined {
  return 'report' in body ? body.report.title : undefined;
}

function personOf(people: ReadonlyMap<string, SeedPatient>, key: string): SeedPatient {
  const person = people.get(key);
  if (!person) throw new Error(`nobody called ${key} in the seed`);
  return person;
}
