import { randomUUID } from 'node:crypto';

export const ACTION = {
  demographics: 'urn:hl7-org:v3:PRPA_IN201307UV02',
  patientSearch: 'urn:hl7-org:v3:PRPA_IN201305UV02',
  revisePatient: 'urn:hl7-org:v3:PRPA_IN201314UV02',
  createPatient: 'urn:hl7-org:v3:PRPA_IN201311UV02',
  listAuthorisations: 'urn:si-dmp-habilitations:HabilitationsEndPoint:listAuthorizationByPatient',
  setAuthorisation: 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorization',
  patientList: 'urn:si-dmp-patients:PatientSpecificEndPoint:patientList',
  deposit: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b',
  query: 'urn:ihe:iti:2007:RegistryStoredQuery',
  update: 'urn:ihe:iti:2010:UpdateDocumentSet',
  retrieve: 'urn:ihe:iti:2007:RetrieveDocumentSet',
} as const;

interface Ins {
  oid: string;
  value: string;
}

const device = (id: string, name: string): string =>
  `<device classCode="DEV" determinerCode="INSTANCE"><id root="${id}"/><softwareName>${name}</softwareName></device>`;

/** What every HL7v3 request begins with. */
const hl7Head = (interaction: string): string =>
  `<id root="1.2.250.1.999.1" extension="${randomUUID()}"/><creationTime value="20260102030405"/>` +
  `<interactionId root="2.16.840.1.113883.1.6" extension="${interaction}"/>` +
  '<processingCode code="D"/><processingModeCode code="T"/><acceptAckCode code="AL"/>' +
  `<receiver typeCode="RCV">${device('1.2.250.1.213.4.1.1.1', 'DMP')}</receiver>` +
  `<sender typeCode="SND">${device('1.2.250.1.999.2', 'Poste DMP')}</sender>`;

/** TD0.5, after outline TD0.5-request; other traits where PDQv3 writes them. */
export function patientSearch(family: string, others = ''): string {
  return (
    `<PRPA_IN201305UV02 xmlns="urn:hl7-org:v3" ITSVersion="XML_1.0">${hl7Head('PRPA_IN201305UV02')}` +
    '<controlActProcess classCode="CACT" moodCode="EVN"><code code="PRPA_TE201305UV02" codeSystem="2.16.840.1.113883.1.6"/>' +
    `<queryByParameter><queryId root="1.2.250.1.999.3" extension="${randomUUID()}"/><statusCode code="new"/><parameterList>` +
    `${others}<livingSubjectName><value><family>${family}</family></value><semanticsText>LivingSubject.name</semanticsText></livingSubjectName>` +
    '</parameterList></queryByParameter></controlActProcess></PRPA_IN201305UV02>'
  );
}

/** TD1.4, after outline TD1.4-request. */
export function closeRequest(ins: Ins, motive = 'FERM'): string {
  return (
    `<PRPA_IN201314UV02 xmlns="urn:hl7-org:v3" ITSVersion="XML_1.0">${hl7Head('PRPA_IN201314UV02')}` +
    `<controlActProcess classCode="CACT" moodCode="EVN"><reasonCode code="${motive}" codeSystem="1.2.250.1.213.1.1.4.11"/>` +
    '<subject typeCode="SUBJ" contextConductionInd="false"><registrationRequest classCode="REG" moodCode="RQO"><statusCode code="active"/>' +
    `<subject1 typeCode="SBJ"><patient classCode="PAT"><id root="${ins.oid}" extension="${ins.value}"/><statusCode code="terminated"/></patient></subject1>` +
    '</registrationRequest></subject><reasonOf typeCode="RSON"><detectedIssueEvent classCode="ALRT" moodCode="EVN">' +
    '<code code="FERMETURE_DEMANDE_PATIENT" codeSystem="1.2.250.1.213.4.1.2.4"/><text>Demande du patient</text></detectedIssueEvent></reasonOf>' +
    '</controlActProcess></PRPA_IN201314UV02>'
  );
}

/** TD1.6. */
export function authorisationList(mode: string): string {
  return `<listAuthorizationByPatient xmlns="urn:si-dmp-habilitations"><mode>${mode}</mode></listAuthorizationByPatient>`;
}

/** TD0.2 or TD1.3a, after outline TD0.2-request. */
export function demographicsQuery(ins: Ins, reason = 'TEST_EXST'): string {
  return (
    `<PRPA_IN201307UV02 xmlns="urn:hl7-org:v3" ITSVersion="XML_1.0">${hl7Head('PRPA_IN201307UV02')}` +
    `<controlActProcess classCode="CACT" moodCode="EVN"><reasonCode code="${reason}" codeSystem="1.2.250.1.213.1.1.4.11"/>` +
    `<queryByParameter><queryId root="1.2.250.1.999.3" extension="${randomUUID()}"/><statusCode code="new"/><parameterList>` +
    `<patientIdentifier><value root="${ins.oid}" extension="${ins.value}"/><semanticsText>Patient.id</semanticsText></patientIdentifier>` +
    '</parameterList></queryByParameter></controlActProcess></PRPA_IN201307UV02>'
  );
}

/** TD0.3. */
export function authorisationChange(action: string, role?: string): string {
  const asked = role === undefined ? '' : `<role>${role}</role>`;
  return `<setAuthorization xmlns="urn:si-dmp-habilitations"><action>${action}</action>${asked}</setAuthorization>`;
}

/** TD0.4. */
export function patientListQuery(startDate: string, dateType: string): string {
  return `<patientList xmlns="urn:si-dmp-patients"><startDate>${startDate}</startDate><dateType>${dateType}</dateType></patientList>`;
}

const RIM = 'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0';
export const QUERY = {
  findDocuments: 'urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d',
  findSubmissionSets: 'urn:uuid:f26abbcb-ac74-4422-8a30-edb644bbc1a9',
  getAssociations: 'urn:uuid:a7ae438b-4bc2-4642-93e9-be891f7bb155',
  getDocuments: 'urn:uuid:5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4',
} as const;
export const APPROVED = "('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved')";
export const ANY_STATUS =
  "('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved','urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated','urn:asip:ci-sis:2010:StatusType:Archived')";

/** TD3.1, after outline TD3.1-request. */
export function storedQuery(
  id: string,
  slots: Record<string, string>,
  options: { returnType?: string; attributes?: string } = {},
): string {
  const list = Object.entries(slots).map(
    ([name, value]) =>
      `<rim:Slot name="${name}"><rim:ValueList><rim:Value>${value.replaceAll('&', '&amp;')}</rim:Value></rim:ValueList></rim:Slot>`,
  );
  return (
    `<query:AdhocQueryRequest xmlns:query="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" ${options.attributes ?? ''}>` +
    `<query:ResponseOption returnComposedObjects="true" returnType="${options.returnType ?? 'LeafClass'}"/>` +
    `<rim:AdhocQuery xmlns:rim="${RIM}" id="${id}">${list.join('')}</rim:AdhocQuery></query:AdhocQueryRequest>`
  );
}

/** TD3.2, after outline TD3.2-request. */
export function retrieveRequest(uniqueIds: readonly string[], repositoryId = '1.2.250.1.213.4.1.1.1.2'): string {
  const list = uniqueIds.map(
    (id) =>
      `<xds:DocumentRequest><xds:RepositoryUniqueId>${repositoryId}</xds:RepositoryUniqueId><xds:DocumentUniqueId>${id}</xds:DocumentUniqueId></xds:DocumentRequest>`,
  );
  return `<xds:RetrieveDocumentSetRequest xmlns:xds="urn:ihe:iti:xds-b:2007">${list.join('')}</xds:RetrieveDocumentSetRequest>`;
}
