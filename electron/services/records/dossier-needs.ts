import type { Clock, Ids } from '../ports.ts';
import type {
  ConsentRegister,
  DeclareAuthorisation,
  FindDossier,
  KnownPatients,
  LocalCopy,
  RememberPlace,
  WriteAudit,
} from './ports.ts';

/** What the dossiers of one unlocked card are opened with. Spans in milliseconds; ages in whole years. */
export interface DossierNeeds {
  readonly dmp: FindDossier & DeclareAuthorisation;
  readonly patients: KnownPatients;
  readonly consents: ConsentRegister;
  readonly copy: LocalCopy;
  readonly place: RememberPlace;
  readonly audit: WriteAudit;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly practitionerId: string;
  readonly authorisationValidityMs: number;
  readonly ageOfMajority: number;
  readonly countSignatures: () => number;
  readonly onChanged: () => void;
}
