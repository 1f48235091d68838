import type { Effect } from '../faults.ts';

/** Services of the store; the path of each is a setting (dmp-interface §1.1). */
export const SERVICES = [
  'patient',
  'patientSearch',
  'patientSpecific',
  'habilitation',
  'registry',
  'repository',
] as const;
export type ServiceName = (typeof SERVICES)[number];

/** What distinguishes one transaction from another on the wire (dmp-interface §1.2). */
export interface Transaction {
  readonly id: string;
  readonly service: ServiceName;
  readonly action: string;
  readonly effect: Effect;
  /** MTOM, even when there is nothing to attach: the store answers it in kind. */
  readonly mtom: boolean;
}

const GDP = 'urn:hl7-org:v3:PRPA_IN201307UV02';
const STORED_QUERY = 'urn:ihe:iti:2007:RegistryStoredQuery';
const registryUpdate = {
  service: 'registry',
  action: 'urn:ihe:iti:2010:UpdateDocumentSet',
  effect: 'write',
  mtom: false,
} as const;
const registryRead = { service: 'registry', action: STORED_QUERY, effect: 'read', mtom: false } as const;

export const TRANSACTIONS = {
  findDossier: { id: 'TD0.2', service: 'patient', action: GDP, effect: 'read', mtom: false },
  setAuthorisation: {
    id: 'TD0.3',
    service: 'habilitation',
    action: 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorization',
    effect: 'write',
    mtom: false,
  },
  listAuthorised: {
    id: 'TD0.4',
    service: 'patientSpecific',
    action: 'urn:si-dmp-patients:PatientSpecificEndPoint:patientList',
    effect: 'read',
    mtom: false,
  },
  administrativeData: { id: 'TD1.3a', service: 'patient', action: GDP, effect: 'read', mtom: false },
  findCandidates: {
    id: 'TD0.5',
    service: 'patientSearch',
    action: 'urn:hl7-org:v3:PRPA_IN201305UV02',
    effect: 'read',
    mtom: false,
  },
  listProfessionals: {
    id: 'TD1.6',
    service: 'habilitation',
    action: 'urn:si-dmp-habilitations:HabilitationsEndPoint:listAuthorizationByPatient',
    effect: 'read',
    mtom: false,
  },
  submit: {
    id: 'TD2.1',
    service: 'repository',
    action: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b',
    effect: 'write',
    mtom: true,
  },
  search: { id: 'TD3.1', ...registryRead },
  lookUp: { id: 'TD3.1b', ...registryRead },
  /** Our own letter for the three questions of a search by submission date: the guide calls them TD3.1 too. */
  searchSince: { id: 'TD3.1c', ...registryRead },
  retrieve: {
    id: 'TD3.2',
    service: 'repository',
    action: 'urn:ihe:iti:2007:RetrieveDocumentSet',
    effect: 'read',
    mtom: true,
  },
  mask: { id: 'TD3.3a', ...registryUpdate },
  makeVisible: { id: 'TD3.3b', ...registryUpdate },
  remove: { id: 'TD3.3c', ...registryUpdate },
  archive: { id: 'TD3.3d', ...registryUpdate },
} as const satisfies Record<string, Transaction>;
