import type { Capacity } from '../../../shared/domain/consent/record.ts';
import type { MinorSettings } from '../../../shared/domain/patient/minor-connection.ts';
import type { EpochMs } from '../../../shared/domain/time/epoch.ts';
import type { Clock, Ids } from '../ports.ts';
import type { ConsentRegister } from './consent-port.ts';
import type {
  DeclareAuthorisation,
  FindDossier,
  KnownPatients,
  LocalCopy,
  LookStore,
  RememberPlace,
  WithdrawAuthorisation,
  WriteAudit,
} from './ports.ts';

/** What the dossiers of one unlocked card are opened with. Spans in milliseconds; ages in whole years. */
export interface DossierNeeds {
  readonly dmp: FindDossier & DeclareAuthorisation & WithdrawAuthorisation;
  readonly patients: KnownPatients;
  readonly consents: ConsentRegister;
  readonly copy: LocalCopy;
  readonly looks: Pick<LookStore, 'forget'>;
  readonly place: RememberPlace;
  readonly audit: WriteAudit;
  readonly clock: Clock;
  /** The DMP's time at the latest, where it is known: what ends by itself is judged by it (H50). */
  readonly latestNow?: () => EpochMs;
  readonly ids: Ids;
  readonly practitionerId: string;
  readonly authorisationValidityMs: number;
  readonly minors: MinorSettings;
  /** In which capacities this holder may read, and whether an express consent must stand first (R3). */
  readonly capacities: readonly Capacity[];
  readonly expressNeeded: boolean;
  readonly countSignatures: () => number;
  /** A dossier left the banner, whatever the reason. */
  readonly onLeft: () => void;
  readonly onChanged: () => void;
}
